// The sealed quarters that a figure of progress rests on.
import type { ReadTx } from '#server/database/database.ts';
import type { Scope } from '#modules/sources/index.ts';
import type { QueryOrigin, QueryRows } from '#modules/sources/server/index.ts';
import { parseQuarter, quarterCode } from '../follow-up/quarter.ts';
import { percentWords } from '../print/words.ts';
import { findPlanRollups, type RollupQuestion } from './rollup-store.ts';

const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

const COLUMNS: QueryRows['columns'] = [
  { key: 'territory', label: 'Ubigeo' },
  { key: 'committee', label: 'Comité' },
  { key: 'quarter', label: 'Trimestre' },
  { key: 'version', label: 'Versión cerrada' },
  { key: 'activities', label: 'Actividades programadas' },
  { key: 'count', label: 'Avance' },
  { key: 'backed', label: 'Con sustento' },
  { key: 'raw', label: 'Avance sin tope' },
];

/** As known on the day asked. */
export function questionOf({ place, asOf }: Scope): RollupQuestion {
  return { territory: place.code, fromYear: FIRST_YEAR, toYear: LAST_YEAR, asOf };
}

export async function proveProgress(tx: ReadTx, { filter }: QueryOrigin, limit: number): Promise<QueryRows> {
  const quarter = parseQuarter(filter['quarter'] ?? '');
  if (!quarter) return { columns: COLUMNS, rows: [], total: 0 };
  const all = await findPlanRollups(tx, {
    territory: filter['territory'] ?? '',
    fromYear: quarter.year,
    toYear: quarter.year,
  });
  const own = all.filter((row) => quarterCode(row.quarter) === quarterCode(quarter));
  const rows = own.slice(0, limit).map((row) => ({
    territory: row.territory,
    committee: row.committee,
    quarter: quarterCode(row.quarter),
    version: row.version,
    activities: row.activities,
    count: percentWords(row.percent),
    backed: percentWords(row.backed),
    raw: percentWords(row.raw),
  }));
  return { columns: COLUMNS, rows, total: own.length };
}
