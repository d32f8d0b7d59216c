// Thresholds with the norm, the article and the confidence of each.
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { Cell, Panel, Sentence } from '#shared/document.ts';
import type { Figure, Unit } from '#shared/figure.ts';
import { say } from '#shared/sentence.ts';
import { contains, type FigureBook, type SectionInput } from '#modules/sources/index.ts';
import type { NormsExtra } from './norms-extra.ts';
import { changeIdOf } from './parameter-change.ts';
import { type Parameter, readParameter } from './parameters.ts';
import { thresholdId } from './threshold.ts';
import { confidenceText } from './tables.ts';

const SECTION = 'norms';

export function parameterPanel({ book, place, today }: SectionInput, extra: NormsExtra): Panel | null {
  const parameters = extra.parameters
    .filter((record) => contains(record.territory, place.code))
    .flatMap((record) => readParameter(record) ?? []);
  if (parameters.length === 0) return null;
  const count = countOf(book, parameters, {
    id: 'parameters@PE',
    label: 'Umbrales y plazos',
    column: 'code',
    formula: 'cantidad de filas',
  });
  const guessed = countOf(
    book,
    parameters.filter(({ confidence }) => confidence === 'GUESS'),
    {
      id: 'parameters-guessed@PE',
      label: 'Umbrales que son supuestos de la plataforma',
      column: 'confidence',
      formula: 'filas con confianza GUESS',
    },
  );
  return {
    id: 'norms-parameters',
    section: SECTION,
    title: 'Umbrales y plazos con vigencia',
    takeaway: say`De ${count} umbrales y plazos, ${guessed} son supuestos de la plataforma: ninguna norma leída los fija.`,
    visuals: [
      {
        kind: 'table',
        caption: 'Parámetros en uso',
        columns: [
          { key: 'meaning', label: 'Qué regula', width: 0.44 },
          { key: 'value', label: 'Valor', align: 'right', width: 0.16 },
          { key: 'norm', label: 'Norma y artículo', width: 0.22 },
          { key: 'confidence', label: 'Confianza', width: 0.18 },
        ],
        rows: parameters.map((parameter) => row(book, parameter, today)),
      },
    ],
    webOnly: true,
  };
}

/** Rows of changes are in no edition: then the proof asks for them again. */
function countOf(
  book: FigureBook,
  parameters: readonly Parameter[],
  name: { readonly id: string; readonly label: string; readonly column: string; readonly formula: string },
): Figure {
  const records = parameters.map(({ record }) => record);
  if (records.every((record) => changeIdOf(record) === null))
    return book.tally({ ...name, period: '', territory: '', records });
  return book.include({
    id: `${SECTION}.${name.id}`,
    section: SECTION,
    label: name.label,
    value: records.length,
    unit: 'count',
    decimals: 0,
    period: '',
    territory: '',
    source: '',
    elaboration: 'Vigía',
    cutOff: null,
    origin: { kind: 'query', editionId: 0, dataset: SECTION, filter: { count: name.column }, rowCount: records.length },
  });
}

function row(book: FigureBook, parameter: Parameter, today: CalendarDate): Cell[] {
  const { value, confidence } = parameter;
  const figure = valueFigure(book, parameter, isInForceOn(parameter, today));
  const unit = value.kind === 'number' && value.unit !== 'porcentaje' ? ` ${value.unit}` : '';
  return [
    { content: say`${wordsFigure(book, parameter, 'meaning')}` },
    { content: say`${figure}${unit}`, strong: true },
    { content: normOf(book, parameter) },
    {
      content: [confidenceText(confidence)],
      ...(confidence === 'GUESS' ? { state: 'unknown' as const } : {}),
    },
  ];
}

function isInForceOn({ validFrom, validTo }: Parameter, day: CalendarDate): boolean {
  return (validFrom ?? '') <= day && (validTo === null || day <= validTo);
}

function valueFigure(book: FigureBook, parameter: Parameter, isInForce: boolean): Figure {
  const { record, value, scope, meaning, source } = parameter;
  const name = { id: thresholdId(parameter, isInForce), label: meaning, period: '', territory: scope, source };
  const change = changeIdOf(record);
  const unit: Unit =
    value.kind === 'day' ? 'date' : value.unit === 'porcentaje' ? 'percent' : value.unit === 'días' ? 'days' : 'count';
  if (change === null) return book.stated(record, value.kind === 'day' ? 'day' : 'value', { ...name, unit });
  const printed = value.kind === 'day' ? value.day : value.value;
  return book.include({
    ...name,
    id: `${SECTION}.${name.id}`,
    section: SECTION,
    value: printed,
    unit,
    decimals: typeof printed === 'number' ? (String(printed).split('.')[1]?.length ?? 0) : 0,
    elaboration: '',
    cutOff: parameter.validFrom,
    origin: changeOrigin(change),
  });
}

const WORDS = { meaning: 'Qué regula', article: 'Artículo de' } as const;

function wordsFigure(book: FigureBook, parameter: Parameter, column: keyof typeof WORDS): Figure {
  const { record, scope, code } = parameter;
  const name = {
    id: thresholdId(parameter, true).replace('parameter@', `parameter-${column}@`),
    label: `${WORDS[column]} «${code}»`,
    period: '',
    territory: scope,
  };
  const change = changeIdOf(record);
  if (change === null) return book.fact(record, column, name);
  return book.include({
    ...name,
    id: `${SECTION}.${name.id}`,
    section: SECTION,
    value: parameter[column],
    unit: 'text',
    decimals: 0,
    source: parameter.source,
    elaboration: '',
    cutOff: parameter.validFrom,
    origin: changeOrigin(change),
  });
}

const changeOrigin = (change: number): Figure['origin'] => ({
  kind: 'query',
  editionId: 0,
  dataset: SECTION,
  filter: { change: String(change) },
  rowCount: 1,
});

/** As the list, the catalogue or the register of norms cites it. */
function normOf(book: FigureBook, parameter: Parameter): Sentence {
  const { norm, article } = parameter;
  if (norm === null) return ['ninguna'];
  const cited = book.figures.find(({ id }) =>
    ['citation', 'catalogue-citation', 'own-citation'].some(
      (measure) => id.startsWith(`norms.${measure}@`) && id.endsWith(`/${norm}`),
    ),
  );
  if (!cited) return ['registrada aparte'];
  return article === null ? say`${cited}` : say`${cited}, art. ${wordsFigure(book, parameter, 'article')}`;
}
