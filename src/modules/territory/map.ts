// Maps as drawings: one drawer for web, HTML, PDF and native shapes of a slide.
import type { Caption, Drawing, Shape, Tone } from '#shared/drawing.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import { type FigureFormat, formatFigure } from '#shared/format.ts';
import { wrapText } from '#shared/text-layout.ts';
import { placeShapes } from './map-labels.ts';
import type { Rings } from './projection.ts';

export interface MapShape {
  readonly code: string;
  readonly name: string;
  readonly outline: Rings;
}

/** What a shape says: a figure in five classes, or a state in words. */
export type MapValue =
  | { readonly kind: 'figure'; readonly figure: Figure; readonly format?: FigureFormat }
  | { readonly kind: 'state'; readonly word: string; readonly tone: Tone; readonly figure?: Figure };

export interface MapRequest {
  readonly shapes: readonly MapShape[];
  /** By territory; a shape without one is "sin dato". */
  readonly values: ReadonlyMap<string, MapValue>;
  /** Title of the legend: "Registros del primer trimestre". */
  readonly legend: string;
  readonly width?: number;
  readonly height?: number;
  /** Drawn with a thick border: the place asked about. */
  readonly marked?: string;
  /** Which end of the values is darkest: of falls, the lowest. */
  readonly darkest?: 'highest' | 'lowest';
}

const SCALE = ['scale1', 'scale2', 'scale3', 'scale4', 'scale5'] as const satisfies readonly Tone[];
const LEGEND_WIDTH = 150;
const TEXT_SIZE = 11;
const LINE_HEIGHT = 16;
/** Lighter than any class of the scale but the first: what is missing must not shout. */
const NO_DATA: Tone = 'line';
/** Fills that ink is readable on. */
const LIGHT: ReadonlySet<Tone> = new Set(['scale1', 'scale2', 'panel', 'paper', 'line', 'accentSoft']);

interface LegendEntry {
  readonly tone: Tone;
  readonly text: readonly Caption[];
}

export function choropleth(request: MapRequest): Drawing {
  const width = request.width ?? 520;
  const height = request.height ?? 320;
  const paint = painter(
    request.shapes.map(({ code }) => code),
    request.values,
    request.darkest ?? 'highest',
  );
  const { projected, labels } = placeShapes(
    request.shapes,
    { x: 4, y: 4, width: width - LEGEND_WIDTH - 16, height: height - 8 },
    (code) => !LIGHT.has(paint.toneOf(code)),
  );
  // The marked one last, so that no neighbour covers its border.
  const ordered = projected.toSorted((a, b) => Number(a.code === request.marked) - Number(b.code === request.marked));
  const polygons = ordered.map(({ code, name, rings }): Shape => {
    const value = request.values.get(code);
    return {
      kind: 'polygon',
      rings,
      fill: paint.toneOf(code),
      stroke: code === request.marked ? 'ink' : 'muted',
      strokeWidth: code === request.marked ? 2 : 0.5,
      territory: code,
      title: `${name}: ${wordsOf(value)}`,
      ...(value?.figure ? { figure: value.figure.id } : {}),
    };
  });
  const legend = legendShapes(request.legend, paint.legend, width);
  return {
    width,
    height,
    shapes: [...polygons, ...labels, ...legend.shapes],
    legend: { x: width - LEGEND_WIDTH, height: legend.height },
  };
}

/** The bare shape of a place and its parts: the picture of a cover. */
export function outlineDrawing(request: Pick<MapRequest, 'shapes' | 'width' | 'height' | 'marked'>): Drawing {
  const width = request.width ?? 420;
  const height = request.height ?? 320;
  const isDark = (code: string): boolean => code === request.marked;
  const { projected, labels } = placeShapes(
    request.shapes,
    { x: 4, y: 4, width: width - 8, height: height - 8 },
    isDark,
  );
  const polygons = projected.map(({ code, name, rings }): Shape => ({
    kind: 'polygon',
    rings,
    fill: request.marked === undefined ? 'accentSoft' : code === request.marked ? 'accent' : 'panel',
    stroke: 'accent',
    strokeWidth: 1,
    territory: code,
    title: name,
  }));
  return { width, height, shapes: [...polygons, ...labels] };
}

interface Painter {
  toneOf(code: string): Tone;
  readonly legend: readonly LegendEntry[];
}

function painter(
  codes: readonly string[],
  values: ReadonlyMap<string, MapValue>,
  darkest: 'highest' | 'lowest',
): Painter {
  const scale = darkest === 'highest' ? SCALE : SCALE.toReversed();
  const figures = [...values].flatMap(([code, value]) => {
    const number = value.kind === 'figure' ? numberOf(value.figure) : null;
    return number === null || value.kind !== 'figure' ? [] : [{ code, number, value }];
  });
  const classes = quantileClasses(figures.map(({ number }) => number));
  const tones = new Map<string, Tone>();
  const legend = new Map<string, LegendEntry>();
  classes.forEach((members, index) => {
    // Few classes take the scale's ends, so that they can be told apart.
    const tone = scale[classes.length === 1 ? 2 : Math.round((index * 4) / (classes.length - 1))] ?? 'scale3';
    const inside = figures
      .filter(({ number }) => number >= members.low && number <= members.high)
      .toSorted((a, b) => a.number - b.number);
    for (const { code } of inside) tones.set(code, tone);
    const [first, last] = [inside[0], inside.at(-1)];
    if (!first || !last) return;
    const text: Caption[] = [
      captionOf(first.value),
      ...(first.number === last.number ? [] : [' a ', captionOf(last.value)]),
    ];
    legend.set(`class ${index}`, { tone, text });
  });
  for (const [code, value] of values) {
    if (value.kind !== 'state') continue;
    tones.set(code, value.tone);
    legend.set(value.word, { tone: value.tone, text: [value.word] });
  }
  return {
    toneOf: (code) => tones.get(code) ?? NO_DATA,
    get legend() {
      const unknown: LegendEntry = { tone: NO_DATA, text: ['sin dato'] };
      const missing = codes.some((code) => !tones.has(code));
      return [...legend.values(), ...(missing ? [unknown] : [])];
    },
  };
}

function captionOf(value: Extract<MapValue, { kind: 'figure' }>): Caption {
  return { figure: value.figure.id, format: { bare: true, ...value.format } };
}

/** At most five classes of about as many members; equal values are never parted. */
export function quantileClasses(
  values: readonly number[],
  count = SCALE.length,
): readonly { readonly low: number; readonly high: number }[] {
  const sorted = values.toSorted((a, b) => a - b);
  const classes: { low: number; high: number }[] = [];
  let start = 0;
  for (let index = 1; index <= count && start < sorted.length; index += 1) {
    let end = Math.max(start + 1, Math.round((sorted.length * index) / count));
    while (end < sorted.length && sorted[end] === sorted[end - 1]) end += 1;
    if (index === count) end = sorted.length;
    const [low, high] = [sorted[start], sorted[end - 1]];
    if (low !== undefined && high !== undefined) classes.push({ low, high });
    start = end;
  }
  return classes;
}

function wordsOf(value: MapValue | undefined): string {
  if (!value) return 'sin dato';
  if (value.kind === 'figure') return formatFigure(value.figure, value.format);
  return value.figure ? `${value.word} (${formatFigure(value.figure)})` : value.word;
}

function legendShapes(
  title: string,
  entries: readonly LegendEntry[],
  width: number,
): { readonly shapes: readonly Shape[]; readonly height: number } {
  const x = width - LEGEND_WIDTH;
  const titleLines = wrapText(title, LEGEND_WIDTH, { size: TEXT_SIZE, weight: 'bold' }).length;
  const top = 10 + titleLines * LINE_HEIGHT;
  const shapes: Shape[] = [
    {
      kind: 'text',
      x,
      y: 4,
      width: LEGEND_WIDTH,
      height: titleLines * LINE_HEIGHT + 2,
      text: [title],
      size: TEXT_SIZE,
      weight: 'bold',
      tone: 'ink',
    },
    ...entries.flatMap(({ tone, text }, index): Shape[] => [
      {
        kind: 'rect',
        x,
        y: top + index * (LINE_HEIGHT + 4),
        width: 14,
        height: 12,
        fill: tone,
        stroke: 'line',
        strokeWidth: 0.5,
      },
      {
        kind: 'text',
        x: x + 20,
        y: top + index * (LINE_HEIGHT + 4) - 2,
        width: LEGEND_WIDTH - 20,
        height: LINE_HEIGHT,
        text,
        size: TEXT_SIZE,
        tone: 'ink',
      },
    ]),
  ];
  return { shapes, height: top + entries.length * (LINE_HEIGHT + 4) };
}
