import type { ReadTx } from '#server/database/database.ts';
import type { QueryOrigin, QueryRows } from '#modules/sources/server/index.ts';
import { LEVELS } from '../dataset.ts';
import { findFacts } from './fact-store.ts';

const COLUMNS: QueryRows['columns'] = [
  { key: 'entity', label: 'Ejecutora' },
  { key: 'month', label: 'Mes' },
  { key: 'product', label: 'Producto' },
  { key: 'source', label: 'Fuente' },
  { key: 'pim', label: 'PIM' },
  { key: 'accrued', label: 'Devengado' },
  { key: 'line', label: 'Línea del archivo' },
];

/** The rows of the file that a figure adds up. */
export async function proveFacts(tx: ReadTx, { editionId, filter }: QueryOrigin, limit: number): Promise<QueryRows> {
  const { rows, total } = await findFacts(
    tx,
    {
      editionId,
      year: Number(filter['year']),
      territory: filter['territory'] ?? '',
      level: LEVELS.find((level) => level === filter['level']) ?? 'M',
      entity: filter['entity'],
      product: filter['product'],
      source: filter['source'],
      month: filter['month'] === undefined ? undefined : Number(filter['month']),
    },
    { limit, offset: 0 },
  );
  return {
    columns: COLUMNS,
    rows: rows.map(({ entity, month, product, source, pimCents, accruedCents, line }) => ({
      entity,
      month,
      product,
      source,
      pim: pimCents / 100,
      accrued: accruedCents / 100,
      line,
    })),
    total,
  };
}
