import { absentPanel } from '#shared/absent-panel.ts';
import { formatDate } from '#shared/calendar-date.ts';
import type { Cell, Matter, Measure, Panel, SectionContent, Sentence } from '#shared/document.ts';
import { ofPlace } from '#shared/place-words.ts';
import { as, joinWords, say } from '#shared/sentence.ts';
import type { Section, SectionInput } from '#modules/sources/index.ts';
import { type ActivityYear, activityYears, type Neighbourhood, neighbourhoodsOf } from './activities.ts';
import { checks } from './checks.ts';
import { type Detail, detailPanel } from './detail.ts';
import { kindsPanel, strategyPanel } from './strategy.ts';
import { barrioSeguroTables } from './tables.ts';

const TITLE = 'Barrio Seguro';

export const barrioSeguroSection: Section<Detail> = {
  code: 'barrio-seguro',
  module: 'neighbourhoods',
  title: TITLE,
  band: 'moneyAndStreet',
  summary:
    'Estrategia Multisectorial Barrio Seguro: barrios, comisarías, actividades por año, tipos de acción y asistencia técnica.',
  tables: barrioSeguroTables,
  keepers: ['barrioSeguroSpecialist'],
  panels: ['barrio-seguro-activities', 'barrio-seguro-detail', 'barrio-seguro-kinds', 'barrio-seguro-strategy'],
  checks,
  build,
};

function build(input: SectionInput, detail: Detail): SectionContent {
  // The rows loaded are of some regions: they are no figure of the country.
  const neighbourhoods = input.place.level === 'country' ? [] : neighbourhoodsOf(input, detail);
  const years = activityYears(input, neighbourhoods, detail);
  const message = `Actividades de Barrio Seguro ${ofPlace(input.place)}: sin información registrada.`;
  const activities =
    neighbourhoods.length > 0
      ? activitiesPanel(neighbourhoods, years)
      : absentPanel({ id: 'barrio-seguro-activities', section: 'barrio-seguro', title: TITLE, message });
  return {
    panels: [
      activities,
      ...detailPanel(input, detail, statedYears(neighbourhoods)),
      ...kindsPanel(input, years.at(-1)?.year, detail),
      ...strategyPanel(input),
    ],
    tile: tile(years),
    matters: neighbourhoods.flatMap((one) => mattersOf(one, years)),
    measures: measuresOf(neighbourhoods, years),
    // Last: what was made above is in the book by now.
    figures: input.book.figures,
  };
}

function statedYears(neighbourhoods: readonly Neighbourhood[]) {
  return neighbourhoods.flatMap(({ code, name, years }) =>
    years.map(({ year, stated, cutOff }) => ({ territory: code, title: name, year, figure: stated, cutOff })),
  );
}

/** The last complete year of each district's neighbourhood, for the map; a district with several is left to the table. */
function measuresOf(neighbourhoods: readonly Neighbourhood[], years: readonly ActivityYear[]): readonly Measure[] {
  const year = years.findLast(({ isUnfinished }) => !isUnfinished)?.year;
  if (year === undefined) return [];
  const alone = neighbourhoods.filter(({ code }) => neighbourhoods.filter((other) => other.code === code).length === 1);
  const found = alone.flatMap(({ code, years: own }) =>
    own.filter((one) => one.year === year).map(({ figure }) => [code, figure.id] as const),
  );
  return [
    {
      key: 'barrio-seguro',
      label: `Actividades de Barrio Seguro, ${year}`,
      kind: 'amount',
      figures: Object.fromEntries(found),
    },
  ];
}

function tile(years: readonly ActivityYear[]): SectionContent['tile'] {
  const head = { section: 'barrio-seguro', title: TITLE };
  const known = years.findLast(({ total }) => total.value !== null);
  if (!known) return { ...head, figure: null, label: ['sin actividades registradas'] };
  return {
    ...head,
    figure: { figure: known.total.id },
    label: say`actividades en ${known.isUnfinished ? `lo registrado de ${known.year}` : known.year}`,
    spark: years.map(({ total }) => total.id),
    state: known.silent.length > 0 ? 'warn' : 'neutral',
  };
}

function activitiesPanel(neighbourhoods: readonly Neighbourhood[], years: readonly ActivityYear[]): Panel {
  const figureAt = (one: Neighbourhood, year: string): Neighbourhood['years'][number]['figure'] | undefined =>
    one.years.find((own) => own.year === year)?.figure;
  const labelOf = ({ year, cutOff, isUnfinished }: ActivityYear): string =>
    isUnfinished ? `${year} (al ${formatDate(cutOff)})` : year;
  return {
    id: 'barrio-seguro-activities',
    section: 'barrio-seguro',
    title: `${TITLE}: actividades por barrio`,
    takeaway: say`${joinWords(
      years.map((year) => yearSentence(year, neighbourhoods.length)),
      '; ',
    )}.`,
    visuals: [
      {
        kind: 'chart',
        form: 'bar',
        caption: 'Actividades por barrio y año; un año en curso llega a su corte',
        alt: 'Barras de las actividades de cada barrio en cada año; un barrio sin dato no tiene barra.',
        categories: neighbourhoods.map(({ name, district }) => `${name} (${district})`),
        series: years.map((year, index) => ({
          name: labelOf(year),
          figures: neighbourhoods.map((one) => figureAt(one, year.year)?.id ?? null),
          role: index === years.length - 1 ? ('current' as const) : ('previous' as const),
        })),
        axis: 'actividades',
        labels: true,
      },
      {
        kind: 'table',
        caption: 'Barrios, comisarías y actividades',
        columns: [
          { key: 'name', label: 'Barrio' },
          { key: 'station', label: 'Comisaría' },
          ...years.map((year) => ({ key: `y${year.year}`, label: labelOf(year), align: 'right' as const })),
        ],
        rows: [
          ...neighbourhoods.map((one): readonly Cell[] => [
            { content: [one.name] },
            { content: [one.station] },
            ...years.map(({ year }): Cell => {
              const figure = figureAt(one, year);
              return figure && figure.value !== null
                ? { content: say`${figure}` }
                : { content: figure ? say`${figure}` : ['sin dato'], state: 'unknown' };
            }),
          ]),
          ...(neighbourhoods.length > 1
            ? [
                [
                  { content: ['Total'], strong: true },
                  { content: [] },
                  ...years.map(({ total }): Cell => ({ content: say`${total}`, strong: true })),
                ],
              ]
            : []),
        ],
        totalRow: neighbourhoods.length > 1,
      },
    ],
  };
}

function yearSentence({ year, total, reporting, silent }: ActivityYear, all: number): Sentence {
  if (all === 1 || !reporting) return say`${total.value === null ? 'sin dato' : say`${total} actividades`} en ${year}`;
  if (silent.length === 0) return say`${total} actividades en ${year}`;
  return say`${total} en ${year} en ${as(reporting, { words: 'cardinal' })} barrios; ${joinWords(silent.map(({ district }) => district))}, sin dato`;
}

/** A neighbourhood that reported a year before and not the last. */
function mattersOf(
  { code, name, district, station, years }: Neighbourhood,
  all: readonly ActivityYear[],
): readonly Matter[] {
  const last = all.at(-1);
  const own = years.find(({ year }) => year === last?.year);
  if (!last || (own && own.figure.value !== null)) return [];
  return [
    {
      id: `barrio-seguro-silent@${code}/${last.year}`,
      section: 'barrio-seguro',
      what: say`${name} no tiene actividades informadas en ${last.year}`,
      where: district,
      when: say`al ${formatDate(last.cutOff)}`,
      responsible: `Comisaría ${station}, Oficina de Participación Ciudadana`,
      verb: 'Informar',
      on: last.cutOff,
      state: 'unknown',
    },
  ];
}
