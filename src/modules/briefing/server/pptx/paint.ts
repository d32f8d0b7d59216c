// Tones of the theme as DrawingML colours, fills and lines. Tones that the file's own colour scheme
// has are named through it, so that an office can dress the deck in its own colours.
import type { Tone } from '#shared/drawing.ts';
import { mixColors, slideTheme } from '#shared/theme.ts';
import { element, emu } from './xml.ts';

const SCHEME: Partial<Readonly<Record<Tone, string>>> = {
  ink: 'tx1',
  paper: 'bg1',
  panel: 'bg2',
  accent: 'accent1',
  previous: 'accent2',
  good: 'accent3',
  warn: 'accent4',
  bad: 'accent5',
  later: 'accent6',
};

/** A tone of the theme, or an exact `#rrggbb`. */
export type Paint = Tone | `#${string}`;

export function hexOf(paint: Paint): string {
  return (isExact(paint) ? paint : slideTheme.colors[paint]).slice(1).toUpperCase();
}

function isExact(paint: Paint): paint is `#${string}` {
  return paint.startsWith('#');
}

export function color(paint: Paint): string {
  const scheme = isExact(paint) ? undefined : SCHEME[paint];
  return scheme === undefined ? element('a:srgbClr', { val: hexOf(paint) }) : element('a:schemeClr', { val: scheme });
}

export function solidFill(paint: Paint): string {
  return element('a:solidFill', {}, color(paint));
}

/** Diagonal stripes: an unfinished period. */
export function hatchedFill(paint: Tone): string {
  const ground = soft(paint, 0.2);
  return element(
    'a:pattFill',
    { prst: 'wdUpDiag' },
    element('a:fgClr', {}, color(paint)),
    element('a:bgClr', {}, color(ground)),
  );
}

export const NO_FILL = element('a:noFill', {});

export function soft(tone: Tone, share = 0.1): Paint {
  return `#${mixColors(slideTheme.colors[tone], slideTheme.colors.paper, share).slice(1)}`;
}

export interface Stroke {
  readonly paint: Paint;
  readonly width: number;
  readonly dashed?: boolean;
  readonly arrow?: boolean;
}

/** `a:ln`, or one that draws nothing. */
export function line(stroke: Stroke | null, name = 'a:ln'): string {
  if (!stroke) return element(name, {}, NO_FILL);
  return element(
    name,
    { w: emu(stroke.width) },
    solidFill(stroke.paint),
    stroke.dashed ? element('a:prstDash', { val: 'dash' }) : '',
    element('a:round', {}),
    stroke.arrow ? element('a:tailEnd', { type: 'triangle', w: 'med', len: 'med' }) : '',
  );
}
