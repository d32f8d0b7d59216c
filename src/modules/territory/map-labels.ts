// Names on a map: inside of the shapes that have room, else in its margins with a line to the shape.
import type { Shape } from '#shared/drawing.ts';
import { textWidth } from '#shared/text-layout.ts';
import { fitProjection, type Frame, insidePoint, projectRings, type Rings } from './projection.ts';

/** Names up to here; beyond, they would cover the map, and its table tells them. */
const LABELLED_SHAPES = 12;
const TEXT_SIZE = 11;
const LINE_HEIGHT = 16;
const GAP = 10;

interface Named {
  readonly code: string;
  readonly name: string;
  readonly outline: Rings;
}

export interface PlacedShape {
  readonly code: string;
  readonly name: string;
  readonly rings: Rings;
}

interface Label {
  readonly code: string;
  readonly name: string;
  readonly width: number;
  readonly at: readonly [number, number];
  readonly fits: boolean;
}

/** Shapes projected into the frame, and their labels. */
export function placeShapes(
  shapes: readonly Named[],
  frame: Frame,
  isDark: (code: string) => boolean = () => false,
): { readonly projected: readonly PlacedShape[]; readonly labels: readonly Shape[] } {
  const wide = projectInto(shapes, frame);
  if (shapes.length > LABELLED_SHAPES) return { projected: wide, labels: [] };
  const first = labelsOf(wide);
  if (first.every(({ fits }) => fits))
    return { projected: wide, labels: first.flatMap((label) => insideLabel(label, isDark(label.code))) };
  const sides = sidesOf(first);
  const margins = [marginFor(sides.left, frame), marginFor(sides.right, frame)] as const;
  const projected = projectInto(shapes, {
    ...frame,
    x: frame.x + margins[0],
    width: frame.width - margins[0] - margins[1],
  });
  const labels = labelsOf(projected);
  const { left: onLeft, right: onRight } = sidesOf(labels);
  const xs = projected.flatMap(({ rings }) => rings.flat().map(([x]) => x));
  const [west, east] = [Math.min(...xs) - GAP, Math.max(...xs) + GAP];
  return {
    projected,
    labels: [
      ...labels.filter(({ fits }) => fits).flatMap((label) => insideLabel(label, isDark(label.code))),
      ...stack(onLeft, frame).flatMap(({ label, y }) =>
        marginLabel(label, Math.max(frame.x, west - label.width), y, 'left'),
      ),
      ...stack(onRight, frame).flatMap(({ label, y }) =>
        marginLabel(label, Math.min(frame.x + frame.width - label.width, east), y, 'right'),
      ),
    ],
  };
}

/** Half of those that do not fit on each side, so that lines do not cross the map. */
function sidesOf(labels: readonly Label[]): { readonly left: readonly Label[]; readonly right: readonly Label[] } {
  const outside = labels.filter(({ fits }) => !fits).toSorted((a, b) => a.at[0] - b.at[0]);
  const half = Math.ceil(outside.length / 2);
  return { left: outside.slice(0, half), right: outside.slice(half) };
}

function marginFor(labels: readonly Label[], frame: Frame): number {
  return labels.length === 0 ? 0 : Math.min(Math.max(...labels.map(({ width }) => width)) + GAP, frame.width * 0.45);
}

function projectInto(shapes: readonly Named[], frame: Frame): readonly PlacedShape[] {
  const project = fitProjection(
    shapes.map(({ outline }) => outline),
    frame,
  );
  return shapes.map(({ code, name, outline }) => ({ code, name, rings: projectRings(outline, project) }));
}

function labelsOf(shapes: readonly PlacedShape[]): readonly Label[] {
  return shapes.flatMap(({ code, name, rings }): Label[] => {
    const inside = insidePoint(rings);
    if (!inside) return [];
    const width = Math.ceil(textWidth(name, { size: TEXT_SIZE, weight: 'bold' })) + 8;
    const ys = rings.flat().map(([, y]) => y);
    const tall = Math.max(...ys) - Math.min(...ys) >= LINE_HEIGHT * 1.5;
    return [{ code, name, width, at: inside.at, fits: tall && inside.width >= width * 0.8 }];
  });
}

/** One below the other from the top, none below the frame. */
function stack(labels: readonly Label[], frame: Frame): readonly { readonly label: Label; readonly y: number }[] {
  const ordered = labels.toSorted((a, b) => a.at[1] - b.at[1]);
  let free = frame.y;
  const placed = ordered.map((label) => {
    const y = Math.max(free, label.at[1] - LINE_HEIGHT / 2);
    free = y + LINE_HEIGHT;
    return { label, y };
  });
  const bottom = frame.y + frame.height;
  let limit = bottom;
  const upward = placed.toReversed().map(({ label, y }) => {
    const top = Math.min(y, limit - LINE_HEIGHT);
    limit = top;
    return { label, y: Math.round(top * 10) / 10 };
  });
  return upward.toReversed();
}

/** On a dark shape the name stands on paper of its own, readable in every theme. */
function insideLabel({ code, name, width, at }: Label, onPaper: boolean): Shape[] {
  const label = text(code, name, at[0] - width / 2, at[1] - LINE_HEIGHT / 2, width, 'center');
  const paper: Shape = {
    kind: 'rect',
    x: at[0] - width / 2,
    y: at[1] - LINE_HEIGHT / 2,
    width,
    height: LINE_HEIGHT,
    radius: 3,
    fill: 'paper',
    territory: code,
  };
  return onPaper ? [paper, label] : [label];
}

function marginLabel({ code, name, width, at }: Label, x: number, y: number, side: 'left' | 'right'): Shape[] {
  const edge: readonly [number, number] = [side === 'left' ? x + width : x, y + LINE_HEIGHT / 2];
  return [
    { kind: 'line', points: [edge, at], stroke: 'muted', strokeWidth: 0.8 },
    { kind: 'ellipse', x: at[0], y: at[1], rx: 1.6, ry: 1.6, fill: 'ink' },
    text(code, name, x, y, width, side === 'left' ? 'right' : 'left'),
  ];
}

function text(
  code: string,
  name: string,
  x: number,
  y: number,
  width: number,
  align: 'left' | 'center' | 'right',
): Shape {
  return {
    kind: 'text',
    x: Math.round(x * 10) / 10,
    y: Math.round(y * 10) / 10,
    width,
    height: LINE_HEIGHT,
    text: [name],
    size: TEXT_SIZE,
    weight: 'bold',
    align,
    vertical: 'middle',
    tone: 'ink',
    territory: code,
  };
}
