// Reads SIDPOL's complaint files as they come: byte order mark or none, comma or semicolon, quotes, UTF-8 or
// Latin-1, lost accents, codes without their zero, stray rows, numbers as text. Lines in, rows and problems out.
import type { Reading, RowProblem } from '#modules/sources/index.ts';
import { FIRST_YEAR } from './period.ts';
import { decode, monthNumber, splitLine, wholeNumber } from './sidpol-cells.ts';
import { type ColumnName, headerProblems, LABELS, type Places, placesOf } from './sidpol-header.ts';
import { createModalityNames, KNOWN_MODALITIES } from './sidpol-modalities.ts';

type BadRow = Reading['badRows'][number];

export interface ComplaintRow {
  readonly territory: string;
  readonly year: number;
  readonly month: number;
  readonly modality: string;
  readonly count: number;
  /** Line of the file, from 1. */
  readonly line: number;
}

/** What the column of the database holds. */
const LARGEST_COUNT = 2 ** 31 - 1;
/** A title or an empty line may stand above the header. */
const HEADER_WITHIN = 20;

export interface SidpolOptions {
  readonly file: string;
  readonly isTerritory: (code: string) => boolean;
  /** Scope of the edition: a row outside is refused. */
  readonly territory: string;
  /** Last year that the file can speak of. */
  readonly lastYear: number;
}

export interface SidpolReader {
  /** One line without its end, bytes as Latin-1 characters. */
  push(line: string): void;
  finish(): SidpolReading;
}

export interface SidpolReading {
  /** Good rows, and the sum of their counts. */
  readonly rows: number;
  readonly records: number;
  readonly badRows: readonly BadRow[];
  /** Of the whole file: nothing can be stored. */
  readonly problems: readonly RowProblem[];
  /** Modalities seen that no edition had, and known ones that this file lacks. */
  readonly newModalities: readonly string[];
  readonly missingModalities: readonly string[];
}

interface KnownTerritory {
  /** Null: no district has that code. */
  readonly code: string | null;
  /** By modality, the line of the row of each month since FIRST_YEAR; 0 where none was read. */
  readonly linesByModality: Map<string, Int32Array>;
}

/** Good rows go to `onRow` as they are read; what is wrong waits for the end. */
export function createSidpolReader(options: SidpolOptions, onRow: (row: ComplaintRow) => void): SidpolReader {
  let rows = 0;
  let records = 0;
  const present = new Set<string>();
  const badRows: BadRow[] = [];
  const modalities = createModalityNames();
  const territories = new Map<string, KnownTerritory>();
  let line = 0;
  let delimiter = ',';
  let header: readonly string[] | undefined;
  let places: Places | undefined;
  let firstLine: string | undefined;

  const readHeader = (text: string): void => {
    if (line > HEADER_WITHIN) return;
    const candidate =
      count(text, ';') > count(text, ',') ? ';' : text.includes('\t') && !text.includes(',') ? '\t' : ',';
    const cells = splitLine(text, candidate).map((cell) => decode(cell));
    const found = placesOf(cells);
    if (!found) {
      if (text.trim() !== '') firstLine ??= decode(text);
      return;
    }
    [delimiter, header, places] = [candidate, cells, found];
  };

  const territoryOf = (text: string): KnownTerritory => {
    const known = territories.get(text);
    if (known !== undefined) return known;
    // A code kept as a number has lost its leading zero.
    const digits = text.trim().replace(/\.0+$/, '');
    const code = /^\d{5}$/.test(digits) ? `0${digits}` : digits;
    const isKnown = /^\d{6}$/.test(code) && options.isTerritory(code);
    // Two spellings of one code are one district: its rows are seen together.
    const same = isKnown ? territories.get(code) : undefined;
    const found = same ?? { code: isKnown ? code : null, linesByModality: new Map<string, Int32Array>() };
    territories.set(text, found);
    if (isKnown) territories.set(code, found);
    return found;
  };

  /** Line of an earlier row of the same district, modality and month, or 0; notes this one. */
  const repeats = (territory: KnownTerritory, modality: string, year: number, month: number): number => {
    let lines = territory.linesByModality.get(modality);
    if (!lines) {
      lines = new Int32Array((options.lastYear - FIRST_YEAR + 1) * 12);
      territory.linesByModality.set(modality, lines);
    }
    const at = (year - FIRST_YEAR) * 12 + month - 1;
    const first = lines[at] ?? 0;
    if (first === 0) lines[at] = line;
    return first;
  };

  const readRow = (text: string, at: Places): void => {
    const cells = splitLine(text, delimiter);
    const cell = (name: ColumnName): string => (cells[at[name]] ?? '').trim();
    const year = wholeNumber(cells[at.year] ?? '');
    const month = monthNumber(cells[at.month] ?? '');
    const amount = wholeNumber(cells[at.count] ?? '');
    const counted = amount !== null && amount >= 1 && amount <= LARGEST_COUNT;
    const place = territoryOf(cells[at.territory] ?? '');
    const territory = place.code;
    const modality = modalities.nameOf(cells[at.modality] ?? '');
    const possible = year !== null && year >= FIRST_YEAR && year <= options.lastYear;
    const inside = territory !== null && territory.startsWith(options.territory);
    let first = 0;
    if (possible && month !== null && inside && modality !== '' && counted) {
      first = repeats(place, modality, year, month);
      if (first === 0) {
        rows += 1;
        records += amount;
        present.add(modality);
        onRow({ territory, year, month, modality, count: amount, line });
        return;
      }
    }
    const problems: [ColumnName, string, string][] = [];
    if (!possible) problems.push(['year', 'out-of-range', 'el año no es posible']);
    if (month === null) problems.push(['month', 'out-of-range', 'el mes no va de 1 a 12']);
    if (territory === null) problems.push(['territory', 'unknown-ubigeo', 'el ubigeo no es de ningún distrito']);
    else if (!inside)
      problems.push(['territory', 'outside-territory', 'el distrito está fuera del territorio del archivo']);
    if (modality === '') problems.push(['modality', 'missing-value', 'falta la modalidad']);
    if (!counted) problems.push(['count', 'not-a-number', 'la cantidad no es un entero posible, de uno o más']);
    if (first !== 0) problems.push(['territory', 'repeated-row', `la fila repite la línea ${first}`]);
    badRows.push({
      sheet: options.file,
      row: line,
      raw: Object.fromEntries((header ?? []).map((label, index) => [label, decode(cells[index] ?? '')])),
      problems: problems.map(([name, code, message]) => ({
        code,
        sheet: options.file,
        row: line,
        column: header?.[at[name]] ?? LABELS[name],
        message: `«${decode(cell(name))}»: ${message}.`,
      })),
    });
  };

  return {
    push(text) {
      line += 1;
      if (places === undefined) readHeader(line === 1 ? text.replace(/^\u00ef\u00bb\u00bf/, '') : text);
      else if (text.trim() !== '') readRow(text, places);
    },
    finish() {
      const problems = places === undefined ? headerProblems(options.file, line, firstLine) : [];
      return {
        rows,
        records,
        badRows,
        problems,
        newModalities: [...present].filter((name) => !KNOWN_MODALITIES.includes(name)).toSorted(),
        missingModalities: KNOWN_MODALITIES.filter((name) => !present.has(name)),
      };
    },
  };
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
