// The document model: what a section says, as data. Web, PPTX, PDF and HTML only draw it.
import type { Drawing } from './drawing.ts';
import type { Figure } from './figure.ts';
import type { FigureFormat } from './format.ts';

/** A place where a figure is printed. */
export interface FigureRef {
  readonly figure: string;
  readonly format?: FigureFormat;
}

export type Inline = string | FigureRef;
/** A sentence over figures: its words cannot contradict its table. */
export type Sentence = readonly Inline[];

/** What a colour says, always beside a word: colour is never alone. */
export type State = 'good' | 'warn' | 'bad' | 'unknown' | 'neutral' | 'later';

export interface Cell {
  readonly content: Sentence;
  readonly state?: State;
  /** Heat of 1 (least) to 5 (most), drawn with the sequential scale. */
  readonly heat?: 1 | 2 | 3 | 4 | 5;
  readonly strong?: boolean;
}

export interface Column {
  readonly key: string;
  readonly label: string;
  readonly align?: 'left' | 'right' | 'center';
  /** Share of the table's width; the rest is divided evenly. */
  readonly width?: number;
}

export interface TableVisual {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly Column[];
  /** One cell per column. On a slide at most 8 columns; rows beyond 8 go on in the next one. */
  readonly rows: readonly (readonly Cell[])[];
  readonly totalRow?: boolean;
}

export interface Series {
  readonly name: string;
  /** Figure ids, one per category; null draws a gap. */
  readonly figures: readonly (string | null)[];
  readonly role: 'current' | 'previous' | 'reference' | 'good' | 'warn' | 'bad' | 'unknown' | 'later' | 'other';
  /** Draw this series as a line over the columns. */
  readonly asLine?: boolean;
}

export interface ChartVisual {
  readonly kind: 'chart';
  readonly form: 'column' | 'bar' | 'line' | 'stackedBar' | 'divergingBar';
  readonly caption: string;
  /** For who cannot see it: what the chart shows, in one sentence. */
  readonly alt: string;
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  /** Spanish unit on the axis, e.g. "denuncias". */
  readonly axis: string;
  /** Print values beside marks. */
  readonly labels?: boolean;
  /** How values are printed in labels. */
  readonly format?: FigureFormat;
  /** The last category is unfinished and is drawn hatched. */
  readonly hatchedLast?: boolean;
  readonly hatchedCategories?: readonly number[];
}

export interface DrawingVisual {
  readonly kind: 'drawing';
  readonly caption: string;
  readonly alt: string;
  readonly drawing: Drawing;
}

/** Key figures side by side. */
export interface FactsVisual {
  readonly kind: 'facts';
  readonly caption: string;
  readonly items: readonly { readonly label: string; readonly value: Sentence; readonly note?: Sentence }[];
}

/** A short list in words. */
export interface ListVisual {
  readonly kind: 'list';
  readonly caption: string;
  readonly items: readonly { readonly text: Sentence; readonly state?: State }[];
}

export interface PhotoVisual {
  readonly kind: 'photo';
  readonly caption: string;
  readonly alt: string;
  readonly attachmentId: number;
}

/** "Sin información registrada", "distribución no publicada". */
export interface AbsenceVisual {
  readonly kind: 'absence';
  readonly caption: string;
  readonly message: string;
}

export type Visual = TableVisual | ChartVisual | DrawingVisual | FactsVisual | ListVisual | PhotoVisual | AbsenceVisual;

/** One idea: a card of the section's page and a slide of the briefing. */
export interface Panel {
  /** Stable, e.g. `complaints-quarter`; the briefing orders panels by it. */
  readonly id: string;
  readonly section: string;
  readonly title: string;
  readonly takeaway: Sentence;
  /** The first one is the slide's; a second stands beside it; more than two only on the web. */
  readonly visuals: readonly Visual[];
  /** At most 35 words on a slide. */
  readonly notes?: readonly Sentence[];
  /** Known after the date chosen: drawn in its own colour, in annex A. */
  readonly later?: boolean;
  /** On the web only. */
  readonly webOnly?: boolean;
}

export interface Tile {
  readonly section: string;
  readonly title: string;
  /** The one figure, or null: the tile says what is missing and offers to load it. */
  readonly figure: FigureRef | null;
  readonly label: Sentence;
  /** Small series for a spark line. */
  readonly spark?: readonly (string | null)[];
  readonly state?: State;
}

/** A matter that needs somebody: band "Requiere atención" and slide "Asuntos por resolver". */
export interface Matter {
  readonly id: string;
  readonly section: string;
  readonly what: Sentence;
  readonly where: string;
  /** Since or until when. */
  readonly when: Sentence;
  readonly responsible: string;
  readonly verb: string;
  /** Day it falls due or since when, for the order. */
  readonly on: string | null;
  readonly state: State;
}

/** One figure for each territory inside: what a map colours. */
export interface Measure {
  readonly key: string;
  readonly label: string;
  /** 'amount' is coloured by classes, 'state' by what `states` says. */
  readonly kind: 'amount' | 'state';
  /** Ubigeo to figure id. */
  readonly figures: Readonly<Record<string, string>>;
  readonly states?: Readonly<Record<string, State>>;
}

/** Everything a section says of a territory at a date. */
export interface SectionContent {
  readonly figures: readonly Figure[];
  readonly panels: readonly Panel[];
  readonly tile: Tile;
  readonly matters: readonly Matter[];
  /** What the map of the first screen can colour. */
  readonly measures?: readonly Measure[];
}

/** Figures that a panel prints, in order of appearance, without repeats. */
export function panelFigureIds(panel: Panel): string[] {
  const ids = new Set<string>();
  const say = (sentence: Sentence): void => {
    for (const part of sentence) if (typeof part !== 'string') ids.add(part.figure);
  };
  say(panel.takeaway);
  for (const visual of panel.visuals) {
    switch (visual.kind) {
      case 'table':
        for (const row of visual.rows) for (const cell of row) say(cell.content);
        break;
      case 'chart':
        for (const series of visual.series) for (const id of series.figures) if (id) ids.add(id);
        break;
      case 'drawing':
        for (const shape of visual.drawing.shapes) {
          if (shape.figure) ids.add(shape.figure);
          if (shape.kind === 'text') for (const part of shape.text) if (typeof part !== 'string') ids.add(part.figure);
        }
        break;
      case 'facts':
        for (const item of visual.items) {
          say(item.value);
          if (item.note) say(item.note);
        }
        break;
      case 'list':
        for (const item of visual.items) say(item.text);
        break;
      case 'photo':
      case 'absence':
        break;
    }
  }
  for (const note of panel.notes ?? []) say(note);
  return [...ids];
}
