// Counts of districts, in whatever order they come: kept by their key, and added up to provinces, regions
// and the country.
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

/**
 * Of a district and a modality, by months since FIRST_YEAR: a count and whether there is a row, side by side; 0 is no
 * row. Files come month by month, so each row falls far from the last one: one place to write is all that
 * reading pays for, and what is above is added up at the end.
 */
type DistrictSeries = Int32Array;

const LEVELS = [0, 2, 4] as const;

/** `lastYear` is the last one that a row can have; a district has one row of each month and modality. */
export function createCube(lastYear: number): Cube {
  const months = (lastYear - FIRST_YEAR + 1) * 12;
  const byDistrict = new Map<string, Map<string, DistrictSeries>>();

  const seriesOf = (district: string, modality: string): DistrictSeries => {
    let modalities = byDistrict.get(district);
    if (!modalities) byDistrict.set(district, (modalities = new Map()));
    let series = modalities.get(modality);
    if (!series) modalities.set(modality, (series = new Int32Array(2 * months)));
    return series;
  };

  return {
    add({ territory, year, month, modality, count }) {
      const at = (year - FIRST_YEAR) * 12 + month - 1;
      const series = seriesOf(territory, modality);
      series[2 * at] = count;
      series[2 * at + 1] = 1;
    },
    finish() {
      const byModality = addUp(byDistrict, months);
      const cube: CubeRow[] = [];
      for (const territory of [...byModality.keys()].toSorted()) {
        const modalities = inOrder(byModality.get(territory));
        for (let at = 0; at < months; at += 1) {
          for (const [modality, { counts, rows }] of modalities) {
            const added = rows[at] ?? 0;
            if (added === 0) continue;
            cube.push({ territory, ...monthAt(at), modality, count: counts[at] ?? 0, rows: added });
          }
        }
      }
      return cube;
    },
  };
}

/** Provinces, regions and the country, by territory and modality. */
function addUp(
  byDistrict: ReadonlyMap<string, ReadonlyMap<string, DistrictSeries>>,
  months: number,
): ReadonlyMap<string, ReadonlyMap<string, Sums>> {
  const byModality = new Map<string, Map<string, Sums>>();
  const sumsOf = (territory: string, modality: string): Sums => {
    let modalities = byModality.get(territory);
    if (!modalities) byModality.set(territory, (modalities = new Map()));
    let sums = modalities.get(modality);
    if (!sums) modalities.set(modality, (sums = { counts: new Float64Array(months), rows: new Float64Array(months) }));
    return sums;
  };
  for (const [district, modalities] of byDistrict) {
    for (const [modality, series] of modalities) {
      for (const digits of LEVELS) addSeries(sumsOf(district.slice(0, digits), modality), series);
    }
  }
  return byModality;
}

function addSeries({ counts, rows }: Sums, series: DistrictSeries): void {
  for (let at = 0; at < rows.length; at += 1) {
    if (series[2 * at + 1] === 0) continue;
    counts[at] = (counts[at] ?? 0) + (series[2 * at] ?? 0);
    rows[at] = (rows[at] ?? 0) + 1;
  }
}

function inOrder<Value>(byModality: ReadonlyMap<string, Value> = new Map()): readonly (readonly [string, Value])[] {
  return [...byModality].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function monthAt(at: number): Pick<ComplaintRow, 'year' | 'month'> {
  return { year: FIRST_YEAR + Math.floor(at / 12), month: (at % 12) + 1 };
}
