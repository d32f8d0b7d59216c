// Estimated widths and wrapping of text, where there is no browser to measure it: pictures, charts.
import type { Inline } from './document.ts';
import { ABSENCE_TEXT, type FigureMap } from './figure.ts';
import { formatFigure } from './format.ts';

export type Weight = 'regular' | 'bold';

/** A piece of text that stays on one line; of a figure, when it prints one. */
export interface Fragment {
  readonly text: string;
  readonly figure?: string;
}

export type Line = readonly Fragment[];

export interface TextStyle {
  readonly size: number;
  readonly weight?: Weight;
}

/** Height of a line over its font size. */
export const LINE_HEIGHT = 1.2;

// Advance widths of Source Sans 3 Regular, thousandths of the font size, U+0020 … U+007E.
const ADVANCES = [
  200, 289, 426, 497, 497, 824, 609, 249, 303, 303, 418, 497, 249, 311, 249, 350, 497, 497, 497, 497, 497, 497, 497,
  497, 497, 497, 249, 249, 497, 497, 497, 425, 847, 544, 588, 571, 615, 527, 494, 617, 652, 263, 480, 579, 486, 727,
  647, 664, 566, 664, 569, 534, 536, 645, 515, 786, 513, 476, 539, 303, 350, 303, 497, 500, 542, 504, 553, 456, 555,
  496, 292, 504, 544, 246, 247, 495, 255, 829, 547, 542, 555, 555, 347, 419, 338, 544, 467, 719, 446, 467, 425, 303,
  241, 303, 497,
];
const WIDEST_COMMON = 650;
const BOLD_WIDENING = 1.05;

/** Width in the unit of `size`; bold is a little wider. Accents weigh as their letters. */
export function textWidth(text: string, { size, weight = 'regular' }: TextStyle): number {
  let thousandths = 0;
  for (const character of text.normalize('NFD')) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0x300 && code <= 0x36f) continue;
    thousandths += ADVANCES[code - 0x20] ?? (code === 0xa0 ? 200 : WIDEST_COMMON);
  }
  return (thousandths / 1000) * size * (weight === 'bold' ? BOLD_WIDENING : 1);
}

export function lineText(line: Line): string {
  return line.map((fragment) => fragment.text).join('');
}

/** Words and figures as fragments; a figure that is a number does not break, one that is a fact in words does. */
export function fragmentsOf(sentence: readonly Inline[], figures: FigureMap): Fragment[] {
  return sentence.map((part): Fragment => {
    if (typeof part === 'string') return { text: part };
    const figure = figures[part.figure];
    return { text: figure ? formatFigure(figure, part.format) : ABSENCE_TEXT.notReported, figure: part.figure };
  });
}

interface Word {
  readonly pieces: Fragment[];
}

const NUMERIC = /^[−+]?(S\/ )?\d[\d.,/]*(%|ª| [^\d]{1,12})?$/;

/** True for printed numbers, amounts and dates, with their unit. */
export function isNumeric(text: string): boolean {
  return NUMERIC.test(text);
}

function wordsOf(fragments: readonly Fragment[]): Word[][] {
  const paragraphs: Word[][] = [[]];
  let open = false;
  const last = (): Word[] => paragraphs.at(-1) ?? [];
  const put = (piece: Fragment): void => {
    const word = last().at(-1);
    if (open && word) word.pieces.push(piece);
    else last().push({ pieces: [piece] });
    open = true;
  };
  for (const fragment of fragments) {
    if (fragment.figure && isNumeric(fragment.text)) {
      put(fragment);
      continue;
    }
    for (const token of fragment.text.split(/(\n| +)/)) {
      if (token === '') continue;
      if (token === '\n') {
        paragraphs.push([]);
        open = false;
      } else if (token.trim() === '' && !token.includes('\u00a0')) open = false;
      else put({ ...fragment, text: token });
    }
  }
  return paragraphs;
}

const wordText = (word: Word): string => word.pieces.map((piece) => piece.text).join('');

function joinPieces(words: readonly Word[]): Fragment[] {
  const line: Fragment[] = [];
  const push = (piece: Fragment): void => {
    const before = line.at(-1);
    if (before && before.figure === piece.figure) line[line.length - 1] = { ...before, text: before.text + piece.text };
    else line.push(piece);
  };
  words.forEach((word, index) => {
    const previous = words[index - 1]?.pieces.at(-1)?.figure;
    if (index > 0) {
      const next = word.pieces[0]?.figure;
      push(previous !== undefined && previous === next ? { text: ' ', figure: previous } : { text: ' ' });
    }
    word.pieces.forEach(push);
  });
  return line;
}

/** Greedy lines no wider than `width`; a word longer than the line is cut, a number never. */
export function wrapFragments(fragments: readonly Fragment[], width: number, style: TextStyle): Line[] {
  const lines: Line[] = [];
  for (const paragraph of wordsOf(fragments)) {
    let current: Word[] = [];
    for (const word of paragraph.flatMap((long) => cutWord(long, width, style))) {
      const candidate = [...current, word];
      if (current.length > 0 && textWidth(candidate.map(wordText).join(' '), style) > width) {
        lines.push(joinPieces(current));
        current = [word];
      } else current = candidate;
    }
    lines.push(joinPieces(current));
  }
  return lines;
}

function cutWord(word: Word, width: number, style: TextStyle): Word[] {
  const [only] = word.pieces;
  if (!only || word.pieces.length > 1 || isNumeric(only.text) || textWidth(only.text, style) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const character of only.text) {
    if (part !== '' && textWidth(part + character, style) > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part].map((text) => ({ pieces: [{ ...only, text }] }));
}

/** Lines of plain text. */
export function wrapText(text: string, width: number, style: TextStyle): string[] {
  return wrapFragments([{ text }], width, style).map(lineText);
}

export interface FittedText {
  readonly lines: readonly Line[];
  readonly size: number;
  /** Words were left out: an ellipsis says so. */
  readonly cut: boolean;
}

const SMALLEST = 11;

/** Text inside a box: it first shrinks, down to 11, and then loses whole words at its end. */
export function fitText(
  fragments: readonly Fragment[],
  box: { readonly width: number; readonly height: number },
  style: TextStyle,
): FittedText {
  for (let size = style.size; ; size = Math.max(SMALLEST, size - 1)) {
    const sized = { ...style, size };
    const lines = wrapFragments(fragments, box.width, sized);
    const room = Math.max(1, Math.floor((box.height + 1) / (size * LINE_HEIGHT)));
    if (lines.length <= room) return { lines, size, cut: false };
    if (size <= SMALLEST)
      return {
        lines: [...lines.slice(0, room - 1), withEllipsis(lines[room - 1] ?? [], box.width, sized)],
        size,
        cut: true,
      };
  }
}

function withEllipsis(line: Line, width: number, style: TextStyle): Line {
  const words = wordsOf(line)[0] ?? [];
  while (words.length > 1 && textWidth(`${words.map(wordText).join(' ')}…`, style) > width) words.pop();
  return [...joinPieces(words), { text: '…' }];
}
