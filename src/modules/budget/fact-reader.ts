// Reads a budget file row by row from its bytes: good rows as they come, what is wrong at the end.
import type { Reading, RowProblem } from '#modules/sources/index.ts';
import { type CellPlaces, centsAt, createCellPlaces, findCells, textOf, trimCell, wholeAt } from './fact-cells.ts';
import { type FactRow, FIRST_YEAR, PROGRAMME } from './dataset.ts';
import { factHeaderProblems, type FactColumn, type FactPlaces, HEADER_WITHIN, readFactHeader } from './fact-header.ts';
import { createFactCodes, type FactCodes, type ReadCells } from './fact-codes.ts';
import { FACT_LABELS, type FactProblem, rowProblems } from './fact-problems.ts';

type BadRow = Reading['badRows'][number];

export interface FactOptions {
  readonly file: string;
  readonly isTerritory: (code: string) => boolean;
  /** Scope of the edition: a row outside is refused. */
  readonly territory: string;
  /** 'YYYY-MM-DD' until which the file speaks. */
  readonly cutOff: string;
  /** Why a row that is good alone is refused for what its group adds up to. */
  readonly refuse?: (row: FactRow) => FactProblem | undefined;
}

export interface FactReader {
  /** One line without its end. */
  push(bytes: Uint8Array, from: number, to: number): void;
  finish(): FactReading;
}

export interface FactReading {
  readonly rows: number;
  /** Rows of other programmes, which are not kept. */
  readonly others: number;
  /** Rows whose accrual is negative, and rows of month 0. */
  readonly reversals: number;
  readonly openings: number;
  readonly badRows: readonly BadRow[];
  /** Of the whole file: nothing can be stored. */
  readonly problems: readonly RowProblem[];
  readonly names: FactCodes['names'];
}

export function createFactReader(options: FactOptions, onRow: (row: FactRow) => void): FactReader {
  const codes = createFactCodes(options.isTerritory);
  const badRows: BadRow[] = [];
  const lastMonths = new Map<string, number>();
  const counts = { rows: 0, others: 0, reversals: 0, openings: 0 };
  const cutOffYear = Number(options.cutOff.slice(0, 4));
  const cutOffMonth = Number(options.cutOff.slice(5, 7));
  let line = 0;
  let firstLine: string | undefined;
  let header: (FactPlaces & { readonly separator: string }) | undefined;
  let cells: CellPlaces = createCellPlaces(0);
  let separator = 44;
  let used: readonly number[] = [];
  let trimmed: Int32Array = new Int32Array(0);

  const readHeader = (text: string): void => {
    if (line > HEADER_WITHIN) return;
    header = readFactHeader(text);
    if (!header) {
      if (text.trim() !== '') firstLine ??= text;
      return;
    }
    separator = header.separator.charCodeAt(0);
    used = [...new Set(Object.values(header.at))].filter((index) => index !== -1);
    trimmed = Int32Array.from(used);
    cells = createCellPlaces(Math.max(...used) + 1);
  };

  /** Months of one entity, product and source may not go back in a template: a row was pasted out of place. */
  const goesBack = (read: ReadCells): boolean => {
    if (header?.layout !== 'template') return false;
    const key = `${read.entity}/${read.year}/${read.product}/${read.source}/${read.article}`;
    const last = lastMonths.get(key) ?? -1;
    if (read.month < last) return true;
    lastMonths.set(key, read.month);
    return false;
  };

  const refuseRow = (bytes: Uint8Array, problems: readonly FactProblem[]): void => {
    badRows.push({
      sheet: options.file,
      row: line,
      raw: rawOf(bytes),
      problems: problems.map(({ column, code, message }) => ({
        code,
        sheet: options.file,
        row: line,
        column: labelOf(column),
        message: `«${written(bytes, column)}»: ${message}.`,
      })),
    });
  };

  const labelOf = (column: FactColumn): string => {
    const at = placeOf(column);
    return header?.labels[at] ?? FACT_LABELS[column];
  };
  /** The three codes of MEF stand for one ubigeo. */
  const placeOf = (column: FactColumn): number => {
    const at = header?.at;
    if (!at) return -1;
    return column === 'territory' && at.territory === -1 ? at.district : at[column];
  };
  const written = (bytes: Uint8Array, column: FactColumn): string => {
    const at = placeOf(column);
    return at === -1 || at >= cells.count ? '' : textOf(bytes, cells.starts[at] ?? 0, cells.ends[at] ?? 0);
  };
  const rawOf = (bytes: Uint8Array): Record<string, string> =>
    Object.fromEntries(
      used
        .toSorted((a, b) => a - b)
        .map((at) => [
          header?.labels[at] ?? '',
          at < cells.count ? textOf(bytes, cells.starts[at] ?? 0, cells.ends[at] ?? 0) : '',
        ]),
    );

  const readRow = (bytes: Uint8Array, { at, layout }: FactPlaces): void => {
    for (const index of trimmed) if (index < cells.count) trimCell(bytes, cells, index);
    if (layout === 'mef' && wholeAt(bytes, cells, at.programme) !== PROGRAMME) {
      // A total has no programme: it is told, not skipped.
      if (written(bytes, 'programme') !== '' || !codes.isTotal(bytes, cells, at)) {
        counts.others += 1;
        return;
      }
    }
    const read = codes.read(bytes, cells, at);
    read.year = wholeAt(bytes, cells, at.year);
    read.month = wholeAt(bytes, cells, at.month);
    read.piaCents = centsAt(bytes, cells, at.pia);
    read.pimCents = centsAt(bytes, cells, at.pim);
    read.accruedCents = centsAt(bytes, cells, at.accrued);
    const isPossible =
      read.year >= FIRST_YEAR &&
      (read.year < cutOffYear || (read.year === cutOffYear && read.month <= cutOffMonth)) &&
      read.month >= 0 &&
      read.month <= 12 &&
      read.level !== '' &&
      read.entity !== '' &&
      read.territory !== '' &&
      read.product !== '' &&
      read.source !== '' &&
      read.piaCents >= 0 &&
      read.pimCents >= 0 &&
      read.accruedCents === read.accruedCents &&
      read.territory.startsWith(options.territory);
    if (!isPossible || read.level === '') {
      const isTotal = codes.isTotal(bytes, cells, at);
      refuseRow(bytes, rowProblems(read, { ...options, cutOffYear, cutOffMonth, isTotal, moved: codes.moved }));
      return;
    }
    if (goesBack(read)) {
      refuseRow(bytes, [
        {
          column: 'month',
          code: 'month-out-of-order',
          message:
            'el mes va detrás de otro posterior de la misma entidad, producto y fuente; ordene las filas por mes',
        },
      ]);
      return;
    }
    const row: FactRow = {
      year: read.year,
      month: read.month,
      entity: read.entity,
      territory: read.territory,
      level: read.level,
      product: read.product,
      source: read.source,
      article: read.article,
      piaCents: read.piaCents,
      pimCents: read.pimCents,
      accruedCents: read.accruedCents,
      line,
    };
    const problem = options.refuse?.(row);
    if (problem) {
      refuseRow(bytes, [problem]);
      return;
    }
    counts.rows += 1;
    if (row.accruedCents < 0) counts.reversals += 1;
    if (row.month === 0) counts.openings += 1;
    onRow(row);
  };

  return {
    push(bytes, from, to) {
      line += 1;
      if (!header) {
        readHeader(textOf(bytes, from, to));
        return;
      }
      if (to - from <= 1) return;
      findCells(bytes, from, to, separator, cells);
      readRow(bytes, header);
    },
    finish() {
      const problems = header ? [] : factHeaderProblems(options.file, firstLine);
      return { ...counts, badRows, problems, names: codes.names };
    },
  };
}
