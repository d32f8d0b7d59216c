// What crosses the wire for the screens that read. `territory` is 'PE' or 2, 4 or 6 digits; `asOf` a
// day, or absent for the latest of each section.
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { Duty, DutyState } from '#shared/duty.ts';
import type { Matter, SectionContent, Sentence, TableVisual, Tile } from '#shared/document.ts';
import type { Drawing } from '#shared/drawing.ts';
import type { Figure, FigureMap } from '#shared/figure.ts';
import type { Finding } from '#modules/quality/index.ts';
import type { Band, Edition, Place, SectionKeeper } from '#modules/sources/index.ts';

export interface SectionSummary {
  readonly code: string;
  readonly module: string;
  readonly title: string;
  readonly band: Band;
  readonly summary: string;
  /** Roles that keep it besides who keeps every section. */
  readonly keepers: readonly SectionKeeper[];
  /** Codes of the legal parameters that it applies. */
  readonly thresholds: readonly string[];
}

/** GET /api/catalog — what the installation has; asked once. */
export interface Catalog {
  readonly version: string;
  readonly sections: readonly SectionSummary[];
  /** Territory that `/` opens. */
  readonly home: string;
  readonly today: CalendarDate;
  /** Days worth offering in the date chip: publication dates, newest first. */
  readonly publications: readonly { readonly on: CalendarDate; readonly title: string }[];
}

export interface MapMeasure {
  readonly key: string;
  readonly label: string;
  /** Shapes carry `territory`: a click opens it. */
  readonly drawing: Drawing;
  readonly table: TableVisual;
}

/** GET /api/overview?territory&asOf — the first screen and the region page. */
export interface Overview {
  readonly place: Place;
  readonly ancestors: readonly Place[];
  readonly children: readonly Place[];
  readonly asOf: CalendarDate | null;
  /** Situation, money, compliance; empty ones are left out. */
  readonly sentences: readonly { readonly topic: string; readonly sentence: Sentence }[];
  readonly tiles: readonly (Tile & {
    readonly band: Band;
    readonly cutOff: CalendarDate | null;
    readonly empty: boolean;
    readonly openFindings: number;
  })[];
  readonly matters: readonly Matter[];
  readonly map: readonly MapMeasure[];
  /** "Todo el Perú": regions as a sorted strip with this one marked; null without data. */
  readonly strip: {
    readonly caption: string;
    readonly items: readonly { readonly place: Place; readonly figure: string; readonly here: boolean }[];
  } | null;
  /** Sentences over what became known after `asOf`; null when nothing did. */
  readonly later: { readonly sentence: Sentence } | null;
  readonly figures: FigureMap;
}

/** GET /api/regions?asOf — the regions under several measures; `measures` is empty where no national file is known. */
export interface Regions {
  readonly asOf: CalendarDate | null;
  readonly measures: readonly {
    readonly key: string;
    readonly label: string;
    readonly formula: string;
    readonly items: readonly { readonly place: Place; readonly figure: string; readonly reading?: string }[];
    readonly table: TableVisual;
  }[];
  readonly figures: FigureMap;
}

/** GET /api/sections/:code?territory&asOf */
export interface SectionView {
  readonly section: SectionSummary;
  readonly place: Place;
  readonly ancestors: readonly Place[];
  readonly asOf: CalendarDate | null;
  readonly content: Omit<SectionContent, 'figures'>;
  /** Without the cells of large sums: their proof has them. */
  readonly figures: FigureMap;
  readonly editions: readonly Edition[];
  readonly findings: readonly Finding[];
}

/** GET /api/duties?territory&mine — what is owed where the holder of a role holds it, oldest first. */
export interface DutyList {
  readonly place: Place;
  readonly today: CalendarDate;
  readonly duties: readonly (Duty & { readonly state: DutyState })[];
}

export interface ProofRow {
  readonly recordId: number | null;
  readonly edition: Edition | null;
  /** "budget-products.csv, fila 4 — página «Programa de Incentivos»". */
  readonly locator: string;
  readonly cells: readonly { readonly label: string; readonly value: string; readonly cited: boolean }[];
}

/** GET /api/figures/:id?territory&asOf — from a number to its rows. */
export interface FigureProof {
  readonly figure: Figure;
  /** Of a computed figure, its inputs (each of which has a proof of its own). */
  readonly inputs: readonly Figure[];
  readonly rows: readonly ProofRow[];
  readonly rowsTotal: number;
  /** The same figure in other editions. */
  readonly others: readonly { readonly edition: Edition; readonly value: string }[];
  readonly findings: readonly Finding[];
}
