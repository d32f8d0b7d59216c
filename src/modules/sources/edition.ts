import type { CalendarDate } from '#shared/calendar-date.ts';

export type PublicationBasis = 'stated' | 'inferred';

/** What is known of a document before its rows: the manifest beside a file, or the import form. */
export interface Manifest {
  readonly section: string;
  /** Scope: 2-, 4- or 6-digit ubigeo prefix; '' is Perú. */
  readonly territory: string;
  readonly title: string;
  readonly source: string;
  readonly elaboration: string;
  readonly licence: string;
  readonly cutOff: CalendarDate;
  readonly publishedOn: CalendarDate;
  readonly publishedBasis: PublicationBasis;
  readonly basisNote: string;
  readonly synthetic: boolean;
}

export interface Edition extends Manifest {
  readonly id: number;
  readonly status: 'draft' | 'published';
  /** 1, 2, … of the same section, territory and cut-off. */
  readonly revision: number;
  readonly tables: readonly string[];
  /** Some rows of its file were refused and wait to be mended. */
  readonly incomplete: boolean;
  readonly fileName: string | null;
  readonly fileSha256: string | null;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly retiredOn: string | null;
  readonly retiredReason: string | null;
}

/** Where a row stands in its file: "serenos-count.csv, fila 3"; `document` is the place in the source's pages. */
export interface Locator {
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly document?: string;
}

export interface StoredRecord {
  readonly id: number;
  readonly editionId: number;
  readonly table: string;
  readonly ordinal: number;
  readonly territory: string;
  readonly values: Readonly<Record<string, string | number | null>>;
  /** The source's spelling of numeric cells, where the file has text. */
  readonly printed: Readonly<Record<string, string>>;
  readonly locator: Locator;
  /** 0 as imported; each correction adds one. */
  readonly revision: number;
}

/** True when `outer` is `inner` or contains it: '07' contains '070102', '' contains all. */
export function contains(outer: string, inner: string): boolean {
  return inner.startsWith(outer);
}

/**
 * Editions that speak for a table in a territory at a date: the newest whose scope contains the
 * territory, and over it the newer ones of smaller scope, each for its own part.
 * `editions` are the live ones of the section, already cut at the date chosen.
 */
export function editionsInForce(editions: readonly Edition[], table: string, territory: string): readonly Edition[] {
  const candidates = editions
    .filter((edition) => edition.tables.includes(table))
    .filter((edition) => contains(edition.territory, territory) || contains(territory, edition.territory))
    .toSorted(newestFirst);
  const base = candidates.findIndex((edition) => contains(edition.territory, territory));
  const chosen = base === -1 ? candidates : candidates.slice(0, base + 1);
  const newestOfScope = new Map<string, Edition>();
  for (const edition of chosen)
    if (!newestOfScope.has(edition.territory)) newestOfScope.set(edition.territory, edition);
  return [...newestOfScope.values()];
}

function newestFirst(a: Edition, b: Edition): number {
  return (
    b.cutOff.localeCompare(a.cutOff) ||
    b.publishedOn.localeCompare(a.publishedOn) ||
    b.revision - a.revision ||
    b.id - a.id
  );
}

/**
 * Rows in force of a table: of several editions, a row counts when no newer edition of smaller or
 * equal scope covers its territory. `editions` newest first, as `editionsInForce` gives them.
 */
export function recordsInForce(
  editions: readonly Edition[],
  records: readonly StoredRecord[],
): readonly StoredRecord[] {
  const rank = new Map(editions.map((edition, index) => [edition.id, index]));
  return records.filter((record) => {
    const own = rank.get(record.editionId);
    if (own === undefined) return false;
    return !editions.slice(0, own).some((newer) => contains(newer.territory, record.territory));
  });
}

/** What a change to it is to who looks: visitors see what is published. */
export function changeOf({ section, status }: Pick<Edition, 'section' | 'status'>): {
  readonly section: string;
  readonly isPublic: boolean;
} {
  return { section, isPublic: status === 'published' };
}
