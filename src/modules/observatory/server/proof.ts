import type { ReadTx } from '#server/database/database.ts';
import type { QueryOrigin, QueryRows } from '#modules/sources/server/index.ts';
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
  const [from = '1', to = '12'] = (filter['months'] ?? '').split('-');
  const { rows, total } = await findCountRows(
    tx,
    origin.editionId,
    {
      territory: filter['territory'] ?? '',
      year: Number(filter['year']),
      fromMonth: Number(from),
      toMonth: Number(to),
      modality: filter['modality'] ?? '',
    },
    limit,
  );
  return { columns: COLUMNS, rows: rows.map((row) => ({ ...row })), total };
}
