// What norms oblige to, as the calendar shows it.
import type { ReadTx } from '#server/database/database.ts';
import type { Duty } from '#shared/duty.ts';
import type { DutyQuestion } from '#modules/sources/server/index.ts';
import { openDueDays } from '../obligation.ts';
import { CONFIDENCE_TEXT } from '../tables.ts';
import { findMetDays, findObligations } from './obligation-store.ts';

const SECTION = 'Normas';

export async function findDuties(tx: ReadTx, { today, territory }: DutyQuestion): Promise<readonly Duty[]> {
  const obligations = await findObligations(tx, territory);
  const met = await findMetDays(
    tx,
    obligations.map(({ id }) => id),
  );
  return obligations.flatMap((obligation) =>
    openDueDays(obligation, met.get(obligation.id) ?? new Set(), today).map((dueOn): Duty => {
      const { id, roles, what, norm, article, confidence } = obligation;
      const sure = confidence === 'OFF' || confidence === 'DECK' ? '' : ` (${CONFIDENCE_TEXT[confidence]})`;
      return {
        id: `norms.obligation/${id}/${dueOn}`,
        territory: obligation.territory,
        section: SECTION,
        what,
        dueOn,
        roles,
        verb: 'Registrar cumplimiento',
        href: `/t/${obligation.territory || 'PE'}/normas/obligaciones?obligation=${id}&due=${dueOn}`,
        basis: `${norm}${article === '' ? '' : `, art. ${article}`}${sure}`,
      };
    }),
  );
}
