// Population, area and density of any territory, from rows of districts: sums that a missing district leaves open.
import type { Figure, Unit } from '#shared/figure.ts';
import type { Edition, FigureBook, Place, StoredRecord } from '#modules/sources/index.ts';
import { POPULATION, POPULATION_YEARS, type PopulationYear, REFERENCE } from './tables.ts';

/** Year of the inhabitants that rates are counted over: the last one of INEI's annex that the briefings of 2025 cite. */
export const RATES_YEAR: PopulationYear = 2022;
export const LATEST_YEAR: PopulationYear = 2025;

export interface Populations {
  /** INEI's inhabitants of a territory; null where a district of it is missing, undefined where nothing is known. */
  population(code: string): Figure | undefined;
}

interface DistrictRows {
  readonly editions: readonly Edition[];
  /** Rows of `profile-population` and `profile-reference`, in force. */
  readonly records: readonly StoredRecord[];
}

export function populationsOf(rows: DistrictRows, year: PopulationYear = RATES_YEAR): Populations {
  const own = rows.records.filter((record) => record.table === POPULATION.code);
  return { population: (code) => populationFigure({ ...rows, records: own }, code, year) };
}

export function isPopulationYear(year: unknown): year is PopulationYear {
  return POPULATION_YEARS.some((known) => known === year);
}

export function populationFigure(rows: DistrictRows, code: string, year: PopulationYear): Figure | undefined {
  return sumOfDistricts(rows, {
    table: POPULATION.code,
    column: `population${year}`,
    code,
    id: `profile.population@${code || 'PE'}/${year}`,
    label: `Población de ${year} (INEI)`,
    period: String(year),
    unit: 'count',
    decimals: 0,
  });
}

export function areaFigure(rows: DistrictRows, code: string): Figure | undefined {
  return sumOfDistricts(rows, {
    table: REFERENCE.code,
    column: 'areaKm2',
    code,
    id: `profile.area@${code || 'PE'}`,
    label: 'Superficie (INEI)',
    period: '',
    unit: 'squareKilometers',
    decimals: 2,
  });
}

/**
 * Inhabitants by square kilometre. Not of a district whose official area includes islands where nobody
 * lives: its density would mislead (San Lorenzo and El Frontón, in La Punta).
 */
export function densityFigure(
  book: FigureBook,
  rows: DistrictRows,
  place: Place,
  year: PopulationYear,
): Figure | undefined {
  const population = populationFigure(rows, place.code, year);
  const area = areaFigure(rows, place.code);
  if (!population || !area) return undefined;
  const row = rows.records.find((record) => record.table === REFERENCE.code && record.territory === place.code);
  const misleading = row?.values['areaForDensity'] === 'no';
  return book.computed({
    id: `density@${place.code || 'PE'}/${year}`,
    label: `Densidad de ${place.name} en ${year}`,
    period: String(year),
    territory: place.code,
    unit: 'perSquareKilometer',
    decimals: 0,
    inputs: [book.include(population), book.include(area)],
    formula: misleading ? 'no se calcula: la superficie oficial incluye islas sin población' : 'población ÷ superficie',
    compute: (people, squareKilometers) => (misleading || !squareKilometers ? null : (people ?? 0) / squareKilometers),
  });
}

interface SumRequest {
  readonly table: string;
  readonly column: string;
  readonly code: string;
  readonly id: string;
  readonly label: string;
  readonly period: string;
  readonly unit: Unit;
  readonly decimals: number;
}

/** Of one district, its cell; of more, their sum, null when one of them is missing. */
function sumOfDistricts({ editions, records }: DistrictRows, request: SumRequest): Figure | undefined {
  const { table, column, code } = request;
  const rows = records.filter((record) => record.table === table && record.territory.startsWith(code));
  const [first] = rows;
  if (!first) return undefined;
  const edition = editions.find(({ id }) => id === first.editionId);
  const values = rows.map((row) => row.values[column]);
  const numbers = values.filter((value): value is number => typeof value === 'number');
  const complete = numbers.length === rows.length;
  const one = rows.length === 1;
  return {
    id: request.id,
    section: 'profile',
    label: request.label,
    value: complete ? Number(numbers.reduce((sum, value) => sum + value, 0).toFixed(request.decimals)) : null,
    ...(complete ? {} : { absence: one ? 'notReported' : 'incomplete' }),
    unit: request.unit,
    decimals: request.decimals,
    period: request.period,
    territory: code,
    source: edition?.source ?? '',
    elaboration: edition?.elaboration ?? '',
    cutOff: edition?.cutOff ?? null,
    origin: {
      kind: 'cells',
      cells: rows.map((row) => ({ editionId: row.editionId, table, recordId: row.id, column })),
      ...(one ? {} : { formula: 'suma de los distritos' }),
    },
  };
}
