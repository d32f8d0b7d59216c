// Counts of districts added up to provinces, regions and the country.
import type { ComplaintRow } from './sidpol-reader.ts';

export interface CubeRow {
  readonly territory: string;
  readonly year: number;
  readonly month: number;
  readonly modality: string;
  readonly count: number;
  /** Rows added up. */
  readonly rows: number;
}

interface Level {
  readonly digits: number;
  readonly counts: Float64Array;
  readonly rows: Float64Array;
}

/** `rows` in order of territory: a level is written when its territory has passed. */
export function addUp(rows: readonly ComplaintRow[]): readonly CubeRow[] {
  const modalities = [...new Set(rows.map(({ modality }) => modality))].toSorted();
  const rank = new Map(modalities.map((name, index) => [name, index]));
  let [firstYear, lastYear] = [Infinity, -Infinity];
  for (const { year } of rows) {
    if (year < firstYear) firstYear = year;
    if (year > lastYear) lastYear = year;
  }
  if (rows.length === 0) return [];
  const size = (lastYear - firstYear + 1) * 12 * modalities.length;
  const levels = [4, 2, 0].map((digits): Level => ({
    digits,
    counts: new Float64Array(size),
    rows: new Float64Array(size),
  }));
  const cube: CubeRow[] = [];
  const write = (level: Level, territory: string): void => {
    for (let at = 0; at < size; at += 1) {
      const added = level.rows[at] ?? 0;
      if (added === 0) continue;
      const period = Math.floor(at / modalities.length);
      cube.push({
        territory: territory.slice(0, level.digits),
        year: firstYear + Math.floor(period / 12),
        month: (period % 12) + 1,
        modality: modalities[at % modalities.length] ?? '',
        count: level.counts[at] ?? 0,
        rows: added,
      });
    }
    level.counts.fill(0);
    level.rows.fill(0);
  };
  let current = rows[0]?.territory ?? '';
  for (const row of rows) {
    if (row.territory !== current) {
      for (const level of levels)
        if (row.territory.slice(0, level.digits) !== current.slice(0, level.digits)) write(level, current);
      current = row.territory;
    }
    const at = ((row.year - firstYear) * 12 + row.month - 1) * modalities.length + (rank.get(row.modality) ?? 0);
    for (const level of levels) {
      level.counts[at] = (level.counts[at] ?? 0) + row.count;
      level.rows[at] = (level.rows[at] ?? 0) + 1;
    }
  }
  for (const level of levels) write(level, current);
  return cube;
}
