// What the national file says: by modality, by year, by part of the territory, and beside the briefing's count.
import type { Cell, ChartVisual, DrawingVisual, Panel, Sentence } from '#shared/document.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import { inPlace, ofPlace } from '#shared/place-words.ts';
import { as, joinWords, say } from '#shared/sentence.ts';
import type { Place, SectionInput } from '#modules/sources/index.ts';
import { choropleth, type MapShape, type MapValue, membersOf, membersWord } from '#modules/territory/index.ts';
import { type Change, changesTable, inOrder, signed } from './changes.ts';
import type { ComplaintData } from './dataset.ts';
import { isMature, inYear, monthOf, monthsText, periodText, quarterText, withArticle } from './period.ts';
import { modalityChanges, recordsChange, recordsChanges, recordsFigure, yearlyRecords } from './records.ts';
import { type StatedComplaints } from './stated.ts';
import { METHOD } from './stated-panels.ts';
import { type VerdictKind, VERDICT_WORDS } from './verdict.ts';

const SECTION = 'complaints';
const REMAINDER = 'Otros';
const MAP_TABLE_ROWS = 8;

export interface RecordsContext {
  readonly input: SectionInput;
  readonly data: ComplaintData;
  readonly shapes: readonly MapShape[];
  /** Of the place. */
  readonly total: Change | undefined;
  readonly modalities: readonly Change[];
}

export function recordsContext(input: SectionInput, data: ComplaintData, shapes: readonly MapShape[]): RecordsContext {
  const { book, place } = input;
  return {
    input,
    data,
    shapes,
    total: recordsChange(book, data, place),
    modalities: modalityChanges(book, data, place),
  };
}

const COUNT_NOTE: Sentence = [
  'Se cuentan registros denuncia–modalidad: una denuncia con dos modalidades cuenta dos veces.',
];

/** "En la edición de abril de 2026, el primer trimestre de 2025 frente a 2024: los registros cayeron 20.7%…" */
export function insight({ data, total, modalities: all }: RecordsContext): Sentence {
  const { year } = data.period;
  const opening = `En la edición de ${monthOf(data.edition.cutOff)}, ${quarterText(data.period)} de ${year} frente a ${year - 1}: `;
  if (!total || total.verdict.kind === 'noData') return [`${opening}sin registros que comparar.`];
  const modalities = all.filter(({ key }) => key !== REMAINDER);
  const { previous, current, percent, verdict } = total;
  if (verdict.kind === 'inconclusive') {
    if (current.value === previous.value)
      return say`${opening}los registros se mantuvieron en ${current}${turn(modalities, 'rises')}.`;
    return say`${opening}los registros pasaron de ${previous} a ${current}, un cambio no concluyente${turn(modalities, 'rises')}.`;
  }
  const fell = verdict.kind === 'falls';
  const size =
    percent.value === null
      ? say`pasaron de ${previous} a ${current}`
      : say`${fell ? 'cayeron' : 'subieron'} ${as(percent, { sign: 'never' })}`;
  const against = turn(modalities, fell ? 'rises' : 'falls');
  const along = against.length > 0 ? [] : strongest(modalities, fell ? 'falls' : 'rises');
  return say`${opening}los registros ${size}${against}${along}.`;
}

/** " mientras la extorsión subió de 167 a 224": what goes against the total, with evidence. */
function turn(modalities: readonly Change[], kind: 'falls' | 'rises'): Sentence {
  const members = modalities
    .filter(({ verdict }) => verdict.kind === kind)
    .toSorted((a, b) => (a.verdict.pValue ?? 1) - (b.verdict.pValue ?? 1));
  const first = members[0];
  if (!first) return [];
  return say` mientras ${withArticle(first.key)} ${kind === 'rises' ? 'subió' : 'bajó'} de ${first.previous} a ${first.current}`;
}

function strongest(modalities: readonly Change[], kind: 'falls' | 'rises'): Sentence {
  const first = inOrder(modalities, kind)[0];
  return first ? say`, sobre todo ${withArticle(first.key)}: de ${first.previous} a ${first.current}` : [];
}

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

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function partsPanel({ input, data, shapes }: RecordsContext, id: string, later: boolean): Panel | undefined {
  const members = membersOf(input);
  if (members.length < 2) return undefined;
  const changes = recordsChanges(input.book, data, members);
  if (changes.every(({ verdict }) => verdict.kind === 'noData')) return undefined;
  const words = membersWord(members);
  const shown = changes.length <= MAP_TABLE_ROWS ? changes : strongestChanges(changes);
  const years = { previous: data.period.year - 1, current: data.period.year };
  const caption = shown.length < changes.length ? `${capital(words)} con más registros` : `Registros por ${words}`;
  return {
    id,
    section: SECTION,
    title: `${later ? `Por ${words} y frente al país` : `Cambio por ${words}`}, ${monthsText(data.period)}`,
    takeaway: partsSentence(input, data, changes, words),
    visuals: [
      ...(shapes.length > 0 ? [changeMap(changes, shapes, input.place, data)] : []),
      changesTable(caption, 'Territorio', shown, years),
    ],
    notes: [METHOD],
    ...(later ? { later: true } : {}),
  };
}

function strongestChanges(changes: readonly Change[]): readonly Change[] {
  return changes.toSorted((a, b) => (numberOf(b.current) ?? 0) - (numberOf(a.current) ?? 0)).slice(0, MAP_TABLE_ROWS);
}

/** "Bajan con evidencia Callao y Bellavista; sube Ventanilla; no son concluyentes …; el país, −13.7%." */
function partsSentence(
  { book, place }: Pick<SectionInput, 'book' | 'place'>,
  data: ComplaintData,
  changes: readonly Change[],
  words: string,
): Sentence {
  const country = recordsChange(book, data, { code: '', name: 'Perú', level: 'country' });
  const tail: Sentence = country ? say`; el país, ${signed(country.percent)}.` : ['.'];
  const names = (kind: 'falls' | 'rises' | 'inconclusive' | 'noData'): string[] =>
    inOrder(changes, kind).map(({ name }) => name);
  const [falls, rises, unclear] = [names('falls'), names('rises'), names('inconclusive')];
  if (changes.length > MAP_TABLE_ROWS) {
    const count = (kind: VerdictKind, label: string, value: number): Figure =>
      book.computed({
        id: `recordsVerdicts@${place.code || 'PE'}/${kind}/${data.period.year}`,
        label,
        period: periodText(data.period),
        territory: place.code,
        unit: 'count',
        decimals: 0,
        inputs: changes.flatMap(({ percent }) => (percent.value === null ? [] : [percent])),
        formula: `cantidad de ${words} cuya lectura es «${VERDICT_WORDS[kind]}»`,
        compute: () => value,
      });
    const [down, up, open] = [
      count('falls', `Partes que bajan, ${periodText(data.period)}`, falls.length),
      count('rises', `Partes que suben, ${periodText(data.period)}`, rises.length),
      count('inconclusive', `Partes sin lectura concluyente, ${periodText(data.period)}`, unclear.length),
    ];
    return [
      ...say`De ${words === 'distritos' ? 'los' : 'las'} ${words}, con evidencia ${falls.length === 1 ? 'baja' : 'bajan'} ${down} y ${rises.length === 1 ? 'sube' : 'suben'} ${up}; `,
      ...say`${open} no ${unclear.length === 1 ? 'es concluyente' : 'son concluyentes'}`,
      ...tail,
    ];
  }
  const parts = [
    ...(falls.length > 0 ? [say`${falls.length === 1 ? 'baja' : 'bajan'} con evidencia ${joinWords(falls)}`] : []),
    ...(rises.length > 0 ? [say`${rises.length === 1 ? 'sube' : 'suben'} ${joinWords(rises)}`] : []),
    ...(unclear.length > 0
      ? [say`${joinWords(unclear)} no ${unclear.length === 1 ? 'es concluyente' : 'son concluyentes'}`]
      : []),
  ];
  const text = parts.flatMap((part, index): Sentence =>
    index === 0 ? [capital(String(part[0] ?? '')), ...part.slice(1)] : ['; ', ...part],
  );
  return say`${[...text, ...tail]}`;
}

function changeMap(
  changes: readonly Change[],
  shapes: readonly MapShape[],
  place: Place,
  data: ComplaintData,
): DrawingVisual {
  const values = new Map(
    changes.flatMap((change): [string, MapValue][] => {
      const value = mapValue(change);
      return value ? [[change.territory, value]] : [];
    }),
  );
  return {
    kind: 'drawing',
    caption: `Cambio de los registros, ${periodText(data.period)} frente a ${data.period.year - 1}`,
    alt: `Mapa ${ofPlace(place)}: las caídas con evidencia, más oscuras cuanto mayores; aparte, las subidas y las no concluyentes.`,
    drawing: choropleth({
      shapes,
      values,
      legend: 'Caída de los registros, %',
      darkest: 'lowest',
      width: 480,
      height: 310,
    }),
  };
}

function mapValue({ verdict, percent }: Change): MapValue | undefined {
  switch (verdict.kind) {
    case 'noData':
      return undefined;
    case 'inconclusive':
      return { kind: 'state', word: VERDICT_WORDS.inconclusive, tone: 'panel', figure: percent };
    case 'rises':
      return { kind: 'state', word: VERDICT_WORDS.rises, tone: 'warn', figure: percent };
    case 'falls':
      return percent.value === null
        ? { kind: 'state', word: VERDICT_WORDS.falls, tone: 'scale3', figure: percent }
        : { kind: 'figure', figure: percent, format: { sign: 'always' } };
  }
}

/** The one place where the two datasets meet: how the same months moved, and what each counts. */
export function twoEditionsPanel(
  { input, data, total: change }: RecordsContext,
  stated: StatedComplaints,
  id: string,
  later: boolean,
): Panel {
  const { book, place } = input;
  const records = yearlyRecords(book, data, place).filter(({ year }) =>
    stated.totals.some((total) => total.year === year),
  );
  const women = recordsFigure(book, data, place, data.period.year, 'Violencia contra la mujer e integrantes');
  const statedWomen = stated.groups.find(({ key }) => key === 'Violencia contra la mujer')?.current;
  const years = stated.totals.map(({ year }) => year);
  const figureOf = (year: number): string | null => records.find((entry) => entry.year === year)?.figure.id ?? null;
  return {
    id,
    section: SECTION,
    title: later ? 'El mismo trimestre, un año después' : 'El mismo trimestre en dos ediciones',
    takeaway: twoEditionsSentence(data, stated, change),
    visuals: [
      {
        kind: 'chart',
        form: 'line',
        caption: `${capital(monthsText(data.period))} según cada edición`,
        alt: `Líneas de ${monthsText(data.period)}, ${years[0] ?? ''}–${years.at(-1) ?? ''}: denuncias en la primera edición y registros por modalidad en la segunda.`,
        categories: years.map(String),
        series: [
          {
            name: `Denuncias, edición de ${monthOf(String(stated.updatedOn.value ?? ''))}`,
            role: 'previous',
            figures: stated.totals.map(({ figure }) => figure.id),
          },
          {
            name: `Registros por modalidad, edición de ${monthOf(data.edition.cutOff)}`,
            role: later ? 'later' : 'current',
            figures: years.map(figureOf),
          },
        ],
        axis: 'denuncias o registros',
      },
      {
        kind: 'table',
        caption: 'Lo que cuenta cada edición',
        columns: [
          { key: 'year', label: 'Año', width: 0.2 },
          { key: 'complaints', label: 'Denuncias', align: 'right', width: 0.35 },
          { key: 'records', label: 'Registros por modalidad', align: 'right', width: 0.45 },
        ],
        rows: stated.totals.map(({ year, figure }): Cell[] => {
          const record = records.find((entry) => entry.year === year)?.figure;
          return [
            { content: [String(year)], strong: true },
            { content: say`${figure}` },
            record ? { content: say`${record}` } : { content: ['sin dato'], state: 'unknown' },
          ];
        }),
      },
    ],
    notes: [
      say`La segunda cuenta registros denuncia–modalidad, no denuncias: sus niveles no se restan.`,
      ...(statedWomen && women.value !== null
        ? [say`Violencia contra la mujer, única clase con el mismo nombre en ambas: ${statedWomen} y ${women}.`]
        : []),
    ],
    ...(later ? { later: true } : {}),
  };
}

function twoEditionsSentence(data: ComplaintData, stated: StatedComplaints, change: Change | undefined): Sentence {
  const edition = `Dentro de la edición de ${monthOf(data.edition.cutOff)}`;
  if (!change || change.percent.value === null) return [`${edition} no hay con qué comparar el periodo.`];
  const fell = (numberOf(change.percent) ?? 0) < 0;
  const before = stated.change?.percent;
  return [
    ...say`${edition} ${fell ? 'la caída' : 'la subida'} es ${as(change.percent, { sign: 'never' })} (${change.previous} → ${change.current} registros por modalidad)`,
    ...(before && before.value !== null ? say`, no ${as(before, { sign: 'never' })}.` : ['.']),
  ];
}
