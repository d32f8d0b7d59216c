// A document of plans as data: what is printed, and nothing of how it looks.

export interface PrintTable {
  readonly caption: string;
  readonly columns: readonly PrintColumn[];
  readonly rows: readonly (readonly string[])[];
}

export interface PrintColumn {
  readonly label: string;
  /** Shares of the width. */
  readonly width: number;
  readonly align: 'left' | 'right';
}

/** How far a bar goes: what has evidence is filled, the rest hollow. */
export interface PrintBar {
  readonly label: string;
  readonly percent: number;
  readonly backed: number;
  /** «80.0% (50.0% con sustento)». */
  readonly words: string;
}

export interface PrintPart {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly bars: readonly PrintBar[];
  readonly table: PrintTable | null;
}

export interface PrintDocument {
  readonly title: string;
  readonly subtitle: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly parts: readonly PrintPart[];
  /** On every page. */
  readonly footer: string;
}

export function part(heading: string, content: Partial<Omit<PrintPart, 'heading'>>): PrintPart {
  return { heading, paragraphs: [], bars: [], table: null, ...content };
}

export function column(label: string, width: number, align: PrintColumn['align'] = 'left'): PrintColumn {
  return { label, width, align };
}
