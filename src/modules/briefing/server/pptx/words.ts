// Visuals made of words: key figures, lists, and what is not known.
import type { AbsenceVisual, FactsVisual, ListVisual } from '#shared/document.ts';
import type { Tone } from '#shared/drawing.ts';
import type { FigureMap } from '#shared/figure.ts';
import { stateMark, stateTone } from '#shared/theme.ts';
import { type Box, columnsOf, rowsOf } from './box.ts';
import { type Fit, fit } from './measure.ts';
import { line, NO_FILL, solidFill } from './paint.ts';
import { group, type Ids, presetGeometry, shape, textShape } from './shapes.ts';
import { paragraph, sentenceText } from './text.ts';

const CARD_GAP = 12;
const CARD_INSET = 12;
const CARD_HEIGHT = 116;
const NARROWEST_CARD = 170;

export interface DrawnWords {
  readonly xml: string;
  readonly cut: readonly string[];
}

/** Cards in as few rows as their width allows. */
export function factsShape(ids: Ids, facts: FactsVisual, box: Box, figures: FigureMap, accent: Tone): DrawnWords {
  const cut: string[] = [];
  const xml = group(ids, { name: facts.caption, alt: `Cifras clave: ${facts.caption}.` }, box, () =>
    cardBoxes(facts.items.length, box).flatMap((card, index) => {
      const item = facts.items[index];
      if (!item) return [];
      const texts = { label: item.label, value: sentenceText(item.value, figures), note: item.note ? sentenceText(item.note, figures) : '' };
      return drawCard(ids, texts, card, accent, cut);
    }),
  );
  return { xml, cut };
}

function cardBoxes(count: number, box: Box): readonly Box[] {
  if (count === 0) return [];
  const most = Math.max(1, Math.min(4, Math.floor((box.width + CARD_GAP) / (NARROWEST_CARD + CARD_GAP))));
  const rows = Math.ceil(count / most);
  const columns = Math.ceil(count / rows);
  const height = Math.min(box.height, rows * CARD_HEIGHT + (rows - 1) * CARD_GAP);
  const area = { ...box, height };
  return rowsOf(area, Array.from({ length: rows }, () => 1 / rows), CARD_GAP).flatMap((row) =>
    columnsOf(row, Array.from({ length: columns }, () => 1 / columns), CARD_GAP),
  ).slice(0, count);
}

function drawCard(ids: Ids, texts: { readonly label: string; readonly value: string; readonly note: string }, card: Box, accent: Tone, cut: string[]): readonly string[] {
  const width = card.width - 2 * CARD_INSET - 4;
  const room = card.height - 16;
  const shares = texts.note === '' ? { label: 0.36, value: 0.64, note: 0 } : { label: 0.3, value: 0.4, note: 0.3 };
  const label = fit([texts.label], { width, height: room * shares.label, largest: 13 });
  const value = fit([texts.value], { width, height: room * shares.value, largest: 26, weight: 'bold' });
  const note = texts.note === '' ? null : fit([texts.note], { width, height: room * shares.note, largest: 12 });
  const parts: readonly (Fit | null)[] = [label, value, note];
  if (parts.some((part) => part?.cut)) cut.push([texts.label, texts.value, texts.note].filter((text) => text !== '').join(': '));
  const text = (fitted: Fit | null): string => fitted?.paragraphs.join(' ') ?? '';
  return [
    shape(ids, { name: texts.label, decorative: true }, { ...card, width: 4 }, { geometry: presetGeometry('rect'), fill: solidFill(accent), outline: line(null) }),
    shape(ids, { name: texts.label }, { ...card, x: card.x + 4, width: card.width - 4 }, { geometry: presetGeometry('rect'), fill: solidFill('panel'), outline: line(null) }, {
      vertical: 'middle',
      inset: CARD_INSET * 0.66,
      paragraphs: [
        paragraph([{ text: text(label), style: { size: label.size, paint: 'muted' } }], { after: 2 }),
        paragraph([{ text: text(value), style: { size: value.size, weight: 'bold', paint: accent } }], { after: note ? 2 : 0 }),
        ...(note ? [paragraph([{ text: text(note), style: { size: note.size, paint: 'muted' } }])] : []),
      ],
    }),
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
      bullet: { character: mark === '' ? '•' : mark, paint: state === undefined ? accent : stateTone(state), indent: BULLET_INDENT },
    });
  });
  return { xml: textShape(ids, { name: list.caption }, box, { paragraphs }), cut: fitted.cut ? texts.slice(fitted.paragraphs.length - 1) : [] };
}

const ABSENCE_HEIGHT = 120;

/** Says what is missing in a dashed frame: nobody takes it for an empty chart. */
export function absenceShape(ids: Ids, absence: Pick<AbsenceVisual, 'caption' | 'message'>, box: Box): DrawnWords {
  const height = Math.min(box.height, ABSENCE_HEIGHT);
  const frame = { ...box, y: box.y + Math.min(24, (box.height - height) / 2), height };
  const fitted = fit([absence.message], { width: frame.width - 40, height: height - 24, largest: 18 });
  const xml = shape(ids, { name: absence.caption }, frame, { geometry: presetGeometry('rect'), fill: NO_FILL, outline: line({ paint: 'previous', width: 1, dashed: true }) }, {
    vertical: 'middle',
    inset: 8,
    paragraphs: fitted.paragraphs.map((text) => paragraph([{ text, style: { size: fitted.size, paint: 'muted' } }], { align: 'center' })),
  });
  return { xml, cut: fitted.cut ? [absence.message] : [] };
}
