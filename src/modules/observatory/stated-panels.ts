// Slides 5 to 7: what the briefing of the Observatory printed.
import { daysBetween } from '#shared/calendar-date.ts';
import type { ChartVisual, Panel, Sentence } from '#shared/document.ts';
import { numberOf } from '#shared/figure.ts';
import { as, joinWords, say } from '#shared/sentence.ts';
import { changesSentence, changesTable, signed } from './changes.ts';
import { isMature, monthsText, periodEnd, quarterText, shortName } from './period.ts';
import type { StatedComplaints } from './stated.ts';
import { VERDICT_WORDS } from './verdict.ts';

const SECTION = 'complaints';

export function quarterPanel(stated: StatedComplaints): Panel {
  const { period, totals, current, mean, meanYears, change } = stated;
  const mature = isStatedMature(stated);
  const first = totals[0]?.year ?? period.year;
  const chart: ChartVisual = {
    kind: 'chart',
    form: 'column',
    caption: `Denuncias registradas, ${monthsText(period)}`,
    alt: `Columnas de las denuncias de ${monthsText(period)} de ${first} a ${period.year}, con la línea del promedio de los años anteriores.`,
    categories: totals.map(({ year }) => String(year)),
    series: [
      { name: 'Denuncias', role: 'current', figures: totals.map(({ figure }) => figure.id) },
      { name: `Promedio ${meanYears}`, role: 'reference', asLine: true, figures: totals.map(() => mean.id) },
    ],
    axis: 'denuncias',
    labels: true,
    hatchedLast: !mature,
  };
  return {
    id: 'complaints-quarter',
    section: SECTION,
    title: `Denuncias de ${monthsText(period).replace('–', ' a ')}, ${first}–${period.year}`,
    takeaway: [
      ...say`${current} denuncias registradas`,
      ...againstMean(stated),
      ...(mature ? ['.'] : immature(stated)),
    ],
    visuals: [chart],
    notes: [
      ...(change
        ? [
            say`Frente a ${String(period.year - 1)}: ${signed(change.percent)} (intervalo de 95 %: ${signed(change.low)} a ${signed(change.high)}), ${VERDICT_WORDS[change.verdict.kind]}.`,
          ]
        : []),
      ...(mature ? [] : [say`La última columna va rayada: sus denuncias tardías aún no llegan.`]),
    ],
  };
}

function againstMean({ againstMean: difference, mean, meanYears }: StatedComplaints): Sentence {
  const value = numberOf(difference);
  if (value === null) return [];
  return say`: ${as(difference, { sign: 'never' })} ${value < 0 ? 'bajo' : 'sobre'} el promedio ${meanYears} (${mean})`;
}

export function isStatedMature({ period, updatedOn }: StatedComplaints): boolean {
  return typeof updatedOn.value === 'string' && isMature(period, updatedOn.value);
}

function immature({ period, updatedOn }: StatedComplaints): Sentence {
  const cut = typeof updatedOn.value === 'string' ? daysBetween(periodEnd(period), updatedOn.value) : 0;
  const what = quarterText(period).replace(/^el .*/, 'el trimestre');
  return cut <= 0
    ? say`; ${what} se cortó en su último día y crecerá.`
    : say`; ${what} se cortó el ${updatedOn} y crecerá.`;
}

export function groupsPanel(stated: StatedComplaints): Panel | undefined {
  const { groups, period, definition } = stated;
  if (groups.length === 0) return undefined;
  const years = { previous: period.year - 1, current: period.year };
  return {
    id: 'complaints-groups-change',
    section: SECTION,
    title: 'Qué cambió por agrupación',
    takeaway: changesSentence(groups, ({ name }) => name.toLowerCase()),
    visuals: [
      {
        kind: 'chart',
        form: 'column',
        caption: `Denuncias por agrupación, ${monthsText(period)}`,
        alt: `Columnas pareadas de las denuncias por agrupación en ${years.previous} y ${years.current}.`,
        categories: groups.map(({ name }) => name),
        series: [
          { name: String(years.previous), role: 'previous', figures: groups.map(({ previous }) => previous.id) },
          { name: String(years.current), role: 'current', figures: groups.map(({ current }) => current.id) },
        ],
        axis: 'denuncias',
        labels: true,
      },
      changesTable('Cambio con su intervalo y su lectura', 'Agrupación', groups, years),
    ],
    notes: [...(definition ? [say`${shortName(definition.label)}: ${definition}`] : []), METHOD],
  };
}

/** How a verdict is reached; the threshold is this platform's. */
export const METHOD: Sentence = [
  'Lectura: prueba e de dos conteos de Poisson, corregida por comparaciones múltiples; umbral elegido por la plataforma.',
];

export function compositionPanel(stated: StatedComplaints): Panel | undefined {
  const { shares, period, note } = stated;
  if (shares.length === 0) return undefined;
  const years = { previous: String(period.year - 1), current: String(period.year) };
  return {
    id: 'complaints-composition',
    section: SECTION,
    title: 'La composición de las denuncias',
    takeaway: compositionSentence(stated),
    visuals: [
      {
        kind: 'chart',
        form: 'bar',
        caption: `Denuncias de cada cien que incluyen cada agrupación, ${monthsText(period)}`,
        alt: `Barras pareadas de la parte de las denuncias que incluye cada agrupación, ${years.previous} y ${years.current}.`,
        categories: shares.map(({ group }) => shortName(group)),
        series: [
          { name: years.previous, role: 'previous', figures: shares.map(({ previous }) => previous.id) },
          { name: years.current, role: 'current', figures: shares.map(({ current }) => current.id) },
        ],
        axis: '% de las denuncias',
        labels: true,
        format: { decimals: 1 },
      },
    ],
    notes: note ? [say`${note}`] : [],
  };
}

const SINGULAR: Readonly<Record<string, string>> = {
  Delitos: 'un delito',
  Faltas: 'una falta',
  'Violencia contra la mujer': 'violencia contra la mujer',
};

/** The group whose share grew most, and the largest one. */
function compositionSentence({ shares, period }: StatedComplaints): Sentence {
  const growth = ({ previous, current }: StatedComplaints['shares'][number]): number =>
    (numberOf(current) ?? 0) - (numberOf(previous) ?? 0);
  const grown = shares.toSorted((a, b) => growth(b) - growth(a))[0];
  const largest = shares.toSorted((a, b) => (numberOf(b.current) ?? 0) - (numberOf(a.current) ?? 0))[0];
  const told = [grown, largest].flatMap((share, index, all) => (share && all.indexOf(share) === index ? [share] : []));
  const plain = { decimals: 0, bare: true } as const;
  const parts = told.map(({ group, previous, current }, index): Sentence => {
    const name = SINGULAR[group] ?? shortName(group).toLowerCase();
    return index === 0
      ? say`${as(current, plain)} incluyen ${name} (${as(previous, plain)} un año antes)`
      : say`${as(current, plain)} ${name} (${as(previous, plain)})`;
  });
  if (parts.length === 0) return say`Composición de ${String(period.year)} sin dato.`;
  return say`De cada cien denuncias, ${joinWords(parts)}; una denuncia puede contar en varias.`;
}
