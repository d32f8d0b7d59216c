// The same months as each edition knew them, how late complaints come, and how many are still to come.
import { addDays, formatDate } from '#shared/calendar-date.ts';
import type { Cell, Panel, Sentence, Visual } from '#shared/document.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import { figureCell } from '#shared/figure-cell.ts';
import { ofPlace } from '#shared/place-words.ts';
import { say } from '#shared/sentence.ts';
import type { Edition, FigureBook, Place } from '#modules/sources/index.ts';
import { EDITIONS_NEEDED, nowcast, type NowcastAnswer } from '../statistics/late-registration.ts';
import { addressOf, countFigure, type GroupCount } from './answer.ts';
import { type Month, monthAt, monthIndex } from './query.ts';
import { spanText } from './span.ts';

export interface KnownEdition {
  readonly edition: Edition;
  readonly isCurrent: boolean;
  /** By month, of the place and modality. */
  readonly groups: readonly GroupCount[];
}

export interface LateInput {
  readonly book: FigureBook;
  readonly place: Place;
  /** Verbatim; '' is all. */
  readonly modality: string;
  /** Oldest first. */
  readonly editions: readonly KnownEdition[];
}

const MONTHS_SHOWN = 12;
const EDITIONS_SHOWN = 4;

/** Last months that an edition can know: the one that its cut-off closes, or the one before. */
export function lastMonthOf(cutOff: string): Month {
  const month = cutOff.slice(0, 7);
  return addDays(cutOff, 1).startsWith(month) ? monthAt(monthIndex(month) - 1) : month;
}

/** Editions of consecutive months up to the newest: only they show how a month grows. Oldest first, as given. */
export function consecutive(editions: readonly KnownEdition[]): readonly KnownEdition[] {
  const run: KnownEdition[] = [];
  for (const one of editions.toReversed()) {
    const [first] = run;
    const gap = first ? monthIndex(lastMonthOf(first.edition.cutOff)) - monthIndex(lastMonthOf(one.edition.cutOff)) : 1;
    if (gap === 1) run.unshift(one);
    else if (gap > 1) break;
  }
  return run;
}

export function latePanel(input: LateInput): Panel {
  const run = consecutive(input.editions);
  const newest = input.editions.at(-1);
  const months = newest ? lastMonths(newest, MONTHS_SHOWN) : [];
  const estimated = estimateOf(input, run);
  return {
    id: 'complaints-late',
    section: 'complaints',
    title: `Registro tardío · ${input.place.name}`,
    takeaway: takeawayOf(estimated, input, months),
    visuals: newest ? [knownTable(input, months, estimated)] : [],
    notes: [
      ['Cada columna es una edición: lo que se sabía de cada mes el día de su corte.'],
      [
        'Estimación: factores de desarrollo con el error de Mack (1993) sobre ediciones de meses seguidos; supone que el registro tarda como en ellas.',
      ],
    ],
    webOnly: true,
  };
}

function lastMonths({ edition }: KnownEdition, count: number): readonly Month[] {
  const last = monthIndex(lastMonthOf(edition.cutOff));
  return Array.from({ length: count }, (_, index) => monthAt(last - count + 1 + index));
}

function knownFigure(input: LateInput, known: KnownEdition, month: Month): Figure | null {
  if (month > lastMonthOf(known.edition.cutOff)) return null;
  const group = known.groups.find(({ from }) => from === month);
  const { book, place, modality } = input;
  return countFigure(
    { book, edition: known.edition, isCurrent: known.isCurrent, modalities: [] },
    place,
    group ?? { territory: place.code, modality, from: month, to: month, count: 0, rows: 0 },
  );
}

interface Estimated {
  readonly answer: NowcastAnswer;
  /** By month. */
  readonly figures: ReadonlyMap<Month, { readonly expected: Figure; readonly low: Figure; readonly high: Figure }>;
  /** Share of a month known one month after, %. */
  readonly firstShare: Figure | null;
}

/** A month of the run is known from its first edition on: its row of the triangle. */
function estimateOf(input: LateInput, run: readonly KnownEdition[]): Estimated {
  const rows = run.map((first, index) => {
    const month = lastMonthOf(first.edition.cutOff);
    return { month, known: run.slice(index).map((known) => knownFigure(input, known, month)) };
  });
  const answer = nowcast(rows.map(({ known }) => known.map((figure) => (figure && numberOf(figure)) ?? 0)));
  if (answer.kind === 'notYet') return { answer, figures: new Map(), firstShare: null };
  const inputs = rows.flatMap(({ known }) => known.filter((figure) => figure !== null));
  const figures = new Map(
    rows.flatMap(({ month }, index) => {
      const found = answer.months[index];
      if (!found) return [];
      const computed = (measure: string, label: string, value: number): Figure =>
        input.book.computed({
          id: `${measure}@${addressAt(input, run, month)}`,
          label: `${label} ${ofPlace(input.place)}, ${spanText({ from: month, to: month })}`,
          period: spanText({ from: month, to: month }),
          territory: input.place.code,
          unit: 'count',
          decimals: 0,
          inputs,
          formula:
            'lo conocido × factores de desarrollo de los meses que quedan; intervalo log-normal de 95 % con el error de Mack',
          compute: () => value,
        });
      return [
        [
          month,
          {
            expected: computed('nowcast', 'Registros que se esperan al completarse', found.expected),
            low: computed('nowcastLow', 'Límite inferior de lo esperado', found.low),
            high: computed('nowcastHigh', 'Límite superior de lo esperado', found.high),
          },
        ] as const,
      ];
    }),
  );
  const first = answer.development.factors.reduce((product, factor) => product * factor, 1);
  const last = rows.at(-1);
  const firstShare = last
    ? input.book.computed({
        id: `knownAtFirst@${addressAt(input, run, last.month)}`,
        label: `Parte de un mes que se conoce al cierre del mismo mes, ${ofPlace(input.place)}`,
        period: spanText({ from: rows[0]?.month ?? last.month, to: last.month }),
        territory: input.place.code,
        unit: 'percent',
        decimals: 1,
        inputs,
        formula: '1 ÷ producto de los factores de desarrollo × 100',
        compute: () => 100 / first,
      })
    : null;
  return { answer, figures, firstShare };
}

function addressAt(input: LateInput, run: readonly KnownEdition[], month: Month): string {
  const newest = run.at(-1);
  if (!newest) throw new Error('a run without editions');
  return addressOf(newest, { territory: input.place.code, modality: input.modality, from: month, to: month });
}

function takeawayOf({ answer, figures, firstShare }: Estimated, input: LateInput, months: readonly Month[]): Sentence {
  if (answer.kind === 'notYet')
    return [
      `No estimable todavía: ${answer.editions === 1 ? 'hay una edición mensual seguida' : `hay ${answer.editions} ediciones mensuales seguidas`}, y hacen falta ${EDITIONS_NEEDED}.`,
    ];
  const month = months.at(-1);
  const newest = month === undefined ? undefined : figures.get(month);
  const known = input.editions.at(-1);
  const figure = month !== undefined && known ? knownFigure(input, known, month) : null;
  if (!newest || !figure || !firstShare || month === undefined) return ['Sin registros de estos meses.'];
  return say`Al cierre de un mes se conoce el ${firstShare} de él. De ${spanText({ from: month, to: month })} se conocen ${figure} y se esperan ${newest.expected} (${newest.low} a ${newest.high}).`;
}

function knownTable(input: LateInput, months: readonly Month[], { figures }: Estimated): Visual {
  const shown = input.editions.slice(-EDITIONS_SHOWN);
  const hasEstimate = figures.size > 0;
  return {
    kind: 'table',
    caption: 'El mismo mes según cada edición',
    columns: [
      { key: 'month', label: 'Mes' },
      ...shown.map(({ edition }) => ({
        key: String(edition.id),
        label: `Corte ${formatDate(edition.cutOff)}`,
        align: 'right' as const,
      })),
      ...(hasEstimate
        ? [
            { key: 'expected', label: 'Se esperan', align: 'right' as const },
            { key: 'interval', label: 'Intervalo 95 %', align: 'right' as const },
          ]
        : []),
    ],
    rows: months.map((month): Cell[] => {
      const estimate = figures.get(month);
      return [
        { content: [spanText({ from: month, to: month })], strong: true },
        ...shown.map((known): Cell => {
          const figure = knownFigure(input, known, month);
          return figure ? figureCell(figure) : { content: ['—'] };
        }),
        ...(hasEstimate
          ? [
              estimate ? figureCell(estimate.expected) : { content: ['—'] },
              estimate ? { content: say`${estimate.low} a ${estimate.high}` } : { content: ['—'] },
            ]
          : []),
      ];
    }),
  };
}
