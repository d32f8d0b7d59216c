// An answer as the document model says it: a sentence, charts and a table, which every renderer draws.
import { capital } from '#shared/capital.ts';
import type { Cell, Panel, Sentence, TableVisual, Visual } from '#shared/document.ts';
import { figureCell } from '#shared/figure-cell.ts';
import { inPlace } from '#shared/place-words.ts';
import { joinWords, say } from '#shared/sentence.ts';
import { changesSentence, percentOrCounts, signed } from '../changes.ts';
import { isMature, shortName } from '../period.ts';
import { VERDICT_PARAMETERS, VERDICT_WORDS } from '../verdict.ts';
import type { AnswerRow, AnswerView } from './answer.ts';
import { type ComplaintQuery, periodBefore } from './query.ts';
import { barsOf, calendarOf, linesOf, mapOf, rankingOf } from './charts.ts';
import { byCount, labelOf, seriesOf } from './series.ts';
import { spanText } from './span.ts';

export const FORMS = ['table', 'bars', 'line', 'multiples', 'calendar', 'ranking', 'map'] as const;
export type Form = (typeof FORMS)[number];

/** More series than these are not told apart. */
const MOST_SERIES = 8;
const MOST_MULTIPLES = 12;
/** The rest is in the file. */
const MOST_TABLE_ROWS = 200;
const ROWS_UNDER_A_CHART = 24;
const NAMED_IN_SENTENCE = 5;

/** Those that say something of the question, the most telling first. */
export function formsFor({ query, shapes, rows }: AnswerView): readonly Form[] {
  const isTime = query.by.includes('month') || query.by.includes('year');
  const parts = new Set(rows.map(({ place }) => place.code)).size;
  return [
    ...(isTime ? (['line'] as const) : []),
    ...(query.by.includes('month') ? (['calendar'] as const) : []),
    ...(isTime && seriesOf(rows).length > 1 ? (['multiples'] as const) : []),
    ...(!isTime && rows.length > 1 ? (['bars', 'ranking'] as const) : []),
    ...(!isTime && parts > 1 && shapes.length > 0 && !query.by.includes('modality') ? (['map'] as const) : []),
    'table',
  ];
}

export function answerPanel(view: AnswerView, asked: Form | null): Panel {
  const forms = formsFor(view);
  const form = asked !== null && forms.includes(asked) ? asked : (forms[0] ?? 'table');
  return {
    id: 'complaints-explorer',
    section: 'complaints',
    title: titleOf(view),
    takeaway: view.rows.length === 0 ? ['Sin registros en este lugar y periodo.'] : takeawayOf(view),
    visuals:
      view.rows.length === 0
        ? []
        : [...visualsOf(view, form), ...(form === 'table' ? [] : [tableOf(view, ROWS_UNDER_A_CHART)])],
    notes: notesOf(view),
    webOnly: true,
  };
}

function visualsOf(view: AnswerView, form: Form): readonly Visual[] {
  switch (form) {
    case 'table':
      return [tableOf(view)];
    case 'bars':
      return [barsOf(view)];
    case 'ranking':
      return [rankingOf(view)];
    case 'line':
      return [linesOf(view, seriesOf(view.rows).slice(0, MOST_SERIES), 'Registros por periodo')];
    case 'multiples':
      return seriesOf(view.rows)
        .slice(0, MOST_MULTIPLES)
        .map((series) => linesOf(view, [series], series.name));
    case 'calendar':
      return seriesOf(view.rows)
        .slice(0, MOST_MULTIPLES)
        .map((series) => calendarOf(series));
    case 'map':
      return [mapOf(view)];
  }
}

function titleOf({ query, rows }: AnswerView): string {
  const names = [...new Set(rows.map(({ place }) => place.name))];
  const where = names.length === 1 ? ` · ${names[0]}` : '';
  const what = query.modalities.length === 1 && rows[0] ? shortName(rows[0].modality) || 'Denuncias' : 'Denuncias';
  return `${what}${where} · ${spanText(query)}`;
}

function takeawayOf(view: AnswerView): Sentence {
  const { query, rows } = view;
  if (query.by.includes('month') || query.by.includes('year')) return timeSentence(rows);
  const [only] = rows;
  if (rows.length === 1 && only) return oneSentence(query, only);
  const largest = rows.toSorted(byCount).slice(0, NAMED_IN_SENTENCE);
  const nameOf = new Map(largest.map((row) => [row.change.key, labelOf(view, row)]));
  const sentence = changesSentence(
    largest.map(({ change }) => change),
    ({ key }) => nameOf.get(key) ?? '',
  );
  return rows.length > largest.length
    ? say`De los ${String(NAMED_IN_SENTENCE)} con más registros: ${lowered(sentence)}`
    : sentence;
}

function lowered([first, ...rest]: Sentence): Sentence {
  return typeof first === 'string'
    ? [first.slice(0, 1).toLowerCase() + first.slice(1), ...rest]
    : [first ?? '', ...rest];
}

function oneSentence(query: ComplaintQuery, { place, change }: AnswerRow): Sentence {
  const before = spanText(periodBefore(query));
  const { current, previous, percent, verdict } = change;
  if (current.value === null)
    return say`${capital(inPlace(place))} no hay registros: no se sabe si es cero o si falta registrar.`;
  const head = say`${capital(inPlace(place))} hay ${current} registros en ${spanText(query)}`;
  if (previous.value === null) return say`${head}; del mismo periodo anterior no hay registros con que comparar.`;
  if (verdict.kind === 'inconclusive')
    return say`${head}; frente a ${before} (${previous}) el cambio no es concluyente.`;
  const words = percent.value === null ? percentOrCounts(change) : [signed(percent)];
  return say`${head}: ${words} frente a ${before} (${previous}), ${VERDICT_WORDS[verdict.kind]}.`;
}

/** "El mes más alto es mayo de 2024 (812) y el más bajo, abril de 2020 (96)." */
function timeSentence(rows: readonly AnswerRow[]): Sentence {
  const [series] = seriesOf(rows);
  const known = (series?.rows ?? []).filter(({ change }) => change.current.value !== null);
  const ordered = known.toSorted(byCount);
  const [highest, lowest] = [ordered[0], ordered.at(-1)];
  if (!series || !highest || !lowest || highest === lowest) return ['Un solo periodo con registros.'];
  return say`${series.name}: el periodo más alto es ${spanText(highest)} (${highest.change.current}) y el más bajo, ${spanText(lowest)} (${lowest.change.current}).`;
}

function tableOf(view: AnswerView, most = MOST_TABLE_ROWS): TableVisual {
  const { query, rows } = view;
  const isTime = query.by.includes('month') || query.by.includes('year');
  const hasShare = rows.some(({ share }) => share !== null);
  const hasRate = rows.some(({ rate }) => rate !== null);
  const several = new Set(rows.map(({ place }) => place.code)).size > 1;
  const shown = (isTime ? rows : rows.toSorted(byCount)).slice(0, most);
  return {
    kind: 'table',
    caption:
      rows.length > shown.length
        ? `Los primeros ${shown.length} de ${rows.length}; el archivo los trae todos`
        : 'Tabla',
    columns: [
      ...(several || (!query.by.includes('modality') && !isTime) ? [{ key: 'place', label: 'Lugar' }] : []),
      ...(query.by.includes('modality') ? [{ key: 'modality', label: 'Modalidad' }] : []),
      ...(isTime ? [{ key: 'period', label: 'Periodo' }] : []),
      { key: 'current', label: 'Registros', align: 'right' },
      { key: 'previous', label: 'Mismo periodo anterior', align: 'right' },
      { key: 'percent', label: 'Cambio', align: 'right' },
      { key: 'interval', label: 'Intervalo 95 %', align: 'right' },
      { key: 'verdict', label: 'Lectura' },
      ...(hasShare ? [{ key: 'share', label: 'Parte', align: 'right' as const }] : []),
      ...(hasRate ? [{ key: 'rate', label: 'Por 100 mil hab.', align: 'right' as const }] : []),
    ],
    rows: shown.map((row): Cell[] => {
      const { change, share, rate, place, modality } = row;
      return [
        ...(several || (!query.by.includes('modality') && !isTime) ? [{ content: [place.name], strong: true }] : []),
        ...(query.by.includes('modality') ? [{ content: [shortName(modality)], strong: !several }] : []),
        ...(isTime ? [{ content: [spanText(row)] }] : []),
        figureCell(change.current),
        figureCell(change.previous),
        { content: [signed(change.percent)] },
        { content: change.low.value === null ? ['—'] : say`${signed(change.low)} a ${signed(change.high)}` },
        { content: [VERDICT_WORDS[change.verdict.kind]] },
        ...(hasShare ? [figureCell(share)] : []),
        ...(hasRate ? [figureCell(rate)] : []),
      ];
    }),
  };
}

function notesOf({ query, edition, rows }: AnswerView): readonly Sentence[] {
  const last = { year: Number(query.to.slice(0, 4)), fromMonth: 1, toMonth: Number(query.to.slice(5)) };
  const several = query.by.includes('modality');
  return [
    ...(isMature(last, edition.cutOff)
      ? []
      : [
          [
            'El final del periodo es reciente: faltan denuncias que se registran tarde, y el cambio parecerá menor de lo que será.',
          ],
        ]),
    ...(several || query.modalities.length === 0
      ? [['Una denuncia con dos modalidades cuenta en ambas: los registros no son denuncias distintas.']]
      : []),
    ...(rows.some(({ change }) => change.percent.absence === 'tooFew')
      ? [[`Sin porcentaje donde el periodo anterior tiene menos de ${VERDICT_PARAMETERS.minimumCases} registros.`]]
      : []),
    joinWords([
      'Lectura: prueba E de dos tasas de Poisson (Krishnamoorthy y Thomson, 2004) con control de falsos hallazgos (Benjamini y Hochberg, 1995) sobre toda la tabla.',
    ]),
  ];
}
