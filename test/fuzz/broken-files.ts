// Files as a person would send them, broken in the ways that disks, networks and malice break files.
import JSZip from 'jszip';

export type Random = () => number;

export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

function below(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}

function oneOf<T>(random: Random, choices: readonly [T, ...T[]]): T {
  return choices[below(random, choices.length)] ?? choices[0];
}

type Break = (bytes: Uint8Array, random: Random) => Uint8Array;

const breaks: readonly [Break, ...Break[]] = [
  // Bytes changed.
  (bytes, random) => {
    const changed = Uint8Array.from(bytes);
    for (let count = below(random, 20) + 1; count > 0; count -= 1)
      changed[below(random, changed.length)] = below(random, 256);
    return changed;
  },
  // Cut.
  (bytes, random) => bytes.slice(0, below(random, bytes.length)),
  // Its beginning lost.
  (bytes, random) => bytes.slice(below(random, bytes.length)),
  // A stretch twice.
  (bytes, random) => {
    const from = below(random, bytes.length);
    const until = from + below(random, 2_000);
    return Buffer.concat([bytes.slice(0, until), bytes.slice(from)]);
  },
  // Something put in.
  (bytes, random) => {
    const at = below(random, bytes.length);
    const put = Buffer.alloc(below(random, 500) + 1, below(random, 256));
    return Buffer.concat([bytes.slice(0, at), put, bytes.slice(at)]);
  },
];

const HOSTILE_CELLS: readonly [string, ...string[]] = [
  '',
  '=1+1',
  '1e999',
  '-1',
  '99999999999999999999',
  '\u0000',
  '\uFFFE',
  '2025-02-30',
  "'; DROP TABLE record; --",
  'x'.repeat(40_000),
  '"',
  ';;;;;;',
  '<a&b>',
  '__proto__',
];

/** A file of text with some cells of another kind. */
function breakText(text: string, random: Random): string {
  const cells = text.split(/([;,\r\n]+)/);
  for (let count = below(random, 5) + 1; count > 0; count -= 1)
    cells[below(random, cells.length)] = oneOf(random, HOSTILE_CELLS);
  return cells.join('');
}

/** A workbook that unzips well and whose inside is wrong. */
async function breakInside(bytes: Uint8Array, random: Random): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes);
  const names = Object.keys(zip.files).filter((name) => name.endsWith('.xml') || name.endsWith('.rels'));
  const name = names[below(random, names.length)] ?? '';
  const text = (await zip.file(name)?.async('string')) ?? '';
  const at = below(random, text.length);
  const damaged = oneOf(random, [
    text.slice(0, at),
    '',
    text.replaceAll(/\d+/g, (digits) =>
      random() < 0.05 ? oneOf(random, ['-1', '999999999999', '0', 'NaN', '1048577']) : digits,
    ),
    text.replaceAll(/ r="[A-Z]+\d+"/g, (cell) =>
      random() < 0.1 ? oneOf(random, [' r="ZZZZZ1"', ' r="A0"', ' r=""', '']) : cell,
    ),
    text.replaceAll(/<(\/?)(\w+)/g, (tag) => (random() < 0.02 ? '<x' : tag)),
    `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(100)}"><!ENTITY b "${'&a;'.repeat(100)}"><!ENTITY c "${'&b;'.repeat(100)}">]><x>&c;</x>`,
    `${text.slice(0, at)}${'<a>'.repeat(20_000)}${text.slice(at)}`,
  ]);
  zip.file(name, damaged);
  if (random() < 0.2) zip.remove(names[below(random, names.length)] ?? '');
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

export async function broken({ name, bytes }: SentFile, random: Random): Promise<SentFile> {
  const isWorkbook = name.endsWith('.xlsx');
  const changed =
    isWorkbook && random() < 0.6
      ? await breakInside(bytes, random)
      : !isWorkbook && random() < 0.6
        ? Buffer.from(breakText(Buffer.from(bytes).toString('utf8'), random))
        : oneOf(random, breaks)(bytes, random);
  const asAnother = random() < 0.1 ? oneOf(random, ['a.csv', 'a.xlsx', 'a.txt', 'a', 'a.XLSX', '.csv']) : name;
  return { name: asAnother, bytes: changed };
}
