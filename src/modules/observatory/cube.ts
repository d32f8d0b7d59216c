// Counts of districts added up to provinces, regions and the country, in whatever order they come.
import { FIRST_YEAR } from './period.ts';
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

export interface Cube {
  add(row: ComplaintRow): void;
  /** Sorted by territory, time and modality. */
  finish(): readonly CubeRow[];
}

interface Sums {
  /** By months since FIRST_YEAR: the sum of counts, and of rows. */
  readonly counts: Float64Array;
  readonly rows: Float64Array;
}

const LEVELS = [0, 2, 4] as const;

/** `lastYear` is the last one that a row can have. */
export function createCube(lastYear: number): Cube {
  const months = (lastYear - FIRST_YEAR + 1) * 12;
  const byModality = new Map<string, Map<string, Sums>>();
  // The sums that a district adds to are looked up once for each modality.
  const ofDistrict = new Map<string, Map<string, readonly Sums[]>>();

  const sumsOf = (territory: string, modality: string): Sums => {
    let modalities = byModality.get(territory);
    if (!modalities) byModality.set(territory, (modalities = new Map()));
    let sums = modalities.get(modality);
    if (!sums) modalities.set(modality, (sums = { counts: new Float64Array(months), rows: new Float64Array(months) }));
    return sums;
  };

  const levelsOf = (district: string, modality: string): readonly Sums[] => {
    let modalities = ofDistrict.get(district);
    if (!modalities) ofDistrict.set(district, (modalities = new Map()));
    let levels = modalities.get(modality);
    if (!levels) {
      levels = LEVELS.map((digits) => sumsOf(district.slice(0, digits), modality));
      modalities.set(modality, levels);
    }
    return levels;
  };

  return {
    add({ territory, year, month, modality, count }) {
      const at = (year - FIRST_YEAR) * 12 + month - 1;
      for (const { counts, rows } of levelsOf(territory, modality)) {
        counts[at] = (counts[at] ?? 0) + count;
        rows[at] = (rows[at] ?? 0) + 1;
      }
    },
    finish() {
      const cube: CubeRow[] = [];
      for (const territory of [...byModality.keys()].toSorted()) {
        const modalities = [...(byModality.get(territory) ?? [])].toSorted(([a], [b]) => (a < b ? -1 : 1));
        for (let at = 0; at < months; at += 1) {
          for (const [modality, { counts, rows }] of modalities) {
            const added = rows[at] ?? 0;
            if (added === 0) continue;
            const year = FIRST_YEAR + Math.floor(at / 12);
            cube.push({ territory, year, month: (at % 12) + 1, modality, count: counts[at] ?? 0, rows: added });
          }
        }
      }
      return cube;
    },
  };
}
