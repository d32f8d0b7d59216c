// Reads SIDPOL's complaint files as they come: byte order mark or none, comma or semicolon, quotes, UTF-8 or
// Latin-1, lost accents, codes without their zero, stray rows, numbers as text. Lines in, rows and problems out.
import { headerKey, type Reading, type RowProblem } from '#modules/sources/index.ts';
import { FIRST_YEAR } from './period.ts';

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

/** Modalities of the editions seen so far, verbatim; another one is kept as written and reported. */
export const KNOWN_MODALITIES: readonly string[] = [
  'Estafa',
  'Extorsión',
  'Homicidio',
  'Hurto',
  'Otros',
  'Robo',
  'Secuestro',
  'Violencia contra la mujer e integrantes',
];

const COLUMNS = {
  year: ['anio', 'ano', 'aniohecho', 'anohecho', 'year'],
  month: ['mes', 'meshecho', 'mesnum'],
  territory: ['ubigeohecho', 'ubigeo', 'ubigeodisthecho', 'codubigeo'],
  modality: ['pmodalidades', 'modalidad', 'modalidades', 'pmodalidad'],
  count: ['cantidad', 'ndistiddgc', 'denuncias', 'ndenuncias', 'total'],
} as const;
type ColumnName = keyof typeof COLUMNS;
type Places = Readonly<Record<ColumnName, number>>;

const LABELS: Readonly<Record<ColumnName, string>> = {
  year: 'ANIO',
  month: 'MES',
  territory: 'UBIGEO_HECHO',
  modality: 'P_MODALIDADES',
  count: 'cantidad',
};

const MONTHS = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'setiembre',
  'octubre',
  'noviembre',
  'diciembre',
];
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

/** True when a first line is the header of a SIDPOL file, whatever its separator. */
export function isSidpolHeader(text: string): boolean {
  return [',', ';', '\t'].some(
    (delimiter) => placesOf(splitLine(text.replace(/^(\u00ef\u00bb\u00bf|\ufeff)/, ''), delimiter)) !== undefined,
  );
}

function placesOf(cells: readonly string[]): Places | undefined {
  const keys = cells.map(headerKey);
  const place = (name: ColumnName): number =>
    COLUMNS[name].map((alias) => keys.indexOf(alias)).find((index) => index !== -1) ?? -1;
  const places = {
    year: place('year'),
    month: place('month'),
    territory: place('territory'),
    modality: place('modality'),
    count: place('count'),
  };
  return Object.values(places).includes(-1) ? undefined : places;
}

function headerProblems(file: string, lines: number, firstLine: string | undefined): RowProblem[] {
  const problem = (code: string, column: string, message: string): RowProblem => ({
    code,
    sheet: file,
    row: 1,
    column,
    message,
  });
  if (firstLine === undefined)
    return [problem('empty-file', '', lines === 0 ? 'El archivo está vacío.' : 'El archivo no tiene filas.')];
  const keys = firstLine.split(/[;,\t]/).map(headerKey);
  const absent = (Object.keys(COLUMNS) as ColumnName[]).filter(
    (name) => !COLUMNS[name].some((alias) => keys.includes(alias)),
  );
  return absent.map((name) => problem('missing-column', LABELS[name], `Falta la columna «${LABELS[name]}».`));
}

/** Cells of a line; the common line without quotes takes the short way. */
export function splitLine(line: string, delimiter: string): string[] {
  const text = line.charCodeAt(line.length - 1) === CARRIAGE_RETURN ? line.slice(0, -1) : line;
  if (!text.includes('"')) return splitPlain(text, delimiter);
  return splitQuoted(text, delimiter);
}

const CARRIAGE_RETURN = 13;

/** As String.split does, in half the time for short cells. */
function splitPlain(text: string, delimiter: string): string[] {
  const cells: string[] = [];
  let from = 0;
  for (let at = text.indexOf(delimiter); at !== -1; at = text.indexOf(delimiter, from)) {
    cells.push(text.slice(from, at));
    from = at + 1;
  }
  cells.push(text.slice(from));
  return cells;
}

function splitQuoted(text: string, delimiter: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text.charAt(index + 1) === '"') {
        cell += '"';
        index += 1;
      } else quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === delimiter) {
      cells.push(cell);
      cell = '';
    } else cell += character;
  }
  cells.push(cell);
  return cells;
}

/** "2025", "2025.0", "1,234", " 16 " → a whole number; null when it is not one. */
function wholeNumber(cell: string): number | null {
  // Almost every cell is bare digits: no regular expression for those.
  if (isDigits(cell)) return Number(cell);
  const text = cell.trim();
  if (isDigits(text)) return Number(text);
  if (/^\d+\.0+$/.test(text)) return Number.parseInt(text, 10);
  if (/^\d{1,3}([, \u00a0]\d{3})+$/.test(text)) return Number(text.replaceAll(/\D/g, ''));
  return null;
}

function isDigits(text: string): boolean {
  if (text === '' || text.length > 15) return false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

function monthNumber(text: string): number | null {
  const month = wholeNumber(text);
  if (month !== null) return month >= 1 && month <= 12 ? month : null;
  const key = headerKey(decode(text)).replace('septiembre', 'setiembre');
  const index = key.length < 3 ? -1 : MONTHS.findIndex((name) => name === key || name.slice(0, 3) === key);
  return index === -1 ? null : index + 1;
}

/** Names of modalities by their bytes: UTF-8 when they are, else Latin-1; known ones also without their accents. */
function createModalityNames() {
  const names = new Map<string, string>();
  const known = new Map(KNOWN_MODALITIES.map((name) => [headerKey(name), name]));
  const damaged = KNOWN_MODALITIES.map((name) => ({ name, pattern: new RegExp(`^${headerPattern(name)}$`, 'i') }));
  return {
    nameOf(bytes: string): string {
      const found = names.get(bytes);
      if (found !== undefined) return found;
      const text = decode(bytes).replaceAll(/\s+/g, ' ').trim();
      const name = known.get(headerKey(text)) ?? damaged.find(({ pattern }) => pattern.test(text))?.name ?? text;
      names.set(bytes, name);
      return name;
    },
  };
}

/** "Extorsión" also as "Extorsi?n", "Extorsi\ufffdn": the accent lost on the way. */
function headerPattern(name: string): string {
  return name.replaceAll(/[^\x20-\x7e]/g, '.{1,3}');
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: string): string {
  if (!/[\x80-\xff]/.test(bytes)) return bytes;
  try {
    return utf8.decode(Uint8Array.from(bytes, (character) => character.charCodeAt(0)));
  } catch {
    return bytes;
  }
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
