// The territory on one panel: the document's profile where there is one, else the statistics institute's.
import type { Cell, DrawingVisual, Panel, Sentence, TableVisual } from '#shared/document.ts';
import { numberOf } from '#shared/figure.ts';
import { ofPlace } from '#shared/place-words.ts';
import { as, say } from '#shared/sentence.ts';
import type { SectionInput } from '#modules/sources/index.ts';
import { choropleth, type MapShape, type MapValue, outlineDrawing } from './map.ts';
import { membersWord } from './members.ts';
import { growthFigure, type ReferenceProfile, referenceProfile, type StatedProfile } from './profile-figures.ts';
import { POPULATION, POPULATION_YEARS, REFERENCE } from './tables.ts';

export const PROFILE_TITLE = 'Territorio y población';
/** Inhabitants by square kilometre below which a decimal tells two classes apart. */
const SPARSE = 10;

export function profilePanel(
  input: SectionInput,
  stated: StatedProfile | undefined,
  own: ReferenceProfile,
  members: readonly ReferenceProfile[],
  shapes: readonly MapShape[],
): Panel | undefined {
  if (!stated && !own.population) return undefined;
  const map = mapVisual(input, own, members, shapes);
  const table = stated ? statedTable(stated) : referenceTable(input, own);
  const misleading = members.some(({ density }) => density?.absence === 'notApplicable');
  return {
    id: 'territory-profile',
    section: 'profile',
    title: PROFILE_TITLE,
    takeaway: stated ? statedTakeaway(stated) : referenceTakeaway(input, own),
    visuals: [...(map ? [map] : []), table],
    notes: [
      ...(misleading ? [say`Sin densidad donde la superficie oficial incluye islas sin población.`] : []),
      ...(stated && own.area ? [say`La superficie de los distritos suma ${own.area} en el directorio del INEI.`] : []),
    ],
  };
}

function statedTakeaway({ population, womenShare, area, density, densityPrinted }: StatedProfile): Sentence {
  const computed = numberOf(density);
  const printed = numberOf(densityPrinted);
  const differs = computed !== null && printed !== null && Math.round(computed) !== Math.round(printed);
  return [
    ...say`${population} habitantes (${womenShare} mujeres) en ${area} son ${as(density, { bare: true })} por km²`,
    ...(differs ? say`; la fuente imprime ${as(densityPrinted, { bare: true })}.` : ['.']),
  ];
}

function referenceTakeaway(input: SectionInput, { population, area, density, year }: ReferenceProfile): Sentence {
  if (!population || population.value === null)
    return say`Población ${ofPlace(input.place)} en ${String(year)}: incompleta, falta al menos un distrito.`;
  const [first] = POPULATION_YEARS;
  const growth = input.place.level === 'country' ? undefined : growthFigure(input, first, year);
  const grown = numberOf(growth);
  return [
    ...say`${population} habitantes en ${String(year)}`,
    ...(area && area.value !== null ? say` en ${area}` : []),
    ...(density && density.value !== null ? say`, ${as(density, { bare: true })} por km²` : []),
    ...(growth && grown !== null
      ? say`; ${as(growth, { sign: 'never' })} ${grown < 0 ? 'menos' : 'más'} que en ${String(first)}.`
      : ['.']),
  ];
}

function mapVisual(
  input: SectionInput,
  own: ReferenceProfile,
  members: readonly ReferenceProfile[],
  shapes: readonly MapShape[],
): DrawingVisual | undefined {
  if (shapes.length === 0) return undefined;
  const { place } = input;
  if (members.length === 0) {
    return {
      kind: 'drawing',
      caption: `${place.name} en su provincia`,
      alt: `Mapa de la provincia con el distrito ${place.name} marcado.`,
      drawing: outlineDrawing({ shapes, marked: place.code, width: 460, height: 300 }),
    };
  }
  const sparse = members.some(({ density }) => (numberOf(density) ?? SPARSE) < SPARSE);
  const values = new Map<string, MapValue>();
  for (const { place: member, density } of members)
    if (density) values.set(member.code, { kind: 'figure', figure: density, format: { decimals: sparse ? 1 : 0 } });
  return {
    kind: 'drawing',
    caption: `Habitantes por km² de ${membersWord(members.map((member) => member.place))}, ${own.year}`,
    alt: `Mapa ${ofPlace(place)} con la densidad de población de sus ${membersWord(members.map((member) => member.place))} en cinco clases.`,
    drawing: choropleth({ shapes, values, legend: `Habitantes por km², ${own.year}`, width: 520, height: 310 }),
  };
}

function statedTable(stated: StatedProfile): TableVisual {
  const { words } = stated;
  return factsTable('Perfil según el documento', [
    ['Entidad', say`${words.entity} (${words.name})`],
    ['País y provincia', say`${words.country}; ${words.province}`],
    ['Idioma y gentilicio', say`${words.language}; ${words.demonym}`],
    ['Coordenadas', say`${words.coordinates}`],
    ['Superficie y altitud', say`${stated.area}; ${stated.altitude}`],
    [`Población ${stated.population.period}`, say`${stated.population}`],
    ['Mujeres y hombres', say`${stated.women} (${stated.womenShare}) y ${stated.men} (${stated.menShare})`],
    ['Densidad', say`${stated.density} calculada; ${as(stated.densityPrinted, { bare: true })} impresa`],
  ]);
}

function referenceTable(input: SectionInput, own: ReferenceProfile): TableVisual {
  const { book, place } = input;
  const reference = input.own(REFERENCE.code)[0];
  const districts = input.within(POPULATION.code);
  const rows: [string, Sentence][] = [];
  if (place.level === 'district' && reference) {
    const capital = book.fact(reference, 'capital', {
      id: `capital@${place.code}`,
      label: 'Capital',
      period: '',
      territory: place.code,
    });
    const altitude = book.stated(reference, 'altitudeMeters', {
      id: `altitude@${place.code}`,
      label: 'Altitud de la capital',
      period: '',
      territory: place.code,
      unit: 'meters',
    });
    rows.push(['Capital', say`${capital}`], ['Altitud de la capital', say`${altitude}`]);
  } else if (place.level !== 'country') {
    const count = book.tally({
      id: `districts@${place.code || 'PE'}`,
      label: 'Distritos',
      period: '',
      territory: place.code,
      records: districts,
      column: 'territory',
    });
    rows.push(['Distritos', say`${count}`]);
  }
  if (own.area) rows.push(['Superficie', say`${own.area}`]);
  for (const year of place.level === 'country' ? [own.year] : ([2018, 2022, 2025] as const)) {
    const { population } = referenceProfile(input, place, year);
    if (population) rows.push([`Población ${year}`, say`${population}`]);
  }
  if (own.density) rows.push(['Densidad', say`${own.density}`]);
  return factsTable('Perfil según el INEI', rows);
}

function factsTable(caption: string, rows: readonly (readonly [string, Sentence])[]): TableVisual {
  return {
    kind: 'table',
    caption,
    columns: [
      { key: 'what', label: 'Dato', width: 0.36 },
      { key: 'value', label: 'Valor', width: 0.64 },
    ],
    rows: rows.map(([label, content]): Cell[] => [{ content: [label], strong: true }, { content }]),
  };
}
