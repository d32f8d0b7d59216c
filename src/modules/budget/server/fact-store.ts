// Questions over the budget's tables: rows of a file, and its entities by page.
import type { ReadTx } from '#server/database/database.ts';
import { clientOf } from '#server/database/transaction.ts';
import { PROJECTS } from '../cube.ts';
import type { GovernmentLevel } from '../dataset.ts';
import type { EntityOrder } from '../page/question.ts';
import { findCube, type StoredCubeRow } from './store.ts';

export interface FactFilter {
  readonly editionId: number;
  readonly year: number;
  /** Of all the entities of the territory and level, when no entity is said. */
  readonly territory: string;
  readonly level: GovernmentLevel;
  readonly entity?: string | undefined;
  /** January holds what month 0 does. */
  readonly month?: number | undefined;
  /** `PROJECTS`: all of them. */
  readonly product?: string | undefined;
  readonly source?: string | undefined;
}

export interface StoredFact {
  readonly entity: string;
  readonly month: number;
  readonly product: string;
  readonly source: string;
  readonly article: string;
  readonly piaCents: number;
  readonly pimCents: number;
  readonly accruedCents: number;
  readonly line: number;
}

/** Rows of the file behind an amount, in the order of the file. */
export async function findFacts(
  tx: ReadTx,
  filter: FactFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly StoredFact[]; readonly total: number }> {
  const entities = filter.entity
    ? [filter.entity]
    : (
        await findCube(tx, {
          editionId: filter.editionId,
          grain: 'entity',
          territory: filter.territory,
          level: filter.level,
          years: [filter.year],
        })
      ).map(({ entity }) => entity);
  const client = clientOf(tx);
  const where = `edition_id = $1 AND year = $2 AND entity = ANY ($3)
    AND ($4::int IS NULL OR month = $4 OR ($4 = 1 AND month = 0))
    AND ($5::text IS NULL OR product = $5 OR ($5 = '${PROJECTS}' AND length(product) = 7 AND product LIKE '2%'))
    AND ($6::text IS NULL OR source = $6)`;
  const values = [
    filter.editionId,
    filter.year,
    entities,
    filter.month ?? null,
    filter.product ?? null,
    filter.source ?? null,
  ];
  const { rows } = await client.query<StoredFact>(
    `SELECT entity, month, product, source, article, pia_cents AS "piaCents", pim_cents AS "pimCents",
       accrued_cents AS "accruedCents", line
     FROM budget_fact WHERE ${where} ORDER BY line LIMIT $7 OFFSET $8`,
    [...values, page.limit, page.offset],
  );
  const counted = await client.query<{ total: number }>(
    `SELECT count(*) AS total FROM budget_fact WHERE ${where}`,
    values,
  );
  return { rows, total: counted.rows[0]?.total ?? 0 };
}

export interface EntityAmounts {
  readonly entity: string;
  readonly name: string;
  readonly territory: string;
  readonly pimCents: number;
  readonly accruedCents: number;
}

export interface EntityPageRequest {
  readonly editionId: number;
  readonly territory: string;
  readonly year: number;
  /** Percentage of the PIM that what is lacking is counted to. */
  readonly goal: number;
  readonly order: EntityOrder;
  readonly limit: number;
  readonly offset: number;
}

const ORDERS: Readonly<Record<EntityOrder, string>> = {
  lacking: 'greatest(0, c.pim_cents * $4::numeric / 100 - c.accrued_cents) DESC',
  advance: 'CASE WHEN c.pim_cents = 0 THEN 1e9 ELSE c.accrued_cents::float8 / c.pim_cents END',
  name: 'n.label',
};

/** Local governments of a year inside a territory, a page of them, and how many there are. */
export async function findEntityPage(
  tx: ReadTx,
  { editionId, territory, year, goal, order, limit, offset }: EntityPageRequest,
): Promise<{ readonly rows: readonly EntityAmounts[]; readonly total: number }> {
  const { rows } = await clientOf(tx).query<EntityAmounts & { total: number }>({
    name: `budget-entities-${order}`,
    text: `SELECT c.entity, coalesce(n.label, '') AS name, c.territory, c.pim_cents AS "pimCents",
             c.accrued_cents AS "accruedCents", count(*) OVER () AS total
           FROM budget_cube c
           LEFT JOIN budget_name n ON n.edition_id = c.edition_id AND n.kind = 'entity' AND n.code = c.entity
           WHERE c.edition_id = $1 AND c.grain = 'entity' AND c.territory >= $2 AND c.territory < $2 || '~'
             AND c.level = 'M' AND c.year = $3 AND $4::numeric IS NOT NULL
           ORDER BY ${ORDERS[order]}, c.entity LIMIT $5 OFFSET $6`,
    values: [editionId, territory, year, goal, limit, offset],
  });
  return { rows, total: rows[0]?.total ?? 0 };
}

/** All years of some entities. */
export async function findEntityYears(
  tx: ReadTx,
  editionId: number,
  entities: readonly Pick<EntityAmounts, 'entity' | 'territory'>[],
): Promise<readonly StoredCubeRow[]> {
  const { rows } = await clientOf(tx).query<StoredCubeRow>({
    name: 'budget-entity-years',
    text: `SELECT territory, level, year, entity, product, source, article, pia_cents AS "piaCents",
             pim_cents AS "pimCents", accrued_cents AS "accruedCents", months, rows
           FROM budget_cube
           WHERE edition_id = $1 AND grain = 'entity' AND territory = ANY ($2) AND entity = ANY ($3)
           ORDER BY entity, year`,
    values: [editionId, entities.map(({ territory }) => territory), entities.map(({ entity }) => entity)],
  });
  return rows;
}
