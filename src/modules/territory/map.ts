// Maps as drawings: one drawer for web, HTML, PDF and native shapes of a slide.
import type { Caption, Drawing, Shape, Tone } from '#shared/drawing.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import { type FigureFormat, formatFigure } from '#shared/format.ts';
import { textWidth, wrapText } from '#shared/text-layout.ts';
import { fitProjection, insidePoint, projectRings, type Rings } from './projection.ts';

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
  /** Print the figure under the name. */
  readonly showValues?: boolean;
}

const SCALE = ['scale1', 'scale2', 'scale3', 'scale4', 'scale5'] as const satisfies readonly Tone[];
const LEGEND_WIDTH = 150;
const TEXT_SIZE = 11;
const LINE_HEIGHT = 16;
/** Names on the map up to here; beyond, they would cover it and the table tells. */
const LABELLED_SHAPES = 12;

interface LegendEntry {
  readonly tone: Tone;
  readonly text: readonly Caption[];
}

export function choropleth(request: MapRequest): Drawing {
  const width = request.width ?? 520;
  const height = request.height ?? 320;
  const frame = { x: 4, y: 4, width: width - LEGEND_WIDTH - 16, height: height - 8 };
  const project = fitProjection(request.shapes.map(({ outline }) => outline), frame);
  const paint = painter(request.values);
  const projected = request.shapes.map((shape) => ({ ...shape, rings: projectRings(shape.outline, project) }));
  // The marked one last, so that no neighbour covers its border.
  const ordered = projected.toSorted((a, b) => Number(a.code === request.marked) - Number(b.code === request.marked));
  const polygons = ordered.map(({ code, name, rings }): Shape => {
    const value = request.values.get(code);
    return {
      kind: 'polygon',
      rings,
      fill: paint.toneOf(code),
      stroke: code === request.marked ? 'ink' : 'paper',
      strokeWidth: code === request.marked ? 2 : 0.8,
      territory: code,
      title: `${name}: ${wordsOf(value)}`,
      ...(value?.figure ? { figure: value.figure.id } : {}),
    };
  });
  const labels = request.shapes.length <= LABELLED_SHAPES ? labelShapes(projected, request, frame) : [];
  return { width, height, shapes: [...polygons, ...labels, ...legendShapes(request.legend, paint.legend, width)] };
}

/** The bare shape of a place and its parts: the picture of a cover. */
export function outlineDrawing(request: Pick<MapRequest, 'shapes' | 'width' | 'height' | 'marked'>): Drawing {
  const width = request.width ?? 420;
  const height = request.height ?? 320;
  const frame = { x: 4, y: 4, width: width - 8, height: height - 8 };
  const project = fitProjection(request.shapes.map(({ outline }) => outline), frame);
  const projected = request.shapes.map((shape) => ({ ...shape, rings: projectRings(shape.outline, project) }));
  const polygons = projected.map(({ code, name, rings }): Shape => ({
    kind: 'polygon',
    rings,
    fill: request.marked === undefined || code === request.marked ? 'accentSoft' : 'panel',
    stroke: 'accent',
    strokeWidth: 1,
    territory: code,
    title: name,
  }));
  const labels = request.shapes.length <= LABELLED_SHAPES ? labelShapes(projected, { values: new Map() }, frame) : [];
  return { width, height, shapes: [...polygons, ...labels] };
}

interface Painter {
  toneOf(code: string): Tone;
  readonly legend: readonly LegendEntry[];
}

function painter(values: ReadonlyMap<string, MapValue>): Painter {
  const figures = [...values].flatMap(([code, value]) => {
    const number = value.kind === 'figure' ? numberOf(value.figure) : null;
    return number === null || value.kind !== 'figure' ? [] : [{ code, number, value }];
  });
  const classes = quantileClasses(figures.map(({ number }) => number));
  const tones = new Map<string, Tone>();
  const legend = new Map<string, LegendEntry>();
  classes.forEach((members, index) => {
    // Few classes take the scale's ends, so that they can be told apart.
    const tone = SCALE[classes.length === 1 ? 2 : Math.round((index * 4) / (classes.length - 1))] ?? 'scale3';
    const inside = figures.filter(({ number }) => number >= members.low && number <= members.high).toSorted((a, b) => a.number - b.number);
    for (const { code } of inside) tones.set(code, tone);
    const [first, last] = [inside[0], inside.at(-1)];
    if (!first || !last) return;
    const text: Caption[] = [captionOf(first.value), ...(first.number === last.number ? [] : [' a ', captionOf(last.value)])];
    legend.set(`class ${index}`, { tone, text });
  });
  for (const [code, value] of values) {
    if (value.kind !== 'state') continue;
    tones.set(code, value.tone);
    legend.set(value.word, { tone: value.tone, text: [value.word] });
  }
  return {
    toneOf: (code) => tones.get(code) ?? 'unknown',
    get legend() {
      const unknown: LegendEntry = { tone: 'unknown', text: ['sin dato'] };
      const missing = [...values].some(([code]) => !tones.has(code));
      return [...legend.values(), ...(missing ? [unknown] : [])];
    },
  };
}

function captionOf(value: Extract<MapValue, { kind: 'figure' }>): Caption {
  return { figure: value.figure.id, format: { bare: true, ...value.format } };
}

/** At most five classes of about as many members; equal values are never parted. */
export function quantileClasses(values: readonly number[], count = SCALE.length): readonly { readonly low: number; readonly high: number }[] {
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

function legendShapes(title: string, entries: readonly LegendEntry[], width: number): Shape[] {
  const x = width - LEGEND_WIDTH;
  const titleLines = wrapText(title, LEGEND_WIDTH, { size: TEXT_SIZE, weight: 'bold' }).length;
  const top = 10 + titleLines * LINE_HEIGHT;
  return [
    { kind: 'text', x, y: 4, width: LEGEND_WIDTH, height: titleLines * LINE_HEIGHT + 2, text: [title], size: TEXT_SIZE, weight: 'bold', tone: 'ink' },
    ...entries.flatMap(({ tone, text }, index): Shape[] => [
      { kind: 'rect', x, y: top + index * (LINE_HEIGHT + 4), width: 14, height: 12, fill: tone, stroke: 'line', strokeWidth: 0.5 },
      { kind: 'text', x: x + 20, y: top + index * (LINE_HEIGHT + 4) - 2, width: LEGEND_WIDTH - 20, height: LINE_HEIGHT, text, size: TEXT_SIZE, tone: 'ink' },
    ]),
  ];
}

interface Placed {
  readonly code: string;
  readonly name: string;
  readonly rings: Rings;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function labelShapes(shapes: readonly Placed[], request: Pick<MapRequest, 'values' | 'showValues'>, frame: Box): Shape[] {
  const taken: Box[] = [];
  return shapes.flatMap(({ code, name, rings }): Shape[] => {
    const inside = insidePoint(rings);
    if (!inside) return [];
    const value = request.values.get(code);
    const shown = request.showValues === true && value?.kind === 'figure';
    const valueWidth = shown ? textWidth(formatFigure(value.figure, { bare: true, ...value.format }), { size: TEXT_SIZE }) : 0;
    const width = Math.min(Math.ceil(Math.max(textWidth(name, { size: TEXT_SIZE, weight: 'bold' }), valueWidth)) + 8, frame.width);
    const height = LINE_HEIGHT * (shown ? 2 : 1);
    const box = freeBox(inside.at, { width, height }, taken, frame);
    taken.push(box);
    const far = Math.hypot(box.x + width / 2 - inside.at[0], box.y + height / 2 - inside.at[1]) > 14;
    const leader: Shape[] = far ? [{ kind: 'line', points: [inside.at, nearestEdge(box, inside.at)], stroke: 'muted', strokeWidth: 0.7 }] : [];
    const halo: Shape = { kind: 'rect', ...box, fill: 'paper', radius: 3, territory: code };
    const line = (text: readonly Caption[], index: number, weight: 'bold' | 'regular'): Shape => ({
      kind: 'text', x: box.x, y: box.y + index * LINE_HEIGHT, width, height: LINE_HEIGHT, text, size: TEXT_SIZE, weight, align: 'center', vertical: 'middle', tone: 'ink', territory: code,
    });
    return [...leader, halo, line([name], 0, 'bold'), ...(shown ? [line([captionOf(value)], 1, 'regular')] : [])];
  });
}

/** The nearest place around the point where the label covers no other one. */
function freeBox(at: readonly [number, number], size: { width: number; height: number }, taken: readonly Box[], frame: Box): Box {
  const candidates = [0, 18, 36, 54, 72, 96, 120].flatMap((distance) =>
    (distance === 0 ? [0] : [0, 180, 90, 270, 45, 135, 225, 315]).map((degrees): Box => {
      const angle = (degrees * Math.PI) / 180;
      const reach = distance === 0 ? 0 : distance + (size.width / 2) * Math.abs(Math.cos(angle));
      return clampBox({ x: at[0] - size.width / 2 + Math.cos(angle) * reach, y: at[1] - size.height / 2 + Math.sin(angle) * distance, ...size }, frame);
    }),
  );
  return candidates.find((candidate) => taken.every((other) => !overlap(candidate, other))) ?? candidates[0] ?? { x: at[0], y: at[1], ...size };
}

function clampBox(box: Box, frame: Box): Box {
  const x = Math.min(Math.max(box.x, frame.x), frame.x + frame.width - box.width);
  const y = Math.min(Math.max(box.y, frame.y), frame.y + frame.height - box.height);
  return { ...box, x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width + 2 && b.x < a.x + a.width + 2 && a.y < b.y + b.height && b.y < a.y + a.height;
}

function nearestEdge(box: Box, [x, y]: readonly [number, number]): readonly [number, number] {
  return [Math.min(Math.max(x, box.x), box.x + box.width), Math.min(Math.max(y, box.y), box.y + box.height)];
}
