import type { ReadTx } from '#server/database/database.ts';
import type { QueryOrigin, QueryRows } from '#modules/sources/server/index.ts';
import type { Month } from '../explore/query.ts';
import { findCountRows } from './store.ts';

const COLUMNS: QueryRows['columns'] = [
  { key: 'territory', label: 'Ubigeo' },
  { key: 'year', label: 'Año' },
  { key: 'month', label: 'Mes' },
  { key: 'modality', label: 'Modalidad' },
  { key: 'count', label: 'Registros' },
  { key: 'line', label: 'Línea del archivo' },
];

/** The rows of the file that a figure adds up. */
export async function proveCounts(tx: ReadTx, origin: QueryOrigin, limit: number): Promise<QueryRows> {
  const { filter } = origin;
  const { rows, total } = await findCountRows(
    tx,
    origin.editionId,
    { territory: filter['territory'] ?? '', ...spanOf(filter), modalities: modalitiesOf(filter) },
    limit,
  );
  return { columns: COLUMNS, rows: rows.map((row) => ({ ...row })), total };
}

/** Months of a year, as the section's figures say them, or from a month to another, as the explorer's. */
function spanOf(filter: QueryOrigin['filter']): { readonly from: Month; readonly to: Month } {
  const { from, to, year = '' } = filter;
  if (from !== undefined && to !== undefined) return { from, to };
  const [first = '1', last = '12'] = (filter['months'] ?? '').split('-');
  return { from: `${year}-${first.padStart(2, '0')}`, to: `${year}-${last.padStart(2, '0')}` };
}

function modalitiesOf(filter: QueryOrigin['filter']): readonly string[] {
  const { modality = '', modalities } = filter;
  if (modalities !== undefined) return modalities.split('|');
  return modality === '' ? [] : [modality];
}
