// The dated parameters that training uses, as the norms module keeps them.
import type { ReadTx } from '#server/database/database.ts';
import { formatDate } from '#shared/calendar-date.ts';
import type { WorkDeps } from '#modules/sources/server/index.ts';
import { CONFIDENCE_TEXT, numberAt, type Parameter, parameterAt } from '#modules/norms/index.ts';
import { findParameters } from '#modules/norms/server/index.ts';
import type { TrainingEvent } from '../contract.ts';
import { leastMark, MARK_MAXIMUM, type PassRule } from '../events/qualification.ts';

const ATTENDANCE = 'training.attendance-minimum';
const MARK = 'training.mark-minimum';
const REPORT_DAYS = 'training.report-days';

/** In force on the last day of the event, where it is of. */
export async function findPassRule(
  tx: ReadTx,
  { scopeOf }: Pick<WorkDeps, 'scopeOf'>,
  event: Pick<TrainingEvent, 'territory' | 'startsOn' | 'endsOn'>,
): Promise<PassRule> {
  const records = await findParameters(tx, await scopeOf(tx, { territory: event.territory || 'PE' }));
  const day = event.endsOn ?? event.startsOn;
  const used = [ATTENDANCE, MARK].flatMap((code) => parameterAt(records, code, day, event.territory) ?? []);
  return {
    attendanceMinimumPercent: numberAt(records, ATTENDANCE, day, event.territory),
    markMinimumPercent: numberAt(records, MARK, day, event.territory),
    basis: [...new Set(used.map(basisOf))].join('; '),
  };
}

/** Days from the closing of a group to its report; null: nobody set them. */
export async function findReportDays(
  tx: ReadTx,
  { scopeOf }: Pick<WorkDeps, 'scopeOf'>,
  event: Pick<TrainingEvent, 'territory' | 'startsOn' | 'endsOn'>,
): Promise<number | null> {
  const records = await findParameters(tx, await scopeOf(tx, { territory: event.territory || 'PE' }));
  return numberAt(records, REPORT_DAYS, event.endsOn ?? event.startsOn, event.territory);
}

function basisOf({ norm, article, confidence, validFrom }: Parameter): string {
  const from = validFrom === null ? '' : `, desde el ${formatDate(validFrom)}`;
  if (norm === null) return `${CONFIDENCE_TEXT[confidence]}${from}`;
  return `${[norm, article].filter((part) => part !== null).join(', ')}${from}`;
}

/** "Para el certificado: asistir al 80% de los días y una nota de 11 de 20 (supuesto de la plataforma)." */
export function ruleWords(rule: PassRule, isEvaluated: boolean): string {
  const { attendanceMinimumPercent: attendance, basis } = rule;
  const least = leastMark(rule);
  const asked = [
    attendance === null ? 'asistir al menos un día' : `asistir al ${attendance}% de los días registrados`,
    ...(isEvaluated ? [least === null ? 'tener nota' : `una nota de ${least} o más, de ${MARK_MAXIMUM}`] : []),
  ];
  return `Para el certificado: ${asked.join(' y ')}${basis === '' ? '' : ` (${basis})`}.`;
}
