// The activities that a figure of the thread counts.
import type { ReadTx } from '#server/database/database.ts';
import type { QueryOrigin, QueryRows } from '#modules/sources/server/index.ts';
import { findThreadActivities } from './thread-store.ts';

const COLUMNS: QueryRows['columns'] = [
  { key: 'code', label: 'Código' },
  { key: 'title', label: 'Actividad' },
  { key: 'guideline', label: 'Lineamiento' },
  { key: 'goal', label: 'Meta' },
  { key: 'count', label: 'Ejecutado' },
  { key: 'budgetLine', label: 'Línea presupuestal' },
  { key: 'budget', label: 'Presupuesto' },
];

/** As they are now: what is worked on has no editions. */
export async function proveActivities(tx: ReadTx, { filter }: QueryOrigin, limit: number): Promise<QueryRows> {
  const territory = filter['territory'] ?? '';
  const all = await findThreadActivities(tx, { territory, day: filter['day'] ?? '9999-12-31' });
  const own = all.filter((one) => one.territory === territory && String(one.priorityRank) === filter['rank']);
  return { columns: COLUMNS, rows: own.slice(0, limit).map((one) => ({ ...one })), total: own.length };
}
