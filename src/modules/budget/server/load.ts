// What the section needs from the database besides its rows.
import type { ReadTx } from '#server/database/database.ts';
import { contains, type Edition, type Scope } from '#modules/sources/index.ts';
import { findEditionsOfSection } from '#modules/sources/server/index.ts';
import { BUDGET_FACTS, type GovernmentLevel } from '../dataset.ts';
import type { BudgetFacts, FactYear } from '../facts.ts';
import type { BudgetExtra } from '../section.ts';
import { findCube, type StoredCubeRow } from './store.ts';

export async function loadBudget(tx: ReadTx, scope: Scope): Promise<BudgetExtra> {
  const [edition] = await findFactEditions(tx, scope);
  return { facts: edition ? await factsOf(tx, edition, scope.place.code) : null };
}

/** Editions of budget files that speak of the whole of a place and were known at its date, newest cut-off first. */
export async function findFactEditions(
  tx: ReadTx,
  { place, asOf, withDrafts }: Pick<Scope, 'place' | 'asOf' | 'withDrafts'>,
): Promise<readonly Edition[]> {
  const live = await findEditionsOfSection(tx, 'budget');
  return live
    .filter((edition) => edition.tables.includes(BUDGET_FACTS) && contains(edition.territory, place.code))
    .filter((edition) => edition.status === 'published' || withDrafts === true)
    .filter((edition) => asOf === null || edition.publishedOn <= asOf)
    .toSorted((a, b) => b.cutOff.localeCompare(a.cutOff) || b.revision - a.revision || b.id - a.id);
}

async function factsOf(tx: ReadTx, edition: Edition, territory: string): Promise<BudgetFacts | null> {
  const years = await findTotals(tx, edition.id, territory, 'M');
  return years.length === 0 ? null : { edition, years };
}

/** A row a year; a district's are those of its entities, added up. */
export async function findTotals(
  tx: ReadTx,
  editionId: number,
  territory: string,
  level: GovernmentLevel,
  years?: readonly number[],
): Promise<readonly FactYear[]> {
  const grain = territory.length === 6 ? 'entity' : 'territory';
  const rows = await findCube(tx, { editionId, grain, territory, level, ...(years ? { years } : {}) });
  const byYear = new Map<number, FactYear>();
  for (const row of rows) byYear.set(row.year, plus(byYear.get(row.year), row));
  return [...byYear.values()].toSorted((a, b) => a.year - b.year);
}

function plus(sum: FactYear | undefined, row: StoredCubeRow): FactYear {
  return {
    year: row.year,
    piaCents: (sum?.piaCents ?? 0) + row.piaCents,
    pimCents: (sum?.pimCents ?? 0) + row.pimCents,
    accruedCents: (sum?.accruedCents ?? 0) + row.accruedCents,
    months: row.months.map((cents, month) => cents + (sum?.months[month] ?? 0)),
    rows: (sum?.rows ?? 0) + row.rows,
  };
}
