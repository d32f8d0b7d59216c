// The slides of a briefing as data: four renderers draw them and compute nothing.
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { Credit } from '#shared/credits.ts';
import type { Sentence, Visual } from '#shared/document.ts';
import type { FigureMap } from '#shared/figure.ts';
import type { Place } from '#modules/sources/index.ts';

export interface Slide {
  /** Panel id: stable. */
  readonly id: string;
  /** "1"…"31", "A1"…: printed in the corner. */
  readonly number: string;
  /** Null: the slide joins sections. */
  readonly section: string | null;
  readonly title: string;
  /** Generated from figures. */
  readonly takeaway: Sentence;
  /** One or two; two stand side by side (the first gets 60 % of the width). */
  readonly visuals: readonly Visual[];
  /** At most 35 words over all. */
  readonly notes: readonly Sentence[];
  /** Footnotes of accepted findings. */
  readonly footnotes: readonly string[];
  readonly credits: readonly Credit[];
  /** "verificado", "2 observaciones abiertas"… */
  readonly verification: string;
  /** Where each number comes from, one line a figure. */
  readonly speakerNotes: readonly string[];
  /** Annex A: known after the date chosen; drawn in its own colour. */
  readonly later: boolean;
}

export interface Deck {
  readonly title: string;
  readonly place: Place;
  readonly asOf: CalendarDate | null;
  /** Date printed on the files and fixed in their metadata: `asOf`, or the newest cut-off in use. */
  readonly datedOn: CalendarDate;
  /** "Como se sabía el 07/04/2025" | "Última información de cada sección". */
  readonly asOfText: string;
  /** All editions used are published, or some is a draft. */
  readonly status: 'published' | 'draft';
  /** Synthetic data took part: printed on every slide. */
  readonly synthetic: boolean;
  /** SHA-256 over figures and slides, hexadecimal: the seal of the edition. */
  readonly seal: string;
  readonly slides: readonly Slide[];
  readonly figures: FigureMap;
  /** Bytes of photos by attachment id, ready to embed. */
  readonly photos: Readonly<Record<number, { readonly mime: string; readonly content: Uint8Array }>>;
}
