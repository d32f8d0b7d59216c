// Widths and wrapping of text set in Arial, the font of the slides: offices have it, and Liberation
// Sans, which LibreOffice puts in its place, has the same metrics.

export type Weight = 'regular' | 'bold';

export interface TextStyle {
  readonly size: number;
  readonly weight?: Weight;
  /** Arial Narrow, for words that a box of a picture does not hold otherwise. */
  readonly narrow?: boolean;
}

/** Height of a line over its size. */
export const LINE_HEIGHT = 1.2;
/** Nothing on a slide is printed smaller. */
export const SMALLEST = 11;

type Widths = readonly (readonly [number, string])[];

// Advance widths in thousandths of the size, by character, after decomposing accents.
const REGULAR: Widths = [
  [191, "'"],
  [222, 'ijl‘’'],
  [260, '|¦'],
  [278, ' !,./:;I[\\]ft·\u00a0'],
  [333, '()-`r¡¨­²³´¸¹“”'],
  [334, '{}'],
  [355, '"'],
  [365, 'º'],
  [370, 'ª'],
  [389, '*'],
  [400, '°'],
  [469, '^'],
  [500, 'Jcksvxyz'],
  [549, '±÷≈≤≥'],
  [556, '#$0123456789?L_abdeghnopqu¢£¤¥§«»þ–'],
  [576, 'µ'],
  [584, '+<=>~¬×−'],
  [604, '●■○'],
  [611, 'FTZ¿ßø'],
  [667, '&ABEKPSVXYÞ'],
  [722, 'CDHNRUwÐ'],
  [737, '©®'],
  [778, 'GOQØ'],
  [833, 'Mm'],
  [834, '¼½¾'],
  [889, '%æ'],
  [944, 'W'],
  [990, '▲►'],
  [1000, 'Æ—…→'],
  [1015, '@'],
  [350, '•'],
];
const BOLD: Widths = [
  [238, "'"],
  [278, ' ,./I\\ijl·\u00a0‘’'],
  [280, '|¦'],
  [333, '!()-:;[]`ft¡¨­²³´¸¹'],
  [365, 'º'],
  [370, 'ª'],
  [389, '*r{}'],
  [400, '°'],
  [474, '"'],
  [500, 'z“”'],
  [549, '±÷≈≤≥'],
  [556, '#$0123456789J_aceksvxy¢£¤¥§«»–'],
  [576, 'µ'],
  [584, '+<=>^~¬×−'],
  [604, '●■○'],
  [611, '?FLTZbdghnopqu¿ßðøþ'],
  [667, 'EPSVXYÞ'],
  [722, '&ABCDHKNRUÐ'],
  [737, '©®'],
  [778, 'GOQwØ'],
  [833, 'M'],
  [834, '¼½¾'],
  [889, '%mæ'],
  [944, 'W'],
  [975, '@'],
  [990, '▲►'],
  [1000, 'Æ—…→'],
  [350, '•'],
];

const ADVANCES: Readonly<Record<Weight, ReadonlyMap<string, number>>> = {
  regular: new Map(
    REGULAR.flatMap(([width, characters]) => [...characters].map((character) => [character, width] as const)),
  ),
  bold: new Map(BOLD.flatMap(([width, characters]) => [...characters].map((character) => [character, width] as const))),
};
const UNKNOWN_ADVANCE = 1000;
const NARROW = 0.82;

/** Width in points. */
export function textWidth(text: string, { size, weight = 'regular', narrow = false }: TextStyle): number {
  const advances = ADVANCES[weight];
  let thousandths = 0;
  for (const character of text.normalize('NFD')) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0x300 && code <= 0x36f) continue;
    thousandths += advances.get(character) ?? UNKNOWN_ADVANCE;
  }
  return (thousandths / 1000) * size * (narrow ? NARROW : 1);
}

/** Greedy lines no wider than `width`; a word longer than a line takes as many as it needs. */
export function wrap(text: string, width: number, style: TextStyle): readonly string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(/ +/)) {
      const candidate = line === '' ? word : `${line} ${word}`;
      if (line === '' || textWidth(candidate, style) <= width) line = candidate;
      else {
        lines.push(...cutLong(line, width, style));
        line = word;
      }
    }
    lines.push(...cutLong(line, width, style));
  }
  return lines;
}

function cutLong(line: string, width: number, style: TextStyle): readonly string[] {
  if (textWidth(line, style) <= width || width <= 0) return [line];
  const parts: string[] = [];
  let part = '';
  for (const character of line) {
    if (part !== '' && textWidth(part + character, style) > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}

export function longestWordWidth(text: string, style: TextStyle): number {
  return Math.max(0, ...text.split(/\s+/).map((word) => textWidth(word, style)));
}

export interface Fit {
  readonly paragraphs: readonly string[];
  readonly size: number;
  readonly height: number;
  readonly narrow: boolean;
  /** Words were left out; an ellipsis says so and the speaker notes keep them. */
  readonly cut: boolean;
}

export interface FitOptions {
  readonly width: number;
  readonly height: number;
  readonly largest: number;
  readonly smallest?: number;
  readonly weight?: Weight;
  /** Space after each paragraph over the size. */
  readonly spacing?: number;
  readonly narrowing?: boolean;
}

const STEP = 0.5;
// Renderers differ by a hair in what they fit on a line.
const SAFETY = 0.98;
const ROUNDING = 0.01;

/** The largest size at which the paragraphs fit the box; words are left out only at the smallest. */
export function fit(paragraphs: readonly string[], options: FitOptions): Fit {
  const { smallest = SMALLEST, weight = 'regular', spacing = 0, narrowing: narrow = false } = options;
  const width = options.width * SAFETY;
  const heightAt = (texts: readonly string[], style: TextStyle): number =>
    texts.reduce((sum, text) => sum + wrap(text, width, style).length * style.size * LINE_HEIGHT, 0) +
    Math.max(0, texts.length - 1) * spacing * style.size;
  const breaksWord = (style: TextStyle): boolean => paragraphs.some((text) => longestWordWidth(text, style) > width);
  for (let size = Math.max(smallest, options.largest); ; size = Math.max(smallest, size - STEP)) {
    const style = { size, weight };
    const height = heightAt(paragraphs, style);
    const whole = !breaksWord(style) || (size === smallest && !narrow);
    if (height <= options.height + ROUNDING && whole) return { paragraphs, size, height, narrow: false, cut: false };
    if (size === smallest) break;
  }
  const style = { size: smallest, weight, narrow };
  const kept = [...paragraphs];
  let cut = false;
  while (heightAt(kept, style) > options.height + ROUNDING && kept.length > 0) {
    const last = kept.pop() ?? '';
    cut = true;
    const words = last.replace(/…$/, '').trimEnd().split(' ');
    words.pop();
    if (words.length > 0) kept.push(`${words.join(' ')}…`);
    else if (kept.length > 0) kept.push(`${kept.pop() ?? ''}…`.replace(/…+$/, '…'));
  }
  return {
    paragraphs: kept.length > 0 ? kept : paragraphs.slice(0, 1),
    size: smallest,
    height: heightAt(kept, style),
    narrow,
    cut,
  };
}
