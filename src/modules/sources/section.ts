// What a module plugs in: the tables it holds, and what it says of a territory at a date.
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { Check } from '#shared/check.ts';
import type { SectionContent } from '#shared/document.ts';
import { grouped } from '#shared/grouped.ts';
import { contains, type Edition, type StoredRecord } from './edition.ts';
import { createFigureBook, type FigureBook } from './figure-book.ts';
import type { SectionKeeper } from './policy.ts';
import type { TableSpec } from './table.ts';

export type Band = 'situation' | 'direction' | 'means' | 'moneyAndStreet';

export interface Place {
  readonly code: string;
  readonly name: string;
  readonly level: 'country' | 'region' | 'province' | 'district';
}

/** Territory and date that somebody asks about. */
export interface Scope {
  readonly place: Place;
  /** Places directly below (regions of Perú, provinces of a region, districts of a province). */
  readonly children: readonly Place[];
  /** Districts inside, or the district itself; empty for the country. */
  readonly districts: readonly Place[];
  /** Null: the latest of each section. */
  readonly asOf: CalendarDate | null;
  /** Drafts count too: a preview for who prepares an edition. */
  readonly withDrafts?: boolean;
  /** `asOf`, or today: what freshness is measured against. */
  readonly today: CalendarDate;
}

export interface SectionInput extends Scope {
  /** Editions in force that the rows come from. */
  readonly editions: readonly Edition[];
  /** Rows in force of a table: of the territory, of those inside it, and inherited from above. */
  rows(table: string): readonly StoredRecord[];
  /** Of `rows`: exactly of the territory asked (or inherited national rows when the row is of Perú). */
  own(table: string): readonly StoredRecord[];
  /** Of `rows`: of the territory or inside it. */
  within(table: string): readonly StoredRecord[];
  /** Of `rows`: of Perú ('') — inherited by all. */
  national(table: string): readonly StoredRecord[];
  readonly book: FigureBook;
}

/** `Extra` is what a section needs besides its own rows; its module's server part loads it. */
export interface Section<Extra = undefined> {
  readonly code: string;
  /** Folder under src/modules. */
  readonly module: string;
  /** Spanish, as tile and page title. */
  readonly title: string;
  readonly band: Band;
  /** Spanish, one sentence: what the section holds. */
  readonly summary: string;
  readonly tables: readonly TableSpec[];
  /** Roles that keep it besides who keeps every section. */
  readonly keepers?: readonly SectionKeeper[];
  /** Ids of the panels it may offer, in the order of its page. */
  readonly panels: readonly string[];
  readonly checks: readonly Check[];
  /** Legal parameters that it applies, with the rules of its checks that hang on each. */
  readonly thresholds?: readonly { readonly code: string; readonly rules?: readonly string[] }[];
  build(input: SectionInput, extra: Extra): SectionContent;
}

/** A section whose own needs are hidden behind its plug. */
export type AnySection = Omit<Section<never>, 'build'>;

/** The part of a section that its input depends on. */
export type AnySectionShape = Pick<Section<never>, 'code' | 'tables'>;

/** What `rows`, `own`, `within` and `national` of a `SectionInput` answer from. */
export function createSectionInput(
  scope: Scope,
  section: AnySectionShape,
  editions: readonly Edition[],
  records: readonly StoredRecord[],
): SectionInput {
  const byTable = grouped(records, ({ table }) => table);
  const rows = (table: string): readonly StoredRecord[] => byTable.get(table) ?? [];
  return {
    ...scope,
    editions,
    rows,
    own: (table) => rows(table).filter((record) => record.territory === scope.place.code),
    within: (table) => rows(table).filter((record) => contains(scope.place.code, record.territory)),
    national: (table) => rows(table).filter((record) => record.territory === ''),
    book: createFigureBook({ section: section.code, editions, tables: section.tables }),
  };
}
