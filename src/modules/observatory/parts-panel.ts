// How the records moved in each part of the territory, on a map and in words.
import { capital } from '#shared/capital.ts';
import type { DrawingVisual, Panel, Sentence } from '#shared/document.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import { ofPlace } from '#shared/place-words.ts';
import { joinWords, say } from '#shared/sentence.ts';
import type { Place, SectionInput } from '#modules/sources/index.ts';
import { choropleth, type MapShape, type MapValue, membersOf, membersWord } from '#modules/territory/index.ts';
import { type Change, changesTable, inOrder, signed } from './changes.ts';
import type { ComplaintData } from './dataset.ts';
import { monthsText, periodText } from './period.ts';
import { recordsChange, recordsChanges } from './records.ts';
import { METHOD } from './stated-panels.ts';
import type { RecordsContext } from './records-context.ts';
import { type VerdictKind, VERDICT_WORDS } from './verdict.ts';

const SECTION = 'complaints';
const MAP_TABLE_ROWS = 8;

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
