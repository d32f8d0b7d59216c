// Visuals made of words: key figures, lists, and what is not known.
import type { AbsenceVisual, FactsVisual, ListVisual } from '#shared/document.ts';
import type { Tone } from '#shared/drawing.ts';
import type { FigureMap } from '#shared/figure.ts';
import { stateMark, stateTone } from '#shared/theme.ts';
import { type Box, columnsOf, rowsOf } from './box.ts';
import { type Fit, fit, LINE_HEIGHT } from './measure.ts';
import { line, NO_FILL, solidFill } from './paint.ts';
import { group, type Ids, presetGeometry, shape, textShape } from './shapes.ts';
import { paragraph, sentenceText } from './text.ts';

const CARD_GAP = 12;
const CARD_INSET = 8;
const STRIPE = 4;
const CARD_HEIGHT = 132;
const NARROWEST_CARD = 160;
const LARGEST_VALUE = 28;
const SMALLEST_LINE = 15;

export interface DrawnWords {
  readonly xml: string;
  readonly cut: readonly string[];
}

/** Cards in as few rows as their width allows. */
export function factsShape(ids: Ids, facts: FactsVisual, box: Box, figures: FigureMap, accent: Tone): DrawnWords {
  const cards = cardBoxes(facts.items.length, box).flatMap((card, index): readonly Card[] => {
    const item = facts.items[index];
    return item
      ? [
          fitCard(
            card,
            item.label,
            sentenceText(item.value, figures),
            item.note ? sentenceText(item.note, figures) : '',
          ),
        ]
      : [];
  });
  // Values of one row of cards are read together: they have one size.
  const valueSize = Math.min(...cards.map((card) => card.value.size));
  const xml = group(ids, { name: facts.caption, alt: `Cifras clave: ${facts.caption}.` }, box, () =>
    cards.flatMap((card) => drawCard(ids, card, valueSize, accent)),
  );
  return { xml, cut: cards.flatMap((card) => (card.cut ? [card.words] : [])) };
}

function cardBoxes(count: number, box: Box): readonly Box[] {
  if (count === 0) return [];
  const most = Math.max(1, Math.min(4, Math.floor((box.width + CARD_GAP) / (NARROWEST_CARD + CARD_GAP))));
  const rows = Math.ceil(count / most);
  const columns = Math.ceil(count / rows);
  const height = Math.min(box.height, rows * CARD_HEIGHT + (rows - 1) * CARD_GAP);
  const area = { ...box, height };
  return rowsOf(
    area,
    Array.from({ length: rows }, () => 1 / rows),
    CARD_GAP,
  )
    .flatMap((row) =>
      columnsOf(
        row,
        Array.from({ length: columns }, () => 1 / columns),
        CARD_GAP,
      ),
    )
    .slice(0, count);
}

interface Card {
  readonly box: Box;
  readonly label: Fit;
  readonly value: Fit;
  readonly note: Fit | null;
  readonly words: string;
  readonly cut: boolean;
}

function fitCard(box: Box, labelText: string, valueText: string, noteText: string): Card {
  const width = box.width - 2 * CARD_INSET - STRIPE;
  const room = box.height - 2 * CARD_INSET;
  const shares = noteText === '' ? { label: 0.36, value: 0.64, note: 0 } : { label: 0.3, value: 0.4, note: 0.3 };
  const label = fit([labelText], { width, height: room * shares.label, largest: 13 });
  const value = fitValue(valueText, width, room * shares.value);
  const note = noteText === '' ? null : fit([noteText], { width, height: room * shares.note, largest: 12 });
  return {
    box,
    label,
    value,
    note,
    words: [labelText, valueText, noteText].filter((text) => text !== '').join(': '),
    cut: [label, value, note].some((part) => part?.cut),
  };
}

/** A value stands on one line as long as it is larger than the words around it. */
function fitValue(text: string, width: number, height: number): Fit {
  for (let size = LARGEST_VALUE; size >= SMALLEST_LINE; size -= 1) {
    const oneLine = size * LINE_HEIGHT;
    if (oneLine > height) continue;
    const fitted = fit([text], { width, height: oneLine, largest: size, smallest: size, weight: 'bold' });
    if (!fitted.cut) return fitted;
  }
  return fit([text], { width, height, largest: LARGEST_VALUE, weight: 'bold' });
}

function drawCard(ids: Ids, { box, label, value, note }: Card, valueSize: number, accent: Tone): readonly string[] {
  const text = (fitted: Fit): string => fitted.paragraphs.join(' ');
  const plain = { geometry: presetGeometry('rect'), outline: line(null) };
  return [
    shape(ids, { name: 'Borde', decorative: true }, { ...box, width: STRIPE }, { ...plain, fill: solidFill(accent) }),
    shape(
      ids,
      { name: text(label) },
      { ...box, x: box.x + STRIPE, width: box.width - STRIPE },
      { ...plain, fill: solidFill('panel') },
      {
        vertical: 'middle',
        inset: CARD_INSET,
        paragraphs: [
          paragraph([{ text: text(label), style: { size: label.size, paint: 'muted' } }], { after: 1 }),
          paragraph([{ text: text(value), style: { size: valueSize, weight: 'bold', paint: accent } }], {
            after: note ? 1 : 0,
          }),
          ...(note ? [paragraph([{ text: text(note), style: { size: note.size, paint: 'muted' } }])] : []),
        ],
      },
    ),
  ];
}

const BULLET_INDENT = 16;

export function listShape(ids: Ids, list: ListVisual, box: Box, figures: FigureMap, accent: Tone): DrawnWords {
  const texts = list.items.map((item) => sentenceText(item.text, figures));
  const fitted = fit(texts, { width: box.width - BULLET_INDENT - 4, height: box.height, largest: 16, spacing: 0.5 });
  const paragraphs = fitted.paragraphs.map((text, index) => {
    const state = list.items[index]?.state;
    const mark = state === undefined ? '' : stateMark(state);
    return paragraph([{ text, style: { size: fitted.size } }], {
      after: fitted.size * 0.5,
      bullet: {
        character: mark === '' ? '•' : mark,
        paint: state === undefined ? accent : stateTone(state),
        indent: BULLET_INDENT,
      },
    });
  });
  return {
    xml: textShape(ids, { name: list.caption }, box, { paragraphs }),
    cut: fitted.cut ? texts.slice(fitted.paragraphs.length - 1) : [],
  };
}

const ABSENCE_HEIGHT = 120;

/** Says what is missing in a dashed frame: nobody takes it for an empty chart. */
export function absenceShape(ids: Ids, absence: Pick<AbsenceVisual, 'caption' | 'message'>, box: Box): DrawnWords {
  const height = Math.min(box.height, ABSENCE_HEIGHT);
  const frame = { ...box, y: box.y + Math.min(24, (box.height - height) / 2), height };
  const fitted = fit([absence.message], { width: frame.width - 40, height: height - 24, largest: 18 });
  const xml = shape(
    ids,
    { name: absence.caption },
    frame,
    { geometry: presetGeometry('rect'), fill: NO_FILL, outline: line({ paint: 'previous', width: 1, dashed: true }) },
    {
      vertical: 'middle',
      inset: 8,
      paragraphs: fitted.paragraphs.map((text) =>
        paragraph([{ text, style: { size: fitted.size, paint: 'muted' } }], { align: 'center' }),
      ),
    },
  );
  return { xml, cut: fitted.cut ? [absence.message] : [] };
}
