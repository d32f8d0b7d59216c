// The report of a quarter, printable: progress, what proves it, who looked at it, and its seal.
import { formatDate } from '#shared/calendar-date.ts';
import type { FollowedActivity, FollowUp, Named } from '../contract.ts';
import { parseQuarter, quarterWords } from '../follow-up/quarter.ts';
import { STAGE_WORDS, STATE_WORDS } from '../follow-up/review.ts';
import { column, part, type PrintDocument, type PrintPart } from './document.ts';
import { amountWords, percentWords, progressWords } from './words.ts';

const LIGHT_WORDS = { good: 'verde', warn: 'ámbar', bad: 'rojo', unknown: 'sin semáforo' } as const;

export function quarterDocument(follow: FollowUp, guidelines: readonly Named[]): PrintDocument {
  const { plan, progress, sealed, rules, light } = follow;
  const quarter = parseQuarter(follow.quarter);
  const newest = sealed[0];
  const when = quarter ? quarterWords(quarter) : follow.quarter;
  return {
    title: `Informe del ${when}`,
    subtitle: `${plan.committee}, plan de acción ${plan.fromYear}–${plan.toYear}`,
    facts: [
      { label: 'Instrumento', value: follow.instrument ?? 'sin dato' },
      { label: 'Situación', value: newest ? `${STATE_WORDS[follow.state]}, versión ${newest.version}` : 'abierto' },
      {
        label: 'Avance',
        value: progress.percents ? progressWords(progress.percents) : 'sin dato',
      },
      { label: 'Semáforo', value: `${LIGHT_WORDS[light]} (${rules.basis})` },
    ],
    parts: [
      guidelinesPart(follow, guidelines),
      activitiesPart(follow.activities),
      evidencePart(follow.activities),
      reviewsPart(follow),
      ...sealPart(follow),
    ],
    footer: newest
      ? `${plan.committee} · ${when} · versión ${newest.version} · sello ${newest.sha256.slice(0, 16)}…`
      : `${plan.committee} · ${when} · sin cerrar`,
  };
}

function guidelinesPart({ progress, rules }: FollowUp, guidelines: readonly Named[]): PrintPart {
  const cap = rules.cap === null ? 'sin tope' : `hasta ${percentWords(rules.cap)}`;
  return part('Avance por lineamiento', {
    paragraphs: [
      `El avance es el promedio de las actividades de cada lineamiento y luego el de los lineamientos; cada actividad cuenta ${cap} (${rules.basis}). Lo que no tiene sustento se dibuja hueco. Lo no programado no cuenta como cero.`,
    ],
    bars: progress.guidelines.flatMap(({ guideline, percents }) =>
      percents
        ? [
            {
              label: `${guideline} ${guidelines.find(({ code }) => code === guideline)?.name ?? ''}`.trim(),
              percent: Math.min(percents.percent, 100),
              backed: Math.min(percents.backed, 100),
              words: progressWords(percents),
            },
          ]
        : [],
    ),
  });
}

function activitiesPart(activities: readonly FollowedActivity[]): PrintPart {
  return part('Actividades', {
    table: {
      caption: 'Programado y ejecutado en el trimestre',
      columns: [
        column('Código', 1.4),
        column('Actividad', 5),
        column('Unidad', 2),
        column('Programado', 1.9, 'right'),
        column('Ejecutado', 1.7, 'right'),
        column('Avance', 3, 'right'),
        column('Responsable', 3),
      ],
      rows: activities.map((activity) => [
        activity.code,
        activity.note === '' ? activity.title : `${activity.title}. Nota: ${activity.note}`,
        activity.unit,
        amountWords(activity.programmed),
        amountWords(activity.executed),
        activityWords(activity),
        activity.responsible,
      ]),
    },
  });
}

/** How an activity went, in words. */
export function activityWords({ progress }: Pick<FollowedActivity, 'progress'>): string {
  switch (progress.kind) {
    case 'notProgrammed':
      return 'no programado';
    case 'unplanned':
      return 'hecho sin programar';
    case 'notReported':
      return 'sin informar';
    case 'measured': {
      const { raw, percent } = progress.percents;
      const words = progressWords(progress.percents);
      return percentWords(raw) === percentWords(percent) ? words : `${words}; sin tope ${percentWords(raw)}`;
    }
  }
}

function evidencePart(activities: readonly FollowedActivity[]): PrintPart {
  const rows = activities.flatMap(({ code, evidence }) =>
    evidence.map(({ name, amount, sha256 }) => [code, name, amountWords(amount), sha256.slice(0, 16)]),
  );
  if (rows.length === 0) return part('Sustento', { paragraphs: ['Ninguna actividad tiene sustento.'] });
  return part('Sustento', {
    table: {
      caption: 'Archivos y cuánto prueba cada uno',
      columns: [column('Código', 1.4), column('Archivo', 6), column('Prueba', 1.6, 'right'), column('SHA-256', 3)],
      rows,
    },
  });
}

function reviewsPart({ reviews }: FollowUp): PrintPart {
  if (reviews.length === 0) return part('Revisión', { paragraphs: ['Nadie lo ha revisado.'] });
  return part('Revisión', {
    table: {
      caption: 'Qué dijo cada nivel',
      columns: [column('Día', 1.6), column('Quién', 2), column('Versión', 1.2, 'right'), column('Qué dijo', 6)],
      rows: reviews
        .toReversed()
        .map(({ decidedOn, stage, version, decision, remark }) => [
          formatDate(decidedOn),
          STAGE_WORDS[stage],
          String(version),
          decision === 'approved' ? `Aprobó. ${remark}`.trim() : `Observó: ${remark}`,
        ]),
    },
  });
}

function sealPart({ sealed }: FollowUp): readonly PrintPart[] {
  if (sealed.length === 0) return [];
  return [
    part('Sellos', {
      table: {
        caption: 'Versiones cerradas del trimestre',
        columns: [column('Versión', 1.2, 'right'), column('Cerrada', 1.6), column('Avance', 2), column('SHA-256', 8)],
        rows: sealed
          .toReversed()
          .map(({ version, closedOn, percents, sha256 }) => [
            String(version),
            formatDate(closedOn),
            percentWords(percents.percent),
            sha256,
          ]),
      },
    }),
    ...sealed
      .toReversed()
      .filter(({ changes }) => changes.length > 0)
      .map(({ version, changes, reason }) =>
        part(`Qué cambió en la versión ${version}`, {
          paragraphs: [`Motivo: ${reason ?? 'sin dato'}`],
          table: {
            caption: `Cambios de la versión ${version}`,
            columns: [column('Código', 1.4), column('Qué', 2.4), column('Antes', 4), column('Después', 4)],
            rows: changes.map((change) => [change.code, change.what, change.before, change.after]),
          },
        }),
      ),
  ];
}
