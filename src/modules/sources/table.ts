// A section declares the tables it holds; template, importer, correction form, row view and
// data dictionary are derived from the declaration.

export type ColumnType = 'text' | 'integer' | 'decimal' | 'percent' | 'soles' | 'year' | 'date' | 'ubigeo' | 'choice';

/** `unitOrBody`: units of the Ministry among bodies that no catalogue holds. */
export type NamedKind = 'programme' | 'unit' | 'unitOrBody';

export interface ColumnSpec {
  /** Key in `values`, camelCase English. */
  readonly key: string;
  /** Spanish header of the template; found again without accents, case or spaces. */
  readonly label: string;
  readonly type: ColumnType;
  readonly required?: boolean;
  /** Verbatim official values when `type` is 'choice'. */
  readonly choices?: readonly string[];
  /** Other spellings of the header that files in use have. */
  readonly aliases?: readonly string[];
  /** Spanish: what goes in it; shown in the template and the form. */
  readonly help: string;
  /** Decimals when the source's spelling does not tell. */
  readonly decimals?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  /** What it names when it names one of a catalogue of the norms: they are looked up there. */
  readonly names?: NamedKind;
}

export interface TableSpec {
  /** Unique over all sections, e.g. `serenos-count`. */
  readonly code: string;
  /** Name of the sheet, at most 31 characters, Spanish. */
  readonly sheet: string;
  readonly title: string;
  readonly columns: readonly ColumnSpec[];
  /** Columns that identify a row inside an edition; two rows with the same key are refused. */
  readonly key: readonly string[];
  /** Column of type 'ubigeo' that says whose row it is; without it a row belongs to the edition's territory. */
  readonly territoryColumn?: string;
  /** Boundaries, stations, populations: they have validity and do not disappear at an earlier date. */
  readonly reference?: boolean;
}

export type FieldValue = string | number | null;
export type Values = Readonly<Record<string, FieldValue>>;
