// A picture as data: drawn as SVG on web, HTML and PDF, and as native shapes in PPTX.
import type { FigureFormat } from './format.ts';

/** Names of the theme, resolved by each renderer (light, dark, slide). */
export type Tone =
  | 'ink'
  | 'muted'
  | 'line'
  | 'paper'
  | 'panel'
  | 'accent'
  | 'accentSoft'
  | 'previous'
  | 'good'
  | 'warn'
  | 'bad'
  | 'unknown'
  | 'later'
  | 'scale1'
  | 'scale2'
  | 'scale3'
  | 'scale4'
  | 'scale5';

/** Text inside a picture: words, or a figure printed with the one formatter. */
export type Caption = string | { readonly figure: string; readonly format?: FigureFormat };

interface ShapeBase {
  readonly fill?: Tone;
  readonly stroke?: Tone;
  readonly strokeWidth?: number;
  /** Diagonal pattern: unfinished periods. */
  readonly hatched?: boolean;
  /** Ubigeo to open on click (web only). */
  readonly territory?: string;
  /** Tooltip on the web, in words. */
  readonly title?: string;
  readonly figure?: string;
}

export type Shape =
  | (ShapeBase & {
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly radius?: number;
    })
  | (ShapeBase & {
      readonly kind: 'ellipse';
      readonly x: number;
      readonly y: number;
      readonly rx: number;
      readonly ry: number;
    })
  | (ShapeBase & {
      readonly kind: 'line';
      readonly points: readonly (readonly [number, number])[];
      readonly arrow?: boolean;
      readonly dashed?: boolean;
    })
  /** Rings in the even-odd sense: outer ones and holes. */
  | (ShapeBase & { readonly kind: 'polygon'; readonly rings: readonly (readonly (readonly [number, number])[])[] })
  | (ShapeBase & {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      /** The box that the text is wrapped and clipped to; x, y is its top left corner. */
      readonly width: number;
      readonly height: number;
      readonly text: readonly Caption[];
      readonly size: number;
      readonly weight?: 'regular' | 'bold';
      readonly align?: 'left' | 'center' | 'right';
      readonly vertical?: 'top' | 'middle' | 'bottom';
      readonly tone?: Tone;
    });

export interface Drawing {
  /** Units are points of a slide: a full slide visual is 920 × 330 or less. Sizes of text ≥ 11. */
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
  /** Where a legend at the right begins, and its height: it goes below where the whole does not fit. */
  readonly legend?: { readonly x: number; readonly height: number };
}
