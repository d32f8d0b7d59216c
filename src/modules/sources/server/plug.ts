// How a section meets the server: its pure part, and what it must load besides its own rows.
import type { SectionContent } from '#shared/document.ts';
import type { Figure, FigureMap, Origin } from '#shared/figure.ts';
import type { Readable } from 'node:stream';
import type { Database, ReadTx, WriteTx } from '#server/database/database.ts';
import type { Actor } from '#modules/audit/index.ts';
import type { ImportFact, ImportResult, PreviewTable } from '../contract.ts';
import type { Edition, StoredRecord } from '../edition.ts';
import type { ImportManifest } from './importing.ts';
import { namedCells } from '../named-cells.ts';
import type { RowProblem } from '../reading.ts';
import { type AnySection, createSectionInput, type Scope, type Section } from '../section.ts';
import { findRecordsInForce } from './record-store.ts';
import { findEditionsOfSection } from './store.ts';

/** A section of a territory at a date, built. */
export interface ComposedSection {
  readonly section: AnySection;
  readonly content: SectionContent;
  /** Editions that gave rows (or that a query counted), newest first. */
  readonly editions: readonly Edition[];
  /** Rows in force that it was built from. */
  readonly records: readonly StoredRecord[];
}

export type QueryOrigin = Extract<Origin, { kind: 'query' }>;

/** Rows behind a figure that is a sum over a large dataset. */
export interface QueryRows {
  readonly columns: readonly { readonly key: string; readonly label: string }[];
  readonly rows: readonly Readonly<Record<string, string | number | null>>[];
  readonly total: number;
}

/** A file that may be too large for memory: read as a stream, as often as needed. */
export interface BulkFile {
  readonly name: string;
  open(): Readable;
  /** Of its bytes, when somebody has already read them all. */
  readonly sha256?: string;
}

export interface BulkRequest {
  readonly file: BulkFile;
  readonly manifest: ImportManifest;
  readonly actor: Actor;
  readonly log: (message: string) => void;
}

export interface BulkReading {
  /** Good rows by table, with a sample. */
  readonly tables: readonly PreviewTable[];
  readonly rejected: number;
  /** The first ones. */
  readonly problems: readonly RowProblem[];
  /** What else its importer has to say of the file. */
  readonly facts: readonly ImportFact[];
}

/** A national file of its own layout, which comes in as a stream beside the section's template. */
export interface BulkImport {
  /** From the first 64 KB of the file. */
  recognises(fileName: string, firstBytes: Uint8Array): boolean;
  /** Reads it whole and stores nothing. Throws a Refusal when the file as a whole is not one of its kind. */
  preview(db: Database, request: BulkRequest): Promise<BulkReading>;
  /** One edition; the same bytes for the same section, territory and cut-off change nothing. */
  store(tx: WriteTx, request: BulkRequest): Promise<ImportResult>;
}

export const BULK_HEAD_BYTES = 64 * 1024;

export interface SectionPlug {
  readonly section: AnySection;
  readonly bulk?: BulkImport;
  compose(tx: ReadTx, scope: Scope): Promise<ComposedSection>;
  /** Figures of a view that somebody made of the section: its question, as in its address. */
  figuresOfView?(tx: ReadTx, scope: Pick<Scope, 'asOf' | 'today'>, view: URLSearchParams): Promise<FigureMap>;
  /** Resolves figures whose origin is a query; absent where the section has none. */
  proveQuery?(tx: ReadTx, origin: QueryOrigin, limit: number): Promise<QueryRows>;
}

export interface LoadContext {
  readonly editions: readonly Edition[];
  readonly records: readonly StoredRecord[];
}

export interface PlugOptions<Extra> {
  /** What `build` needs besides its own rows: populations, outlines, sums over complaints. */
  load(tx: ReadTx, scope: Scope, own: LoadContext): Promise<Extra>;
  /** Editions that `load` used and the rows did not name. */
  editionsOf?(extra: Extra): readonly Edition[];
  proveQuery?(tx: ReadTx, origin: QueryOrigin, limit: number): Promise<QueryRows>;
  figuresOfView?: SectionPlug['figuresOfView'];
  readonly bulk?: BulkImport;
}

export function plugSection(section: Section): SectionPlug;
export function plugSection<Extra>(section: Section<Extra>, options: PlugOptions<Extra>): SectionPlug;
export function plugSection<Extra>(section: Section<Extra>, options?: PlugOptions<Extra>): SectionPlug {
  const compose = async (tx: ReadTx, scope: Scope): Promise<ComposedSection> => {
    const live = await findEditionsOfSection(tx, section.code);
    const { editions, records } = await findRecordsInForce(tx, section.tables, live, scope);
    const extra = options ? await options.load(tx, scope, { editions, records }) : undefined;
    const input = createSectionInput(scope, section, editions, records);
    // `Extra` is undefined exactly when there are no options (see the overloads).
    const built = section.build(input, extra as Extra);
    const named = namedCells(section, editions, records, built.figures);
    const content = named.length === 0 ? built : { ...built, figures: [...built.figures, ...named] };
    const others = extra === undefined ? [] : (options?.editionsOf?.(extra) ?? []);
    return { section, content, editions: [...editions, ...others], records };
  };
  const { proveQuery, figuresOfView, bulk } = options ?? {};
  return {
    section,
    compose,
    ...(proveQuery ? { proveQuery } : {}),
    ...(figuresOfView ? { figuresOfView } : {}),
    ...(bulk ? { bulk } : {}),
  };
}

/** Figures of several sections under one roof; ids carry their section, so they cannot collide. */
export function figuresOf(sections: readonly ComposedSection[]): Readonly<Record<string, Figure>> {
  return Object.fromEntries(sections.flatMap(({ content }) => content.figures.map((figure) => [figure.id, figure])));
}
