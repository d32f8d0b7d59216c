export { contains, type Edition, type Locator, type Manifest, type StoredRecord } from './edition.ts';
export { type SectionKeeper, SOURCES } from './policy.ts';
export { createFigureBook, type FigureBook } from './figure-book.ts';
export { type Band, createSectionInput, type Place, type Scope, type Section, type SectionInput } from './section.ts';
export type { ColumnSpec, ColumnType, FieldValue, NamedKind, TableSpec, Values } from './table.ts';
export { cellText } from './record-cells.ts';
export { headerKey } from './header-key.ts';
export { readSheets, type RawSheet, type Reading, type RowProblem } from './reading.ts';
export * from './contract.ts';
