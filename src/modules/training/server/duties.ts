// What training owes: attendance of today, events and groups to close, reports to deliver.
import type { ReadTx } from '#server/database/database.ts';
import { addDays, type CalendarDate } from '#shared/calendar-date.ts';
import type { Duty } from '#shared/duty.ts';
import type { Role } from '#modules/identity/index.ts';
import { CONFIDENCE_TEXT, parameterAt } from '#modules/norms/index.ts';
import { findParameters } from '#modules/norms/server/index.ts';
import type { DutyQuestion } from '#modules/sources/server/index.ts';
import { findOwedReports } from './centre-store.ts';
import { findDays, findOpenEvents } from './event-store.ts';

const SECTION = 'Capacitación';
const CLOSE_DAYS = 'training.close-days';
const REPORT_DAYS = 'training.report-days';

export async function findDuties(tx: ReadTx, question: DutyQuestion): Promise<readonly Duty[]> {
  const { today, territory } = question;
  const parameters = await findParameters(tx, {
    place: { code: territory, name: '', level: 'country' },
    children: [],
    districts: [],
    asOf: null,
    today,
  });
  const ruleOf = (code: string, place: string) => {
    const parameter = parameterAt(parameters, code, today, place);
    return {
      days: parameter?.value.kind === 'number' ? parameter.value.value : null,
      basis: parameter ? (parameter.norm ?? CONFIDENCE_TEXT[parameter.confidence]) : null,
    };
  };
  const duties: Duty[] = [];
  for (const event of await findOpenEvents(tx, territory)) {
    const { id, kind, title, startsOn, endsOn } = event;
    const page = { territory: event.territory, section: SECTION, href: eventPath(event.territory, kind, id) };
    const roles = keepersOf(event.territory);
    if (
      startsOn <= today &&
      (endsOn === null || today <= endsOn) &&
      kind === 'event' &&
      !(await findDays(tx, id)).includes(today)
    )
      duties.push({
        ...page,
        id: `training.attendance/${id}/${today}`,
        what: `Registrar la asistencia de hoy a «${title}»`,
        dueOn: today,
        roles,
        verb: 'Registrar asistencia',
        basis: null,
      });
    if (isOver(event, today)) {
      const { days, basis } = ruleOf(CLOSE_DAYS, event.territory);
      duties.push({
        ...page,
        id: `training.close/${id}`,
        what: kind === 'group' ? `Clausurar el ${lowerFirst(title)}` : `Cerrar «${title}»`,
        dueOn: endsOn === null ? null : addDays(endsOn, days ?? 0),
        roles,
        verb: kind === 'group' ? 'Clausurar' : 'Cerrar',
        basis: days === null ? null : basis,
      });
    }
  }
  for (const report of await findOwedReports(tx, territory))
    duties.push({
      id: `training.report/${report.id}`,
      territory: report.territory,
      section: SECTION,
      what: `Entregar el informe «${report.what}» del ${lowerFirst(report.title)}`,
      dueOn: report.dueOn,
      roles: ['trainingCoordinator', 'dgscAnalyst'],
      verb: 'Registrar informe',
      href: eventPath(report.territory, 'group', report.eventId),
      basis: ruleOf(REPORT_DAYS, report.territory).basis,
    });
  return duties;
}

/** A group without a last day is owed its closing from the day after its first. */
function isOver(
  event: { readonly startsOn: CalendarDate; readonly endsOn: CalendarDate | null },
  today: CalendarDate,
): boolean {
  return (event.endsOn ?? event.startsOn) < today;
}

function eventPath(territory: string, kind: 'event' | 'group', id: number): string {
  return `/t/${territory || 'PE'}/capacitacion/${kind === 'group' ? 'grupo' : 'evento'}/${id}`;
}

/** The coordinator, and the secretary of that very place: others who may are not asked for it each week. */
function keepersOf(territory: string): readonly Role[] {
  const steward = (['dgscAnalyst', 'regionalSecretary', 'provincialSecretary', 'districtSecretary'] as const)[
    territory.length / 2
  ];
  return ['trainingCoordinator', ...(steward ? [steward] : [])];
}

function lowerFirst(text: string): string {
  return `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
}
