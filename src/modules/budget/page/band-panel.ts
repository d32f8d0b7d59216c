// This year against the earlier ones of the same place, month by month.
import type { Panel, Sentence } from '#shared/document.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import { ofPlace } from '#shared/place-words.ts';
import { say } from '#shared/sentence.ts';
import type { SectionInput } from '#modules/sources/index.ts';
import { MONTHS } from '../accrued.ts';
import { BAND_YEARS, medianOf, percentileAmong } from '../pace.ts';
import { MILLIONS, soles } from './goal-panel.ts';
import type { Series, SeriesYear } from './series.ts';

export interface BandFigures {
  readonly month: number;
  readonly current: Figure;
  readonly low: Figure;
  readonly median: Figure;
  readonly high: Figure;
}

export function bandPanel(input: SectionInput, series: Series | null, year: number | null): Panel | null {
  if (!series) return null;
  const current = year === null ? series.years.at(-1) : series.years.find(({ spending }) => spending.year === year);
  if (!current) return null;
  const earlier = series.years.filter(({ spending }) => spending.year < current.spending.year);
  const ofMonth = current.months.map((_, index) => monthOf(input, series, current, earlier, index + 1));
  const known = ofMonth.filter((band) => band !== null);
  const last = known.at(-1);
  if (!last) return null;
  const all = MONTHS.map((_, index) => bandOf(input, series, earlier, current.spending.year, index + 1));
  const percent = series.measure === 'percent';
  return {
    id: 'budget-band',
    section: 'budget',
    title: 'El ritmo frente a sus propios años',
    takeaway: takeaway(input, series, current, earlier, last),
    visuals: [
      {
        kind: 'chart',
        form: 'line',
        caption: `Devengado acumulado ${ofPlace(input.place)}${percent ? ', en % del PIM de cada año' : ', en millones de soles'}`,
        alt: `Líneas del acumulado de ${current.spending.year} y de los años anteriores: el más lento, la mediana y el más rápido de cada mes.`,
        categories: MONTHS,
        series: [
          {
            name: String(current.spending.year),
            figures: MONTHS.map((_, index) => ofMonth[index]?.current.id ?? null),
            role: 'current',
          },
          { name: 'Mediana de antes', figures: all.map((band) => band?.median.id ?? null), role: 'previous' },
          { name: 'El más lento', figures: all.map((band) => band?.low.id ?? null), role: 'reference' },
          { name: 'El más rápido', figures: all.map((band) => band?.high.id ?? null), role: 'reference' },
        ],
        axis: percent ? '% del PIM' : 'millones de soles',
        ...(percent ? {} : { format: MILLIONS }),
      },
    ],
    notes: [
      [
        series.source === 'facts'
          ? `La banda son los ${earlier.length} años anteriores del mismo archivo.`
          : 'La banda son los años anteriores de la serie del departamento (MEF), que no trae PIM: se comparan soles, no avance. Un año con un mes sin fila no entra.',
      ],
    ],
  };
}

function takeaway(
  { book, place }: SectionInput,
  series: Series,
  current: SeriesYear,
  earlier: readonly SeriesYear[],
  band: BandFigures,
): Sentence {
  const value = numberOf(band.current);
  const others = earlier.flatMap((year) => numberOf(cumulative({ book, place }, series, year, band.month)) ?? []);
  const percentile = value === null ? null : percentileAmong(value, others);
  const figure = book.computed({
    id: `bandPercentile@${place.code || 'PE'}/${current.spending.year}-${String(band.month).padStart(2, '0')}`,
    label: `Años anteriores que iban más despacio a ${MONTHS[band.month - 1]}`,
    period: `hasta ${MONTHS[band.month - 1]} de ${current.spending.year}`,
    territory: place.code,
    unit: 'percent',
    decimals: 0,
    inputs: [band.current, band.median],
    formula: `parte de los ${others.length} años anteriores por debajo; los iguales cuentan la mitad`,
    compute: () => percentile,
  });
  const amount = (of: Figure): Sentence => (series.measure === 'soles' ? soles(of) : say`${of}`);
  return say`A ${MONTHS[band.month - 1] ?? ''} de ${String(current.spending.year)} van ${amount(band.current)}; la mediana de sus años anteriores era ${amount(band.median)}: más rápido que el ${figure} de ellos.`;
}

function monthOf(
  input: SectionInput,
  series: Series,
  current: SeriesYear,
  earlier: readonly SeriesYear[],
  month: number,
): BandFigures | null {
  const band = bandOf(input, series, earlier, current.spending.year, month);
  const own = cumulative(input, series, current, month);
  return band && numberOf(own) !== null ? { ...band, month, current: own } : null;
}

function bandOf(
  input: SectionInput,
  series: Series,
  earlier: readonly SeriesYear[],
  year: number,
  month: number,
): Omit<BandFigures, 'month' | 'current'> | null {
  const inputs = earlier
    .map((other) => cumulative(input, series, other, month))
    .filter((figure) => numberOf(figure) !== null);
  if (inputs.length < BAND_YEARS) return null;
  const at = `${input.place.code || 'PE'}/${year}-${String(month).padStart(2, '0')}`;
  const figure = (measure: string, label: string, compute: (...values: number[]) => number): Figure =>
    input.book.computed({
      id: `${measure}@${at}`,
      label: `${label} a ${MONTHS[month - 1]}`,
      period: `${inputs.length} años anteriores a ${year}`,
      territory: input.place.code,
      unit: series.measure,
      decimals: 1,
      inputs,
      formula: label.toLowerCase(),
      compute,
    });
  return {
    low: figure('bandLow', 'El menor de los años anteriores', (...values) => Math.min(...values)),
    median: figure('bandMedian', 'La mediana de los años anteriores', (...values) =>
      medianOf(values.toSorted((a, b) => a - b)),
    ),
    high: figure('bandHigh', 'El mayor de los años anteriores', (...values) => Math.max(...values)),
  };
}

/** Soles to the end of a month, or their percentage of the PIM. */
function cumulative(
  { book, place }: Pick<SectionInput, 'book' | 'place'>,
  series: Series,
  { spending, months, pim }: SeriesYear,
  month: number,
): Figure {
  const at = `${place.code || 'PE'}/${spending.year}-${String(month).padStart(2, '0')}`;
  const name = { period: `enero–${MONTHS[month - 1]} de ${spending.year}`, territory: place.code, decimals: 1 };
  const own = months.slice(0, month);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  if (own.length < month)
    return book.missing({ id: `cumulative@${at}`, label: 'Devengado acumulado', ...name, unit: series.measure });
  return book.computed(
    series.measure === 'percent' && pim
      ? {
          ...name,
          id: `cumulative@${at}`,
          label: 'Devengado acumulado entre PIM',
          unit: 'percent',
          inputs: [pim, ...own],
          formula: 'suma de los meses ÷ PIM × 100',
          compute: (whole, ...values) => (whole > 0 ? (sum(values) / whole) * 100 : null),
        }
      : {
          ...name,
          id: `cumulative@${at}`,
          label: 'Devengado acumulado',
          unit: 'soles',
          inputs: own,
          formula: 'suma de los meses',
          compute: (...values) => sum(values),
        },
  );
}
