import { daysBetween, isCalendarDate } from '#shared/calendar-date.ts';
import type { Check, Constraint } from '#shared/check.ts';

const groupSessions: Check = ({ figures }) =>
  figures['cameras.nextSession@PE']
    ? [
        {
          rule: 'cameras-next-session',
          severity: 'moderate',
          title: 'La próxima sesión ordinaria es la última más una',
          relation: { kind: 'next', held: 'cameras.heldSessions@PE', next: 'cameras.nextSession@PE' },
          advice: 'Confirme cuántas sesiones se desarrollaron: la que se anuncia ya figura entre ellas.',
        },
      ]
    : [];

const teamSessions: Check = ({ figures }) =>
  Object.keys(figures)
    .filter((id) => id.startsWith('cameras.teamNext@PE/'))
    .map((next): Constraint => {
      const team = next.slice(next.indexOf('/') + 1);
      return {
        rule: 'cameras-team-session',
        severity: 'moderate',
        title: `La próxima sesión del equipo ${team} es la última más una`,
        relation: { kind: 'next', held: `cameras.teamSessions@PE/${team}`, next },
      };
    });

const sessionOrder: Check = ({ figures }) =>
  Object.keys(figures)
    .filter((id) => id.startsWith('cameras.teamInstalledOn@PE/'))
    .map((installed): Constraint => {
      const team = installed.slice(installed.indexOf('/') + 1);
      const sessions = Object.values(figures).filter(({ id }) => id.startsWith(`cameras.teamSession@PE/${team}/`));
      const days = [figures[installed], ...sessions].map((figure) => String(figure?.value));
      return {
        rule: 'cameras-session-order',
        severity: 'minor',
        title: `Las sesiones del equipo ${team} siguen a su instalación y van en orden`,
        relation: {
          kind: 'holds',
          figures: [installed, ...sessions.map(({ id }) => id)],
          holds: days.every((day, index) => index === 0 || day > (days[index - 1] ?? '')),
          expected: 'fechas en orden',
          stated: days.join(', '),
        },
      };
    });

/** A next session that is late by more than a whole interval was held and not written down, or did not take place. */
const teamCadence: Check = ({ figures, reference }) =>
  Object.keys(figures)
    .filter((id) => id.startsWith('cameras.teamNext@PE/'))
    .flatMap((next): readonly Constraint[] => {
      const team = next.slice(next.indexOf('/') + 1);
      const sessions = Object.values(figures).filter(({ id }) => id.startsWith(`cameras.teamSession@PE/${team}/`));
      const days = sessions.map(({ value }) => String(value)).filter(isCalendarDate);
      const gaps = days.slice(1).map((day, index) => daysBetween(days[index] ?? day, day));
      const [last, longest] = [sessions.at(-1), Math.max(...gaps)];
      if (!last || gaps.length < 2) return [];
      const waited = daysBetween(String(last.value), reference);
      return [
        {
          rule: 'cameras-team-cadence',
          severity: 'minor',
          title: `La sesión que sigue del equipo ${team} no tarda más del doble de lo que tardaron las otras`,
          relation: {
            kind: 'holds',
            figures: [last.id, next],
            holds: waited <= 2 * longest,
            expected: `hasta ${2 * longest} días después de la última`,
            stated: `${waited} días`,
          },
          advice: 'Diga si la sesión anunciada se realizó y cuándo, o para cuándo se convoca.',
        },
      ];
    });

const documents: Check = ({ figures }) =>
  figures['cameras.documents@PE']
    ? [
        {
          rule: 'cameras-documents',
          severity: 'moderate',
          title: 'Los documentos republicados que se cuentan son los que se nombran',
          relation: { kind: 'equal', left: 'cameras.documents@PE', right: 'cameras.guidelines@PE' },
        },
      ]
    : [];

const members: Check = ({ figures }) => {
  const parts = Object.keys(figures).filter((id) => id.startsWith('cameras.members@PE/'));
  if (parts.length === 0) return [];
  return [
    {
      rule: 'cameras-members',
      severity: 'serious',
      title: 'Cada miembro está en una clase',
      relation: { kind: 'sum', total: 'cameras.members@PE', parts },
    },
  ];
};

/** Connected or unverified cameras are among the known ones. */
const counts: Check = ({ figures }) =>
  Object.keys(figures)
    .filter((id) => id.startsWith('cameras.known@'))
    .flatMap((upper) =>
      (['connected', 'unknown'] as const).map((measure): Constraint => ({
        rule: `cameras-${measure}`,
        severity: 'serious',
        title: 'Las cámaras interconectadas o sin verificar están entre las conocidas',
        relation: { kind: 'atMost', lower: upper.replace('known@', `${measure}@`), upper },
      })),
    );

export const checks: readonly Check[] = [
  groupSessions,
  teamSessions,
  sessionOrder,
  teamCadence,
  documents,
  members,
  counts,
];
