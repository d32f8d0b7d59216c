// Figures of the profile: as the briefing prints them, and as INEI's rows give them.
import type { Figure } from '#shared/figure.ts';
import type { Place, SectionInput, StoredRecord } from '#modules/sources/index.ts';
import { areaFigure, densityFigure, isPopulationYear, LATEST_YEAR, populationFigure } from './population.ts';
import { POPULATION, type PopulationYear, REFERENCE, STATED_PROFILE } from './tables.ts';

export interface StatedProfile {
  readonly record: StoredRecord;
  readonly population: Figure;
  readonly men: Figure;
  readonly women: Figure;
  readonly womenShare: Figure;
  readonly menShare: Figure;
  readonly area: Figure;
  readonly altitude: Figure;
  readonly densityPrinted: Figure;
  readonly density: Figure;
  readonly words: Readonly<
    Record<'entity' | 'name' | 'country' | 'province' | 'language' | 'coordinates' | 'demonym', Figure>
  >;
}

export function statedProfile({ own, place, book }: SectionInput): StatedProfile | undefined {
  const record = own(STATED_PROFILE.code)[0];
  if (!record) return undefined;
  const territory = place.code;
  const at = territory || 'PE';
  const year = String(record.values['populationYear'] ?? '');
  const count = (column: string, id: string, label: string): Figure =>
    book.stated(record, column, { id: `${id}@${at}/${year}`, label, period: year, territory, unit: 'count' });
  const word = (column: string, label: string): Figure =>
    book.fact(record, column, { id: `${column}@${at}`, label, period: '', territory });
  const population = count('population', 'statedPopulation', `Población de ${year} según el documento`);
  const men = count('men', 'men', `Hombres en ${year}`);
  const women = count('women', 'women', `Mujeres en ${year}`);
  const area = book.stated(record, 'areaKm2', {
    id: `statedArea@${at}`,
    label: 'Superficie según el documento',
    period: '',
    territory,
    unit: 'squareKilometers',
  });
  const share = (id: string, label: string, part: Figure): Figure =>
    book.computed({
      id: `${id}@${at}/${year}`,
      label,
      period: year,
      territory,
      unit: 'percent',
      decimals: 1,
      inputs: [part, population],
      formula: `${part.label.toLowerCase()} ÷ población × 100`,
      compute: (some, all) => (all ? (100 * (some ?? 0)) / all : null),
    });
  return {
    record,
    population,
    men,
    women,
    womenShare: share('womenShare', `Mujeres por cada cien habitantes en ${year}`, women),
    menShare: share('menShare', `Hombres por cada cien habitantes en ${year}`, men),
    area,
    altitude: book.stated(record, 'altitudeMeters', {
      id: `altitude@${at}`,
      label: 'Altitud media',
      period: '',
      territory,
      unit: 'meters',
    }),
    densityPrinted: book.stated(record, 'densityPerKm2', {
      id: `statedDensity@${at}/${year}`,
      label: `Densidad de ${year} que imprime el documento`,
      period: year,
      territory,
      unit: 'perSquareKilometer',
    }),
    density: book.computed({
      id: `documentDensity@${at}/${year}`,
      label: `Densidad de ${year} con la población y la superficie del documento`,
      period: year,
      territory,
      unit: 'perSquareKilometer',
      decimals: 0,
      inputs: [population, area],
      formula: 'población ÷ superficie',
      compute: (people, squareKilometers) => (squareKilometers ? (people ?? 0) / squareKilometers : null),
    }),
    words: {
      entity: word('entity', 'Entidad'),
      name: word('name', 'Nombre'),
      country: word('country', 'País'),
      province: word('province', 'Provincia'),
      language: word('language', 'Idioma oficial'),
      coordinates: word('coordinates', 'Coordenadas'),
      demonym: word('demonym', 'Gentilicio'),
    },
  };
}

export interface ReferenceProfile {
  readonly place: Place;
  readonly year: PopulationYear;
  readonly population: Figure | undefined;
  readonly area: Figure | undefined;
  readonly density: Figure | undefined;
}

export function referenceProfile(input: SectionInput, place: Place, year: PopulationYear): ReferenceProfile {
  const rows = districtRows(input);
  const include = (figure: Figure | undefined): Figure | undefined => figure && input.book.include(figure);
  return {
    place,
    year,
    population: include(populationFigure(rows, place.code, year)),
    area: include(areaFigure(rows, place.code)),
    density: densityFigure(input.book, rows, place, year),
  };
}

/** The year of the document's population where there is one, so that figures side by side are of one year. */
export function profileYear(stated: StatedProfile | undefined): PopulationYear {
  const year = stated?.record.values['populationYear'];
  return isPopulationYear(year) ? year : LATEST_YEAR;
}

export function growthFigure(input: SectionInput, from: PopulationYear, until: PopulationYear): Figure | undefined {
  const { book, place } = input;
  const rows = districtRows(input);
  const before = populationFigure(rows, place.code, from);
  const after = populationFigure(rows, place.code, until);
  if (!before || !after) return undefined;
  return book.computed({
    id: `populationChange@${place.code || 'PE'}/${from}-${until}`,
    label: `Variación de la población de ${from} a ${until}`,
    period: `${from}–${until}`,
    territory: place.code,
    unit: 'percent',
    decimals: 1,
    inputs: [book.include(after), book.include(before)],
    formula: `(población de ${until} − población de ${from}) ÷ población de ${from} × 100`,
    compute: (new_, old) => (old ? (100 * ((new_ ?? 0) - old)) / old : null),
  });
}

export function districtRows(input: SectionInput) {
  const records = [...input.within(POPULATION.code), ...input.within(REFERENCE.code)];
  return { editions: input.editions, records };
}
