// What secretaries owe: sessions and consultations of the legal rhythm, attendance, minutes, agreements, appointments.
import type { ReadTx } from '#server/database/database.ts';
import { addDays, type CalendarDate } from '#shared/calendar-date.ts';
import type { Duty } from '#shared/duty.ts';
import { grouped } from '#shared/grouped.ts';
import { secretariesOf } from '../committee.ts';
import { addWorkingDays } from '../rhythm.ts';
import { sessionTitle } from '../session.ts';
import { findOpenAgreements } from './agreement-store.ts';
import { findCommittees, type StoredCommittee } from './committee-store.ts';
import { rhythmsOf } from './committee-views.ts';
import { findEndingAppointments } from './member-store.ts';
import { type CommitteeRules, findRules } from './rules.ts';
import { findHeldDays, findUnfinishedSessions, type HeldDay, type UnfinishedSession } from './session-store.ts';

const SECTION = 'Comités';
/** Appointments that end within these days are asked to be renewed. */
const RENEWAL_DAYS = 30;
/** Sessions of before are not looked at: what they owe is told by the committee's own page. */
const LOOKS_BACK_DAYS = 400;
/** Over all the municipalities of the country it is the last ones that somebody can still mend. */
const COUNTRY_LOOKS_BACK_DAYS = 92;
const MOST = 5000;

type Draft = Omit<Duty, 'territory' | 'section' | 'roles'>;

export async function committeeDuties(
  tx: ReadTx,
  { territory, today }: { readonly territory: string; readonly today: CalendarDate },
): Promise<readonly Duty[]> {
  const { rows: committees } = await findCommittees(tx, territory, { limit: MOST, offset: 0 });
  if (committees.length === 0) return [];
  const rules = await findRules(tx, territory, today);
  const lookedBack = territory === '' ? COUNTRY_LOOKS_BACK_DAYS : LOOKS_BACK_DAYS;
  const range = { from: addDays(today, -lookedBack), to: today };
  const sessions = await findUnfinishedSessions(tx, territory, range);
  const heldDays = await findHeldDays(tx, territory, addDays(today, -LOOKS_BACK_DAYS));
  const agreements = await findOpenAgreements(tx, { territory });
  const ending = await findEndingAppointments(tx, territory, { from: today, to: addDays(today, RENEWAL_DAYS) });
  const heldBy = grouped(heldDays, ({ committeeId }) => committeeId);
  const sessionsBy = grouped(sessions, ({ committeeId }) => committeeId);
  const agreementsBy = grouped(agreements, ({ committeeId }) => committeeId);
  const endingBy = grouped(ending, ({ committeeId }) => committeeId);
  return committees.flatMap((committee) => {
    const own = sessionsBy.get(committee.id) ?? [];
    const href = `/t/${committee.territory || 'PE'}/comites/${committee.id}`;
    const drafts: readonly Draft[] = [
      ...rhythmDrafts(committee, heldBy.get(committee.id) ?? [], rules, { today, href }),
      ...own.flatMap((session) => sessionDrafts(session, rules, href)),
      ...(agreementsBy.get(committee.id) ?? []).map((one) => ({
        id: `committees.agreement/${one.id}`,
        what: `${committee.title}: informar el acuerdo ${one.number} de la ${lower(sessionTitle({ type: one.sessionType, number: one.sessionNumber, year: one.sessionYear }))} (responde ${one.responsible})`,
        dueOn: one.dueOn,
        verb: 'Informar',
        href: `${href}?acuerdo=${one.id}`,
        basis: null,
      })),
      ...(endingBy.get(committee.id) ?? []).map((one) => ({
        id: `committees.appointment/${one.id}`,
        what: `${committee.title}: termina la designación de ${one.position} (${one.entity})`,
        dueOn: one.validTo,
        verb: 'Designar',
        href: `${href}#miembros`,
        basis: one.resolution,
      })),
    ];
    const roles = secretariesOf(committee.kind, committee.territory);
    return drafts.map((draft) => ({ ...draft, territory: committee.territory, section: SECTION, roles }));
  });
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const RHYTHM_WORDS = {
  sessions: { what: 'sesión ordinaria', parameter: 'ordinary' },
  consultations: { what: 'consulta pública', parameter: 'publicConsultation' },
} as const;

function rhythmDrafts(
  committee: StoredCommittee,
  days: readonly HeldDay[],
  rules: CommitteeRules,
  { today, href }: { readonly today: CalendarDate; readonly href: string },
): readonly Draft[] {
  return rhythmsOf(committee, days, rules, today).flatMap(({ rhythm, periods, basis }) =>
    periods
      .filter(({ state }) => state !== 'met')
      .map(({ label, from, to }) => ({
        id: `committees.${rhythm}/${committee.id}/${from}`,
        what: `${committee.title}: ${RHYTHM_WORDS[rhythm].what} de ${label}`,
        dueOn: to,
        verb: 'Convocar',
        href: `${href}?convocar=${RHYTHM_WORDS[rhythm].parameter}`,
        basis,
      })),
  );
}

function sessionDrafts(session: UnfinishedSession, rules: CommitteeRules, href: string): readonly Draft[] {
  const { id, heldOn, status, territory, committee } = session;
  const name = `${committee}, ${lower(sessionTitle(session))}`;
  const page = `${href}/sesiones/${id}`;
  const rule = rules.publication(territory, heldOn);
  const deadline = rule ? addWorkingDays(heldOn, rule.value) : null;
  const basis = rule?.basis ?? null;
  if (status === 'called')
    return [
      {
        id: `committees.attendance/${id}`,
        what: `${name}: registrar la asistencia`,
        dueOn: heldOn,
        verb: 'Registrar',
        href: page,
        basis: null,
      },
    ];
  if (status === 'held' || status === 'withoutQuorum')
    return [
      {
        id: `committees.seal/${id}`,
        what: `${name}: sellar el acta`,
        dueOn: deadline,
        verb: 'Sellar',
        href: page,
        basis,
      },
    ];
  if (status === 'sealed')
    return [
      {
        id: `committees.publish/${id}`,
        what: `${name}: publicar el acta`,
        dueOn: deadline,
        verb: 'Publicar',
        href: page,
        basis,
      },
    ];
  return [];
}
