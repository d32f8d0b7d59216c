import { absentPanel } from '#shared/absent-panel.ts';
import type { Cell, DrawingVisual, Panel, SectionContent, Sentence, TableVisual } from '#shared/document.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import { ofPlace } from '#shared/place-words.ts';
import { as, say } from '#shared/sentence.ts';
import type { Section, SectionInput } from '#modules/sources/index.ts';
import { profileChecks } from './checks.ts';
import { choropleth, type MapShape, type MapValue, outlineDrawing } from './map.ts';
import { membersOf, membersWord } from './members.ts';
import {
  growthFigure,
  profileYear,
  type ReferenceProfile,
  referenceProfile,
  type StatedProfile,
  statedProfile,
} from './profile-figures.ts';
import { POPULATION, POPULATION_YEARS, REFERENCE, STATED_PROFILE, STATIONS } from './tables.ts';

export interface ProfileExtra {
  /** Shapes of the parts of the place; of a district, those of its province. */
  readonly shapes: readonly MapShape[];
}

const TITLE = 'Territorio y población';
/** Inhabitants by square kilometre below which a decimal tells two classes apart. */
const SPARSE = 10;

export const profileSection: Section<ProfileExtra> = {
  code: 'profile',
  module: 'territory',
  title: TITLE,
  band: 'situation',
  summary: 'Superficie, altitud, población por sexo y año, densidad, comisarías y límites del territorio.',
  tables: [STATED_PROFILE, REFERENCE, POPULATION, STATIONS],
  panels: ['territory-profile', 'territory-outline', 'territory-members', 'territory-stations'],
  checks: profileChecks,
  build,
};

function build(input: SectionInput, { shapes }: ProfileExtra): SectionContent {
  const { place } = input;
  const stated = statedProfile(input);
  const year = profileYear(stated);
  const own = referenceProfile(input, place, year);
  const members = membersOf(input).map((member) => referenceProfile(input, member, year));
  const panels = [
    profilePanel(input, stated, own, members, shapes),
    outlinePanel(input, shapes),
    membersPanel(input, members),
    stationsPanel(input),
  ].flatMap((panel) => panel ?? []);
  const headline = stated?.population ?? own.population;
  return {
    panels:
      panels.length > 0
        ? panels
        : [
            absentPanel({
              id: 'territory-profile',
              section: 'profile',
              title: TITLE,
              message: 'Sin información registrada.',
            }),
          ],
    tile: {
      section: 'profile',
      title: TITLE,
      figure: headline ? { figure: headline.id } : null,
      label: headline ? say`habitantes en ${headline.period}` : ['sin información registrada'],
      ...(members.length > 0 ? { spark: members.map(({ population }) => population?.id ?? null) } : {}),
    },
    matters: [],
    figures: input.book.figures,
  };
}

function profilePanel(
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
    title: TITLE,
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

function outlinePanel({ place }: SectionInput, shapes: readonly MapShape[]): Panel | undefined {
  if (shapes.length === 0) return undefined;
  const marked = place.level === 'district' ? { marked: place.code } : {};
  return {
    id: 'territory-outline',
    section: 'profile',
    title: `Límites ${ofPlace(place)}`,
    takeaway: say`Límites referenciales, no legales.`,
    visuals: [
      {
        kind: 'drawing',
        caption: 'Límites referenciales',
        alt: `Silueta ${ofPlace(place)} con sus partes.`,
        drawing: outlineDrawing({ shapes, ...marked, width: 420, height: 300 }),
      },
    ],
    webOnly: true,
  };
}

const MOST_POPULATED = {
  country: 'el país más poblado',
  region: 'la región más poblada',
  province: 'la provincia más poblada',
  district: 'el distrito más poblado',
} as const;

function membersPanel({ place }: SectionInput, members: readonly ReferenceProfile[]): Panel | undefined {
  const known = members.filter(({ population }) => population !== undefined);
  if (known.length < 2) return undefined;
  const largest = known.toSorted((a, b) => (numberOf(b.population) ?? -1) - (numberOf(a.population) ?? -1))[0];
  const cell = (figure: Figure | undefined): Cell =>
    figure
      ? { content: say`${figure}`, ...(figure.value === null ? { state: 'unknown' } : {}) }
      : { content: ['sin dato'], state: 'unknown' };
  const words = membersWord(members.map((member) => member.place));
  return {
    id: 'territory-members',
    section: 'profile',
    title: `Población y superficie por ${words}`,
    takeaway: largest?.population
      ? say`${largest.place.name} es ${MOST_POPULATED[largest.place.level]}: ${largest.population} habitantes en ${String(largest.year)}.`
      : [`Partes ${ofPlace(place)}.`],
    visuals: [
      {
        kind: 'table',
        caption: `Según el INEI, ${known[0]?.year ?? ''}`,
        columns: [
          { key: 'name', label: 'Territorio' },
          { key: 'population', label: 'Población', align: 'right' },
          { key: 'area', label: 'Superficie', align: 'right' },
          { key: 'density', label: 'Densidad', align: 'right' },
        ],
        rows: known.map(({ place: member, population, area, density }): Cell[] => [
          { content: [member.name], strong: true },
          cell(population),
          cell(area),
          cell(density),
        ]),
      },
    ],
    webOnly: true,
  };
}

function stationsPanel({ place, within, book }: SectionInput): Panel | undefined {
  const stations = within(STATIONS.code);
  if (stations.length === 0) return undefined;
  const at = place.code || 'PE';
  const count = book.tally({
    id: `stations@${at}`,
    label: 'Comisarías',
    period: '',
    territory: place.code,
    records: stations,
    column: 'name',
  });
  return {
    id: 'territory-stations',
    section: 'profile',
    title: 'Comisarías',
    takeaway: say`${count} ${stations.length === 1 ? 'comisaría registrada' : 'comisarías registradas'}; verificar antes de uso operativo.`,
    visuals: [
      {
        kind: 'table',
        caption: 'Comisarías y sus sectores',
        columns: [
          { key: 'name', label: 'Comisaría' },
          { key: 'code', label: 'Código' },
          { key: 'sectors', label: 'Sectores', align: 'right' },
        ],
        rows: stations.map((record): Cell[] => {
          const code = String(record.values['code'] ?? record.id);
          const name = book.fact(record, 'name', {
            id: `station@${code}`,
            label: 'Comisaría',
            period: '',
            territory: record.territory,
          });
          const written = book.fact(record, 'code', {
            id: `stationCode@${code}`,
            label: 'Código de la comisaría',
            period: '',
            territory: record.territory,
          });
          const sectors = book.stated(record, 'sectors', {
            id: `stationSectors@${code}`,
            label: `Sectores de ${name.value ?? ''}`,
            period: '',
            territory: record.territory,
            unit: 'count',
          });
          return [{ content: say`${name}`, strong: true }, { content: say`${written}` }, { content: say`${sectors}` }];
        }),
      },
    ],
    webOnly: true,
  };
}
