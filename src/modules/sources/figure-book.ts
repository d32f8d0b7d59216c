// Where a section's figures are made: stated cells, tallies of rows, and formulas over figures.
import type { CalendarDate } from '#shared/calendar-date.ts';
import { type Absence, type CellRef, type Figure, numberOf, type Unit } from '#shared/figure.ts';
import type { Edition, StoredRecord } from './edition.ts';
import type { ColumnSpec, TableSpec } from './table.ts';

interface FigureName {
  /** Without the section prefix: `total@07/2025` becomes `serenos.total@07/2025`. */
  readonly id: string;
  readonly label: string;
  readonly period: string;
  readonly territory: string;
}

export interface StatedFigure extends FigureName {
  readonly unit: Unit;
  /** Default: the decimals of the source's spelling, then the column's. */
  readonly decimals?: number;
  /** Default: the edition's. */
  readonly cutOff?: CalendarDate | null;
  readonly source?: string;
  readonly elaboration?: string;
  /** Why it is null, when it is. Default 'notReported'. */
  readonly absence?: Absence;
}

export interface ComputedFigure extends FigureName {
  readonly unit: Unit;
  readonly decimals: number;
  readonly inputs: readonly Figure[];
  /** Spanish, for a person: "serenos ÷ población × 1,000". */
  readonly formula: string;
  /** Called only when every input is a number. May return null: not applicable (division by zero). */
  readonly compute: (...inputs: number[]) => number | null;
  /** Default 'incomplete' when an input is missing, 'notApplicable' when `compute` gives null. */
  readonly absence?: Absence;
}

export interface TallyFigure extends FigureName {
  readonly records: readonly StoredRecord[];
  /** Column that the proof shows of each row. */
  readonly column: string;
  /** Default "cantidad de filas". */
  readonly formula?: string;
  readonly cutOff?: CalendarDate | null;
  /** Editions looked at when no row was found. */
  readonly edition?: Edition;
}

export interface FigureBook {
  readonly figures: readonly Figure[];
  /** A cell as its source printed it. */
  stated(record: StoredRecord, column: string, figure: StatedFigure): Figure;
  /** A fact in words, with its cell: name of an instrument, result, date. */
  fact(record: StoredRecord, column: string, figure: FigureName & { readonly unit?: 'text' | 'date' }): Figure;
  tally(figure: TallyFigure): Figure;
  computed(figure: ComputedFigure): Figure;
  /** Nobody reported it: null with its reason, citing no row. */
  missing(figure: FigureName & { readonly unit: Unit; readonly absence?: Absence; readonly edition?: Edition }): Figure;
  /** A figure made elsewhere (population, a query over complaints) that this section prints. */
  include(figure: Figure): Figure;
}

export interface BookInput {
  readonly section: string;
  readonly editions: readonly Edition[];
  readonly tables: readonly TableSpec[];
}

/** Throws on a repeated id with another content: ids are the addresses of published numbers. */
export function createFigureBook({ section, editions, tables }: BookInput): FigureBook {
  const byId = new Map<string, Figure>();
  const editionById = new Map(editions.map((edition) => [edition.id, edition]));

  const add = (figure: Figure): Figure => {
    const known = byId.get(figure.id);
    if (known && (known.value !== figure.value || known.label !== figure.label)) {
      throw new Error(`figure id used twice: ${figure.id}`);
    }
    byId.set(figure.id, figure);
    return figure;
  };
  const name = (figure: FigureName): Pick<Figure, 'id' | 'section' | 'label' | 'period' | 'territory'> => ({
    id: `${section}.${figure.id}`,
    section,
    label: figure.label,
    period: figure.period,
    territory: figure.territory,
  });
  const credit = (edition: Edition | undefined): Pick<Figure, 'source' | 'elaboration' | 'cutOff'> => ({
    source: edition?.source ?? '',
    elaboration: edition?.elaboration ?? '',
    cutOff: edition?.cutOff ?? null,
  });
  const cellOf = (record: StoredRecord, column: string): CellRef => ({
    editionId: record.editionId,
    table: record.table,
    recordId: record.id,
    column,
  });
  const specOf = (record: StoredRecord, column: string): ColumnSpec | undefined =>
    tables.find((table) => table.code === record.table)?.columns.find((spec) => spec.key === column);
  const namesOf = (record: StoredRecord, column: string): Pick<Figure, 'names'> => {
    const names = specOf(record, column)?.names;
    return names === undefined ? {} : { names };
  };

  return {
    get figures() {
      return [...byId.values()];
    },
    stated(record, column, figure) {
      const value = record.values[column] ?? null;
      const printed = record.printed[column];
      const edition = editionById.get(record.editionId);
      return add({
        ...name(figure),
        ...credit(edition),
        ...(figure.source === undefined ? {} : { source: figure.source }),
        ...(figure.elaboration === undefined ? {} : { elaboration: figure.elaboration }),
        ...(figure.cutOff === undefined ? {} : { cutOff: figure.cutOff }),
        value,
        ...(value === null ? { absence: figure.absence ?? 'notReported' } : {}),
        unit: figure.unit,
        decimals: figure.decimals ?? decimalsPrinted(printed, value) ?? specOf(record, column)?.decimals ?? 0,
        ...(printed === undefined ? {} : { printed }),
        origin: { kind: 'cells', cells: [cellOf(record, column)] },
        ...namesOf(record, column),
      });
    },
    fact(record, column, figure) {
      const value = record.values[column] ?? null;
      return add({
        ...name(figure),
        ...credit(editionById.get(record.editionId)),
        value: value === null ? null : String(value),
        ...(value === null ? { absence: 'notReported' } : {}),
        unit: figure.unit ?? 'text',
        decimals: 0,
        origin: { kind: 'cells', cells: [cellOf(record, column)] },
        ...namesOf(record, column),
      });
    },
    tally(figure) {
      const first = figure.records[0];
      const edition = first ? editionById.get(first.editionId) : figure.edition;
      return add({
        ...name(figure),
        ...credit(edition),
        ...(figure.cutOff === undefined ? {} : { cutOff: figure.cutOff }),
        value: figure.records.length,
        unit: 'count',
        decimals: 0,
        origin: {
          kind: 'cells',
          cells: figure.records.map((record) => cellOf(record, figure.column)),
          formula: figure.formula ?? 'cantidad de filas',
        },
      });
    },
    computed(figure) {
      const numbers = figure.inputs.map(numberOf);
      const complete = numbers.every((value): value is number => value !== null);
      const result = complete ? figure.compute(...numbers) : null;
      const value = result !== null && Number.isFinite(result) ? result : null;
      const absence: Absence = figure.absence ?? (complete ? 'notApplicable' : 'incomplete');
      const cutOffs = figure.inputs.flatMap((input) => (input.cutOff === null ? [] : [input.cutOff])).toSorted();
      return add({
        ...name(figure),
        source: [...new Set(figure.inputs.map((input) => input.source).filter(Boolean))].join('; '),
        elaboration: 'Vigía',
        cutOff: cutOffs.at(-1) ?? null,
        value,
        ...(value === null ? { absence } : {}),
        unit: figure.unit,
        decimals: figure.decimals,
        ...(figure.inputs.some((input) => input.later) ? { later: true } : {}),
        origin: { kind: 'formula', formula: figure.formula, inputs: figure.inputs.map((input) => input.id) },
      });
    },
    missing(figure) {
      return add({
        ...name(figure),
        ...credit(figure.edition),
        value: null,
        absence: figure.absence ?? 'notReported',
        unit: figure.unit,
        decimals: 0,
        origin: { kind: 'cells', cells: [] },
      });
    },
    include: add,
  };
}

/** "3862,44" → 2, "30.1" → 1, "92,051,187" → 0, undefined when the source's spelling is unknown. */
export function decimalsPrinted(printed: string | undefined, value: string | number | null): number | undefined {
  if (printed === undefined) {
    if (typeof value !== 'number' || Number.isInteger(value)) return undefined;
    return String(value).split('.')[1]?.length;
  }
  const digits = printed.replaceAll(/[^\d.,]/g, '');
  const point = digits.lastIndexOf('.');
  if (point !== -1) return digits.length - point - 1;
  const comma = digits.lastIndexOf(',');
  const afterComma = comma === -1 ? 0 : digits.length - comma - 1;
  return afterComma === 0 || afterComma === 3 ? 0 : afterComma;
}
