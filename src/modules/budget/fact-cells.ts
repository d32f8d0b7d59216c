// Cells of a line as bytes: no text is made of what is only a number.

const QUOTE = 34;
const SPACE = 32;
const ZERO = 48;
const NINE = 57;

/** Where each cell of a line begins and ends, quotes and spaces around it left out. */
export interface CellPlaces {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  count: number;
}

export function createCellPlaces(columns: number): CellPlaces {
  return { starts: new Int32Array(columns), ends: new Int32Array(columns), count: 0 };
}

/** Notes the first `into.starts.length` cells of bytes[from, to). */
export function findCells(bytes: Uint8Array, from: number, to: number, separator: number, into: CellPlaces): void {
  const { starts, ends } = into;
  const limit = starts.length;
  let count = 0;
  let start = from;
  let quoted = false;
  for (let at = from; at < to && count < limit; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) quoted = !quoted;
    else if (byte === separator && !quoted) {
      starts[count] = start;
      ends[count] = at;
      count += 1;
      start = at + 1;
    }
  }
  if (count < limit) {
    starts[count] = start;
    ends[count] = to;
    count += 1;
  }
  into.count = count;
}

/** Quotes and spaces at both ends are no part of the cell. */
export function trimCell(bytes: Uint8Array, places: CellPlaces, index: number): void {
  let start = places.starts[index] ?? 0;
  let end = places.ends[index] ?? 0;
  while (start < end && isEdge(bytes[start])) start += 1;
  while (end > start && isEdge(bytes[end - 1])) end -= 1;
  places.starts[index] = start;
  places.ends[index] = end;
}

function isEdge(byte: number | undefined): boolean {
  return byte === QUOTE || byte === SPACE || byte === 13 || byte === 9;
}

/** `wholeOf` a cell; -1 where the line has none. */
export function wholeAt(bytes: Uint8Array, { starts, ends, count }: CellPlaces, index: number): number {
  return index === -1 || index >= count ? -1 : wholeOf(bytes, starts[index] ?? 0, ends[index] ?? 0);
}

/** `centsOf` a cell; 0 where the line has none. */
export function centsAt(bytes: Uint8Array, { starts, ends, count }: CellPlaces, index: number): number {
  return index === -1 || index >= count ? 0 : centsOf(bytes, starts[index] ?? 0, ends[index] ?? 0);
}

/** Digits alone, as a number; -1 when there is anything else, or nothing. */
function wholeOf(bytes: Uint8Array, start: number, end: number): number {
  if (start >= end || end - start > 12) return -1;
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const digit = bytes[at] ?? 0;
    if (digit < ZERO || digit > NINE) return -1;
    value = value * 10 + (digit - ZERO);
  }
  return value;
}

/** Cents of "1234.5", "-12.30", "1,234.00", "0"; an empty cell is 0; NaN when it is no amount. */
function centsOf(bytes: Uint8Array, start: number, end: number): number {
  if (start >= end) return 0;
  let at = start;
  const negative = bytes[at] === 45;
  if (negative) at += 1;
  let whole = 0;
  let digits = 0;
  for (; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= ZERO && byte <= NINE) {
      whole = whole * 10 + (byte - ZERO);
      digits += 1;
    } else if (byte !== 44) break;
  }
  let cents = whole * 100;
  if (at < end) {
    if (bytes[at] !== 46) return unusualCents(bytes, start, end);
    let weight = 10;
    let fraction = 0;
    for (at += 1; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte < ZERO || byte > NINE) return unusualCents(bytes, start, end);
      fraction += (byte - ZERO) * weight;
      weight /= 10;
      digits += 1;
    }
    cents += Math.round(fraction);
  }
  if (digits === 0 || !Number.isSafeInteger(cents)) return Number.NaN;
  return negative && cents !== 0 ? -cents : cents;
}

/** «1.2E+05» as spreadsheets write it, «(12.30)» and «S/ 12». */
function unusualCents(bytes: Uint8Array, start: number, end: number): number {
  const text = textOf(bytes, start, end).replace(/^S\/\.?\s*/, '');
  const plain = /^\((.+)\)$/.exec(text)?.[1];
  const value = Number(plain === undefined ? text.replaceAll(',', '') : `-${plain.replaceAll(',', '')}`);
  return text === '' || !Number.isFinite(value) ? Number.NaN : Math.round(value * 100);
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const latin1 = new TextDecoder('latin1');

/** UTF-8, or Latin-1 where it is not. */
export function textOf(bytes: Uint8Array, start: number, end: number): string {
  const cell = bytes.subarray(start, end);
  try {
    return utf8.decode(cell).replaceAll('""', '"');
  } catch {
    return latin1.decode(cell).replaceAll('""', '"');
  }
}
