// What the national file says of the place: by modality and by year.
import { capital } from '#shared/capital.ts';
import type { ChartVisual, Panel, Sentence } from '#shared/document.ts';
import { numberOf } from '#shared/figure.ts';
import { inPlace, ofPlace } from '#shared/place-words.ts';
import { say } from '#shared/sentence.ts';
import type { Place } from '#modules/sources/index.ts';
import { type Change, changesTable } from './changes.ts';
import type { ComplaintData } from './dataset.ts';
import { inYear, isMature, monthsText, quarterText } from './period.ts';
import { yearlyRecords } from './records.ts';
import type { RecordsContext } from './records-context.ts';
import { insight } from './records-insight.ts';
import { METHOD } from './stated-panels.ts';

const SECTION = 'complaints';

const COUNT_NOTE: Sentence = [
  'Se cuentan registros denuncia–modalidad: una denuncia con dos modalidades cuenta dos veces.',
];

export function recordsPanel(context: RecordsContext): Panel {
  const { input, data, modalities: changes } = context;
  const years = { previous: data.period.year - 1, current: data.period.year };
  return {
    id: 'complaints-records',
    section: SECTION,
    title: `Registros por modalidad ${inPlace(input.place)}, ${monthsText(data.period)}`,
    takeaway: insight(context),
    visuals: [
      pairedChart(changes, data, input.place),
      changesTable('Cambio con su intervalo y su lectura', 'Modalidad', changes, years),
    ],
    notes: [COUNT_NOTE, METHOD],
  };
}

function pairedChart(changes: readonly Change[], data: ComplaintData, place: Place): ChartVisual {
  const { year } = data.period;
  return {
    kind: 'chart',
    form: 'bar',
    caption: `Registros por modalidad, ${monthsText(data.period)}`,
    alt: `Barras pareadas de los registros ${ofPlace(place)} por modalidad en ${year - 1} y ${year}.`,
    categories: changes.map(({ name }) => name),
    series: [
      { name: String(year - 1), role: 'previous', figures: changes.map(({ previous }) => previous.id) },
      { name: String(year), role: 'current', figures: changes.map(({ current }) => current.id) },
    ],
    axis: 'registros',
    labels: true,
  };
}

export function trendPanel({ input, data }: RecordsContext): Panel | undefined {
  const years = yearlyRecords(input.book, data, input.place);
  const [first, last] = [years[0], years.at(-1)];
  if (years.length < 2 || !first || !last) return undefined;
  const fresh = years.filter(({ year }) => !isMature(inYear(data.period, year), data.edition.cutOff));
  const peak = years.toSorted((a, b) => (numberOf(b.figure) ?? 0) - (numberOf(a.figure) ?? 0))[0] ?? first;
  const settled = years.filter((entry) => !fresh.includes(entry)).at(-1) ?? last;
  return {
    id: 'complaints-trend',
    section: SECTION,
    title: `${capital(quarterText(data.period).replace(/^el /, ''))} de cada año, ${first.year}–${last.year}`,
    takeaway: [
      ...say`De ${first.figure} ${first.figure.value === 1 ? 'registro' : 'registros'} en ${String(first.year)} a ${settled.figure} en ${String(settled.year)}; el máximo fue ${String(peak.year)}, con ${peak.figure}`,
      ...(fresh.length > 0 ? say`. Lo de ${fresh.map(({ year }) => year).join(' y ')} aún crecerá.` : ['.']),
    ],
    visuals: [
      {
        kind: 'chart',
        form: 'column',
        caption: `Registros de ${monthsText(data.period)} por año`,
        alt: `Columnas de los registros ${ofPlace(input.place)} de ${monthsText(data.period)}, de ${first.year} a ${last.year}.`,
        categories: years.map(({ year }) => String(year)),
        series: [{ name: 'Registros', role: 'current', figures: years.map(({ figure }) => figure.id) }],
        axis: 'registros',
        labels: true,
        hatchedCategories: years.flatMap((entry, index) => (fresh.includes(entry) ? [index] : [])),
      },
    ],
    notes: [COUNT_NOTE],
  };
}
