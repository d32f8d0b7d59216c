// A picture as native shapes in one group: it is edited, not looked at.
import type { Drawing, Shape } from '#shared/drawing.ts';
import { textTone } from '#shared/drawing-svg.ts';
import type { FigureMap } from '#shared/figure.ts';
import { slideTheme } from '#shared/theme.ts';
import { type Box, contain } from './box.ts';
import { fit, SMALLEST } from './measure.ts';
import { hatchedFill, line, NO_FILL, solidFill } from './paint.ts';
import { group, identity, type Ids, presetGeometry, shape, type ShapeLook, textShape, transform } from './shapes.ts';
import { paragraph, sentenceText } from './text.ts';
import { element, emu } from './xml.ts';

/** Small pictures grow, but their text stays that of a document. */
const LARGEST_SCALE = 1.35;
/** Points closer than this, in points, draw the same outline. */
const SAME_POINT = 0.4;

interface Canvas {
  readonly ids: Ids;
  readonly figures: FigureMap;
  readonly drawing: Drawing;
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  /** Words of boxes too small for them. */
  readonly cut: string[];
}

export function drawingShape(
  ids: Ids,
  name: string,
  alt: string,
  drawing: Drawing,
  box: Box,
  figures: FigureMap,
): { readonly xml: string; readonly cut: readonly string[] } {
  const placed = contain(box, drawing.width, drawing.height, LARGEST_SCALE);
  const canvas: Canvas = { ids, figures, drawing, x: placed.x, y: placed.y, scale: placed.scale, cut: [] };
  const xml = group(ids, { name, alt }, placed, () =>
    drawing.shapes.map((each, index) => drawShape(each, index, canvas)),
  );
  return { xml, cut: canvas.cut };
}

function drawShape(drawn: Shape, index: number, canvas: Canvas): string {
  const { ids, scale } = canvas;
  const named = {
    name: drawn.title ?? `${NAMES[drawn.kind]} ${index + 1}`,
    ...(drawn.kind === 'text' ? {} : { decorative: true }),
  };
  switch (drawn.kind) {
    case 'rect': {
      const box = place(canvas, drawn.x, drawn.y, drawn.width, drawn.height);
      const shortest = Math.min(drawn.width, drawn.height);
      const geometry =
        drawn.radius && shortest > 0
          ? presetGeometry('roundRect', Math.min(0.5, drawn.radius / shortest) * 100_000)
          : presetGeometry('rect');
      return shape(ids, named, box, look(drawn, geometry, scale));
    }
    case 'ellipse':
      return shape(
        ids,
        named,
        place(canvas, drawn.x - drawn.rx, drawn.y - drawn.ry, drawn.rx * 2, drawn.ry * 2),
        look(drawn, presetGeometry('ellipse'), scale),
      );
    case 'polygon': {
      const { box, geometry } = outline(canvas, drawn.rings, true);
      return shape(ids, named, box, look(drawn, geometry, scale));
    }
    case 'line':
      return drawLine(drawn, named, canvas);
    case 'text':
      return drawText(drawn, index, named.name, canvas);
  }
}

const NAMES: Readonly<Record<Shape['kind'], string>> = {
  rect: 'Rectángulo',
  ellipse: 'Elipse',
  polygon: 'Contorno',
  line: 'Línea',
  text: 'Texto',
};

function place(canvas: Canvas, x: number, y: number, width: number, height: number): Box {
  return {
    x: canvas.x + x * canvas.scale,
    y: canvas.y + y * canvas.scale,
    width: width * canvas.scale,
    height: height * canvas.scale,
  };
}

function look(drawn: Shape, geometry: string, scale: number): ShapeLook {
  const fill = drawn.fill === undefined ? NO_FILL : drawn.hatched ? hatchedFill(drawn.fill) : solidFill(drawn.fill);
  const stroke = drawn.stroke === undefined ? null : { paint: drawn.stroke, width: (drawn.strokeWidth ?? 1) * scale };
  return { geometry, fill, outline: line(stroke) };
}

type Point = readonly [number, number];

/** Bounding box and path of rings or of one open line; several rings in one path fill in the even-odd sense. */
function outline(
  canvas: Canvas,
  rings: readonly (readonly Point[])[],
  closed: boolean,
): { readonly box: Box; readonly geometry: string } {
  const placed = rings
    .map((ring) => thinned(ring.map(([x, y]): Point => [canvas.x + x * canvas.scale, canvas.y + y * canvas.scale])))
    .filter((ring) => ring.length > 1);
  const all = placed.flat();
  const xs = all.map(([x]) => x);
  const ys = all.map(([, y]) => y);
  const [left, top] = [least(xs), least(ys)];
  const box = { x: left, y: top, width: greatest(xs) - left, height: greatest(ys) - top };
  const point = ([x, y]: Point): string => element('a:pt', { x: emu(x - left), y: emu(y - top) });
  const commands = placed.flatMap((ring) => [
    ...ring.map((each, index) => element(index === 0 ? 'a:moveTo' : 'a:lnTo', {}, point(each))),
    ...(closed ? [element('a:close', {})] : []),
  ]);
  const path = element(
    'a:path',
    { w: emu(box.width), h: emu(box.height), fill: closed ? undefined : 'none' },
    ...commands,
  );
  const geometry = element(
    'a:custGeom',
    {},
    element('a:avLst', {}),
    element('a:gdLst', {}),
    element('a:ahLst', {}),
    element('a:cxnLst', {}),
    element('a:rect', { l: 0, t: 0, r: 'r', b: 'b' }),
    element('a:pathLst', {}, path),
  );
  return { box, geometry };
}

function least(values: readonly number[]): number {
  return values.reduce((low, value) => Math.min(low, value), Infinity);
}

function greatest(values: readonly number[]): number {
  return values.reduce((high, value) => Math.max(high, value), -Infinity);
}

function thinned(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  points.forEach((point, index) => {
    const last = kept.at(-1);
    if (!last || index === points.length - 1 || Math.hypot(point[0] - last[0], point[1] - last[1]) >= SAME_POINT)
      kept.push(point);
  });
  return kept;
}

type LineShape = Extract<Shape, { kind: 'line' }>;

function drawLine(
  drawn: LineShape,
  named: { readonly name: string; readonly decorative?: boolean },
  canvas: Canvas,
): string {
  const stroke = {
    paint: drawn.stroke ?? 'muted',
    width: (drawn.strokeWidth ?? 1) * canvas.scale,
    ...(drawn.dashed ? { dashed: true } : {}),
    ...(drawn.arrow ? { arrow: true } : {}),
  } as const;
  const [from, to] = drawn.points;
  if (!from || !to) return '';
  if (drawn.points.length > 2) {
    const { box, geometry } = outline(canvas, [drawn.points], false);
    return shape(canvas.ids, named, box, { geometry, fill: NO_FILL, outline: line(stroke) });
  }
  const box = place(
    canvas,
    Math.min(from[0], to[0]),
    Math.min(from[1], to[1]),
    Math.abs(to[0] - from[0]),
    Math.abs(to[1] - from[1]),
  );
  const flips = { flipH: to[0] < from[0] ? 1 : undefined, flipV: to[1] < from[1] ? 1 : undefined };
  return element(
    'p:cxnSp',
    {},
    element('p:nvCxnSpPr', {}, identity(canvas.ids, named), element('p:cNvCxnSpPr', {}), element('p:nvPr', {})),
    element('p:spPr', {}, transform(box, 'a:xfrm', flips), presetGeometry('line'), line(stroke)),
  );
}

type TextShape = Extract<Shape, { kind: 'text' }>;

function drawText(drawn: TextShape, index: number, name: string, canvas: Canvas): string {
  const { ids, figures, scale, drawing } = canvas;
  const words = sentenceText(drawn.text, figures);
  if (words === '') return '';
  const box = place(canvas, drawn.x, drawn.y, drawn.width, drawn.height);
  const weight = drawn.weight ?? 'regular';
  const fitted = fit(words.split('\n'), {
    ...box,
    largest: Math.max(SMALLEST, drawn.size * scale),
    weight,
    narrowing: true,
  });
  if (fitted.cut) canvas.cut.push(words);
  const paint = textTone(drawing.shapes, index, slideTheme);
  const paragraphs = fitted.paragraphs.map((text) =>
    paragraph([{ text, style: { size: fitted.size, weight, paint, narrow: fitted.narrow } }], {
      align: drawn.align ?? 'left',
    }),
  );
  return textShape(ids, { name }, box, { paragraphs, vertical: drawn.vertical ?? 'top' });
}
