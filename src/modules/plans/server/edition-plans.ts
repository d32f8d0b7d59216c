// The plans that an edition prints, as plans that can be followed without typing them again.
import type { ReadTx } from '#server/database/database.ts';
import { cellText, type Scope, type StoredRecord } from '#modules/sources/index.ts';
import { findEditionsOfSection, findRecordsInForce } from '#modules/sources/server/index.ts';
import type { EditionPlan, Named, PlanRow, PriorityView } from '../contract.ts';
import { articulationSection } from '../articulation/section.ts';
import { GUIDELINE_TABLE } from '../articulation/tables.ts';
import { CRIME_TABLE, PLAN_TABLE, PRIORITY_TABLE } from '../pasc/tables.ts';
import { byOrder, number } from '../rows.ts';

export interface PrintedPlan extends Omit<PlanRow, 'id'> {
  readonly instrument: string;
  readonly kind: 'original' | 'updated';
  readonly inForceFrom: string;
  readonly recordId: number;
  readonly priorities: readonly PriorityView[];
}

/** Inside of the place, each committee's newest version that is in force. */
export async function findPrintedPlans(tx: ReadTx, scope: Scope): Promise<readonly PrintedPlan[]> {
  const live = await findEditionsOfSection(tx, 'pasc');
  const { records } = await findRecordsInForce(tx, [PLAN_TABLE, PRIORITY_TABLE], live, scope);
  const priorities = records.filter(({ table }) => table === PRIORITY_TABLE.code);
  const plans = byOrder(records.filter(({ table }) => table === PLAN_TABLE.code))
    .filter((record) => cellText(record, 'governs').startsWith(scope.place.code))
    .filter((record) => record.values['instrument'] !== null && record.values['state'] !== 'Sustituido');
  return plans.flatMap((record) => printedPlan(record, priorities) ?? []);
}

function printedPlan(record: StoredRecord, priorities: readonly StoredRecord[]): PrintedPlan | undefined {
  const territory = cellText(record, 'governs');
  const [fromYear, toYear, year] = ['from', 'to', 'year'].map((column) => number(record, column));
  const level = LEVELS[territory.length];
  if (level === undefined || fromYear === undefined || toYear === undefined) return undefined;
  if (Number.isNaN(fromYear) || Number.isNaN(toYear)) return undefined;
  const served = cellText(record, 'territory');
  const kind = record.values['version'] === 'Actualizado' ? 'updated' : 'original';
  return {
    territory,
    level,
    committee: cellText(record, 'committee'),
    shortTitle: cellText(record, 'shortName'),
    entity: cellText(record, 'entity'),
    fromYear,
    toYear,
    instrument: cellText(record, 'instrument'),
    kind,
    // What an update replaced is not printed: its matrix is the plan's from the year of its ordinance.
    inForceFrom: `${kind === 'updated' && year !== undefined && year > fromYear ? year : fromYear}-01-01`,
    recordId: record.id,
    priorities: priorities
      .filter((priority) => cellText(priority, 'territory') === served)
      .toSorted((a, b) => number(a, 'rank') - number(b, 'rank'))
      .map((priority) => ({
        rank: number(priority, 'rank'),
        verbatim: cellText(priority, 'verbatim'),
        crime: cellText(priority, 'crime'),
      })),
  };
}

const LEVELS: Readonly<Record<number, PlanRow['level']>> = { 2: 'CORESEC', 4: 'COPROSEC', 6: 'CODISEC' };

export function editionPlanOf({ territory, committee, instrument, fromYear, toYear }: PrintedPlan): EditionPlan {
  return { territory, committee, instrument, period: `${fromYear}–${toYear}` };
}

/** Of the national policy: OP1.2 and its name. */
export async function findGuidelineNames(tx: ReadTx, scope: Scope): Promise<readonly Named[]> {
  const live = await findEditionsOfSection(tx, articulationSection.code);
  const { records } = await findRecordsInForce(tx, [GUIDELINE_TABLE], live, scope);
  return records
    .toSorted(
      (a, b) =>
        cellText(a, 'objective').localeCompare(cellText(b, 'objective')) || number(a, 'order') - number(b, 'order'),
    )
    .map((record) => ({
      code: `${cellText(record, 'objective')}.${number(record, 'order')}`,
      name: cellText(record, 'name'),
    }));
}

export async function findCrimeNames(tx: ReadTx, scope: Scope): Promise<readonly Named[]> {
  const live = await findEditionsOfSection(tx, 'pasc');
  const { records } = await findRecordsInForce(tx, [CRIME_TABLE], live, scope);
  return records.map((record) => ({ code: cellText(record, 'crime'), name: cellText(record, 'name') }));
}
