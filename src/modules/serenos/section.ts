import { absentPanel } from '#shared/absent-panel.ts';
import { daysSince } from '#shared/day-figures.ts';
import type { Cell, Matter, Panel, SectionContent, Sentence, Visual } from '#shared/document.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import { figureCell } from '#shared/figure-cell.ts';
import { inPlace, ofPlace } from '#shared/place-words.ts';
import { say } from '#shared/sentence.ts';
import type { Section, SectionInput } from '#modules/sources/index.ts';
import { checks, HEADCOUNT_AGE } from './checks.ts';
import { type MunicipalCount, municipalCounts, type SerenosExtra, type SerenosTotal, serenosTotal } from './count.ts';
import { serenosTables } from './tables.ts';

const TITLE = 'Serenos por municipio';

export const serenosSection: Section<SerenosExtra> = {
  code: 'serenos',
  module: 'serenos',
  title: 'Serenos',
  band: 'means',
  summary: 'Serenos registrados por municipalidad, con la fecha del conteo y su relación con la población.',
  tables: serenosTables,
  keepers: ['serenazgoManager'],
  panels: ['serenos-count'],
  checks,
  thresholds: [{ code: HEADCOUNT_AGE, rules: ['serenos-fresh'] }],
  build,
};

function build(input: SectionInput, extra: SerenosExtra): SectionContent {
  // The rows loaded are of some regions: they are no figure of the country.
  const counts = input.place.level === 'country' ? [] : municipalCounts(input, extra);
  const first = counts[0];
  if (!first) return withoutCounts(input);
  if (input.place.level === 'district') return district(input, first, extra.maximumAgeDays);
  const total = serenosTotal(input, extra, counts);
  return {
    panels: [countPanel(input, counts, total)],
    tile: {
      section: 'serenos',
      title: 'Serenos',
      figure: total.total.value === null ? null : { figure: total.total.id },
      label: total.perThousand ? say`serenos, ${total.perThousand} por mil habitantes` : ['serenos'],
      spark: counts.map(({ count }) => count.id),
    },
    matters: total.countedOn ? staleCount(input, total.countedOn, extra.maximumAgeDays) : [],
    measures: [
      {
        key: 'serenos',
        label: 'Serenos por mil habitantes',
        kind: 'amount',
        figures: Object.fromEntries(
          counts.flatMap(({ code, perThousand }) => (perThousand ? [[code, perThousand.id]] : [])),
        ),
      },
    ],
    // Last: what was made above is in the book by now.
    figures: input.book.figures,
  };
}

function withoutCounts({ place, book }: SectionInput): SectionContent {
  const message = `Serenos ${ofPlace(place)}: sin información registrada.`;
  return {
    figures: book.figures,
    panels: [absentPanel({ id: 'serenos-count', section: 'serenos', title: TITLE, message })],
    tile: { section: 'serenos', title: 'Serenos', figure: null, label: ['sin información registrada'] },
    matters: [],
  };
}

function district(input: SectionInput, own: MunicipalCount, maximumAgeDays: number | null): SectionContent {
  const panel: Panel = {
    id: 'serenos-count',
    section: 'serenos',
    title: TITLE,
    takeaway: own.perThousand
      ? say`${own.count} serenos al ${own.countedOn}, ${own.perThousand} por mil habitantes.`
      : say`${own.count} serenos al ${own.countedOn}; sin población con que compararlos.`,
    visuals: [countTable([own])],
  };
  return {
    panels: [panel],
    tile: {
      section: 'serenos',
      title: 'Serenos',
      figure: own.count.value === null ? null : { figure: own.count.id },
      label: own.perThousand ? say`serenos, ${own.perThousand} por mil habitantes` : ['serenos'],
    },
    matters: staleCount(input, own.countedOn, maximumAgeDays),
    figures: input.book.figures,
  };
}

function countPanel(input: SectionInput, counts: readonly MunicipalCount[], total: SerenosTotal): Panel {
  const rated = counts.filter(({ perThousand }) => numberOf(perThousand ?? undefined) !== null);
  return {
    id: 'serenos-count',
    section: 'serenos',
    title: TITLE,
    takeaway: takeaway(counts, rated, total),
    visuals: [countChart(input, counts, rated), countTable(counts, total)],
    notes: [
      [
        'La población y el conteo son de años distintos; la municipalidad provincial se compara con el distrito al que sirve.',
      ],
    ],
  };
}

/** Rates where the population is known; else the counts themselves, largest first. */
function countChart(
  { place }: SectionInput,
  counts: readonly MunicipalCount[],
  rated: readonly MunicipalCount[],
): Visual {
  const isRated = rated.length > 0;
  const shown = isRated ? rated : counts.toSorted((a, b) => (numberOf(b.count) ?? -1) - (numberOf(a.count) ?? -1));
  const unit = isRated ? 'serenos por mil habitantes' : 'serenos';
  return {
    kind: 'chart',
    form: 'bar',
    caption: isRated ? 'Serenos por cada mil habitantes' : 'Serenos por municipalidad',
    alt: `Barras ordenadas de ${unit} en cada municipalidad ${ofPlace(place)}.`,
    categories: shown.map(({ name }) => name),
    series: [
      {
        name: isRated ? 'Serenos por mil habitantes' : 'Serenos',
        figures: shown.map(({ count, perThousand }) => (isRated ? (perThousand?.id ?? null) : count.id)),
        role: 'current',
      },
    ],
    axis: unit,
    labels: true,
  };
}

function takeaway(
  counts: readonly MunicipalCount[],
  rated: readonly MunicipalCount[],
  { total, countedOn, perThousand }: SerenosTotal,
): Sentence {
  const [most, least] = [rated[0], rated.at(-1)];
  const when = countedOn ? say` al ${countedOn}` : [];
  const ratio = perThousand && perThousand.value !== null ? say`, ${perThousand} por mil` : [];
  const head =
    total.value === null
      ? say`Serenos registrados${when} en parte de los distritos; el total queda incompleto`
      : say`${total} serenos${when}${ratio}`;
  if (counts.length < 2 || !most?.perThousand || !least?.perThousand) return say`${head}.`;
  return say`${head}; de ${least.perThousand} ${inPlace({ name: least.name, level: 'district' })} a ${most.perThousand} ${inPlace({ name: most.name, level: 'district' })}.`;
}

function countTable(counts: readonly MunicipalCount[], total?: SerenosTotal): Panel['visuals'][number] {
  const rows = counts.map((row): readonly Cell[] => [
    { content: [row.name] },
    figureCell(row.count),
    figureCell(row.perThousand),
    figureCell(row.countedOn),
  ]);
  const totalRow: readonly (readonly Cell[])[] = total
    ? [
        [
          { content: ['Total'], strong: true },
          figureCell(total.total),
          figureCell(total.perThousand),
          figureCell(total.countedOn),
        ],
      ]
    : [];
  return {
    kind: 'table',
    caption: 'Serenos por municipalidad y fecha del conteo',
    columns: [
      { key: 'name', label: 'Municipalidad', width: 0.4 },
      { key: 'count', label: 'Serenos', align: 'right' },
      { key: 'rate', label: 'Por mil hab.', align: 'right' },
      { key: 'on', label: 'Conteo', align: 'right' },
    ],
    rows: [...rows, ...totalRow],
    totalRow: total !== undefined,
  };
}

function staleCount(
  { book, place, today }: SectionInput,
  countedOn: Figure,
  maximumAgeDays: number | null,
): readonly Matter[] {
  const code = place.code || 'PE';
  const age = book.include(
    daysSince(
      {
        id: `serenos.age@${code}`,
        section: 'serenos',
        label: `Antigüedad del conteo de serenos de ${place.name}`,
        territory: place.code,
      },
      countedOn,
      today,
    ),
  );
  const days = numberOf(age);
  if (days === null || maximumAgeDays === null || days <= maximumAgeDays) return [];
  return [
    {
      id: `serenos-stale@${code}`,
      section: 'serenos',
      what: say`El conteo de serenos tiene ${age} días`,
      where: place.name,
      when: say`desde el ${countedOn}`,
      responsible: 'Municipalidades con serenazgo',
      verb: 'Actualizar',
      on: String(countedOn.value),
      state: 'warn',
    },
  ];
}
