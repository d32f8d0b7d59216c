// Which characters a TrueType font can print. PDF/UA refuses a document with one it cannot, and a
// name typed by somebody must not stop a briefing.

const FORMAT_SEGMENTS = 4;
const FORMAT_GROUPS = 12;

export type HasGlyph = (codePoint: number) => boolean;

/** Reads the font's character map (OpenType `cmap`, formats 4 and 12). */
export function readGlyphs(font: Uint8Array): HasGlyph {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = findTable(view, 'cmap');
  const ranges: (readonly [number, number])[] = [];
  const count = view.getUint16(cmap + 2);
  for (let index = 0; index < count; index += 1) {
    const subtable = cmap + view.getUint32(cmap + 4 + index * 8 + 4);
    const format = view.getUint16(subtable);
    if (format === FORMAT_GROUPS) ranges.push(...groupRanges(view, subtable));
    if (format === FORMAT_SEGMENTS) ranges.push(...segmentRanges(view, subtable));
  }
  return (codePoint) => ranges.some(([first, last]) => codePoint >= first && codePoint <= last);
}

function findTable(view: DataView, tag: string): number {
  const tables = view.getUint16(4);
  for (let index = 0; index < tables; index += 1) {
    const entry = 12 + index * 16;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(entry + byte)));
    if (name === tag) return view.getUint32(entry + 8);
  }
  throw new Error(`font without table ${tag}`);
}

function groupRanges(view: DataView, subtable: number): (readonly [number, number])[] {
  const groups = view.getUint32(subtable + 12);
  return Array.from({ length: groups }, (_, index) => {
    const group = subtable + 16 + index * 12;
    return [view.getUint32(group), view.getUint32(group + 4)] as const;
  });
}

function segmentRanges(view: DataView, subtable: number): (readonly [number, number])[] {
  const doubled = view.getUint16(subtable + 6);
  return Array.from({ length: doubled / 2 }, (_, index) => {
    const last = view.getUint16(subtable + 14 + index * 2);
    return [view.getUint16(subtable + 16 + doubled + index * 2), last] as const;
  }).filter(([, last]) => last !== 0xffff);
}

const NEAREST: Readonly<Record<string, string>> = {
  '✕': '✗',
  '✖': '✗',
  '❌': '✗',
  '✔': '✓',
  '✅': '✓',
  '⚠': '▲',
  '△': '▲',
  '▶': '►',
  '⬤': '●',
  '◇': '◆',
  '\u00ad': '',
  '\u200b': '',
  '\u2060': '',
  '\ufe0f': '',
  '\ufeff': '',
  '\u202f': ' ',
  '\u2009': ' ',
  '\u2007': ' ',
  '\u2003': ' ',
  '\u2002': ' ',
  '‐': '-',
  '‑': '-',
  '\t': ' ',
};
const REPLACEMENT = '□';
const LINE_FEED = 0x0a;

/** `text` in characters that the font has: the nearest one, or an empty square. */
export function printable(text: string, hasGlyph: HasGlyph): string {
  let result = '';
  for (const character of text.normalize('NFC')) {
    const code = character.codePointAt(0) ?? 0;
    if (code === LINE_FEED || hasGlyph(code)) result += character;
    else result += NEAREST[character] ?? REPLACEMENT;
  }
  return result;
}
