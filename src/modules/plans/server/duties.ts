// What is owed of the plans of a territory: quarters to close, to correct and to look at.
import type { ReadTx } from '#server/database/database.ts';
import type { Duty } from '#shared/duty.ts';
import type { DutyQuestion } from '#modules/sources/server/index.ts';
import type { StoredRecord } from '#modules/sources/index.ts';
import { quarterCode, quarterWords } from '../follow-up/quarter.ts';
import { keepersOf, ROLES_OF_STAGE, territoryOfStage } from '../follow-up/review.ts';
import { closeDueOn, reviewDueOn, rulesOf } from '../follow-up/rules.ts';
import { findPendingQuarters, findUnclosedQuarters, type OwedQuarter, type PendingQuarter } from './duty-store.ts';

const SECTION = 'Planes de acción';

export async function findPlanDuties(
  tx: ReadTx,
  { today, territory }: DutyQuestion,
  parameters: readonly StoredRecord[],
): Promise<readonly Duty[]> {
  const unclosed = (await findUnclosedQuarters(tx, territory, today)).map((owed) => closingDuty(owed, parameters));
  const pending = (await findPendingQuarters(tx, territory)).map((owed) => pendingDuty(owed, parameters));
  // A province owes its look at a district of its own: whoever asks for the district does not see it.
  return [...unclosed, ...pending].filter((duty) => duty.territory.startsWith(territory));
}

function closingDuty(owed: OwedQuarter, parameters: readonly StoredRecord[]): Duty {
  const { territory, committee, quarter } = owed;
  const rules = rulesOf(parameters, quarter, territory);
  return {
    ...dutyOf(owed, 'close-quarter'),
    territory,
    what: `Cerrar el ${quarterWords(quarter)} del plan del ${committee}`,
    dueOn: closeDueOn(quarter, rules),
    roles: keepersOf(territory),
    verb: 'Cerrar',
    basis: rules.basis,
  };
}

function pendingDuty(owed: PendingQuarter, parameters: readonly StoredRecord[]): Duty {
  const { territory, committee, quarter, stage, since, state } = owed;
  const rules = rulesOf(parameters, quarter, territory);
  const dueOn = reviewDueOn(since, rules);
  if (stage === null)
    return {
      ...dutyOf(owed, 'correct-quarter'),
      territory,
      what:
        state === 'observed'
          ? `Corregir el ${quarterWords(quarter)} del plan del ${committee}: fue observado`
          : `Volver a cerrar el ${quarterWords(quarter)} del plan del ${committee}: está en corrección`,
      dueOn,
      roles: keepersOf(territory),
      verb: state === 'observed' ? 'Corregir' : 'Cerrar',
      basis: rules.basis,
    };
  return {
    ...dutyOf(owed, 'review-quarter'),
    territory: territoryOfStage(territory, stage),
    what: `Revisar el ${quarterWords(quarter)} del plan del ${committee}`,
    dueOn,
    roles: ROLES_OF_STAGE[stage],
    verb: 'Revisar',
    basis: rules.basis,
  };
}

function dutyOf({ planId, territory, quarter }: OwedQuarter, kind: string): Pick<Duty, 'id' | 'section' | 'href'> {
  const code = quarterCode(quarter);
  return {
    id: `plans.${kind}/${territory}/${planId}/${code}`,
    section: SECTION,
    href: `/t/${territory}/planes/${planId}/${code}`,
  };
}
