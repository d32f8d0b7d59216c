// Draws a picture as SVG text: web, HTML and PDF show the same one.
import type { Drawing, Shape, Tone } from './drawing.ts';
import type { FigureMap } from './figure.ts';
import { fitText, fragmentsOf, LINE_HEIGHT, type Line, lineText } from './text-layout.ts';
import { contrast, mixColors, readableOn, type Theme } from './theme.ts';

export interface DrawingSvgOptions {
  /** What the picture shows, for who cannot see it. Without it the picture is decoration. */
  readonly alt?: string;
  /** Prefix of the ids inside; default: derived from the drawing, the same for the same drawing. */
  readonly id?: string;
  /** Shapes with a territory can be reached by keyboard and clicked. */
  readonly interactive?: boolean;
}

export function drawingToSvg(
  drawing: Drawing,
  figures: FigureMap,
  theme: Theme,
  options: DrawingSvgOptions = {},
): string {
  const id = options.id ?? `d${fingerprint(JSON.stringify(drawing) + (options.alt ?? ''))}`;
  const { width, height } = drawing;
  const defs = hatchedTones(drawing.shapes).map((tone) => hatchPattern(id, tone, theme));
  const body = drawing.shapes.map((shape, index) =>
    drawShape(shape, index, { drawing, figures, theme, id, interactive: options.interactive === true }),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(width)} ${round(height)}" width="${round(width)}" height="${round(height)}"`,
    ` font-family="${escapeXml(`'${theme.fontFamily}', 'Source Sans Pro', sans-serif`)}"${accessibility(options)}>`,
    defs.length > 0 ? `<defs>${defs.join('')}</defs>` : '',
    ...body,
    '</svg>',
  ].join('');
}

function accessibility({ alt, interactive }: DrawingSvgOptions): string {
  if (alt === undefined) return ' aria-hidden="true"';
  return ` role="${interactive ? 'group' : 'img'}" aria-label="${escapeXml(alt)}"`;
}

interface Context {
  readonly drawing: Drawing;
  readonly figures: FigureMap;
  readonly theme: Theme;
  readonly id: string;
  readonly interactive: boolean;
}

function drawShape(shape: Shape, index: number, context: Context): string {
  const inside = shape.title === undefined ? '' : `<title>${escapeXml(shape.title)}</title>`;
  const common = attributes(shape, context);
  switch (shape.kind) {
    case 'rect':
      return `<rect x="${round(shape.x)}" y="${round(shape.y)}" width="${round(shape.width)}" height="${round(shape.height)}"${
        shape.radius ? ` rx="${round(shape.radius)}"` : ''
      }${common}${paint(shape, context)}>${inside}</rect>`;
    case 'ellipse':
      return `<ellipse cx="${round(shape.x)}" cy="${round(shape.y)}" rx="${round(shape.rx)}" ry="${round(shape.ry)}"${common}${paint(shape, context)}>${inside}</ellipse>`;
    case 'polygon':
      return `<path d="${shape.rings.map((ring) => `${path(ring)}Z`).join('')}" fill-rule="evenodd"${common}${paint(shape, context)}>${inside}</path>`;
    case 'line':
      return drawLine(shape, context, common, inside);
    case 'text':
      return drawText(shape, index, context, common, inside);
  }
}

function attributes(shape: Shape, { interactive }: Context): string {
  const parts = [
    shape.territory === undefined ? '' : ` data-territory="${escapeXml(shape.territory)}"`,
    shape.figure === undefined ? '' : ` data-figure="${escapeXml(shape.figure)}"`,
  ];
  if (interactive && shape.territory !== undefined && shape.kind !== 'text') {
    parts.push(` tabindex="0" role="link" aria-label="${escapeXml(shape.title ?? shape.territory)}"`);
  }
  return parts.join('');
}

function paint(shape: Shape, { theme, id }: Context): string {
  const fill =
    shape.fill === undefined ? 'none' : shape.hatched ? `url(#${id}-${shape.fill})` : theme.colors[shape.fill];
  return ` fill="${fill}"${stroke(shape, theme)}`;
}

function stroke(shape: Shape, theme: Theme): string {
  if (shape.stroke === undefined) return '';
  return ` stroke="${theme.colors[shape.stroke]}" stroke-width="${round(shape.strokeWidth ?? 1)}" stroke-linejoin="round"`;
}

type LineShape = Extract<Shape, { kind: 'line' }>;

function drawLine(shape: LineShape, context: Context, common: string, inside: string): string {
  const tone = shape.stroke ?? 'muted';
  const width = shape.strokeWidth ?? 1;
  const drawn = { ...shape, stroke: tone };
  const dash = shape.dashed ? ` stroke-dasharray="${round(width * 4)} ${round(width * 3)}"` : '';
  const stem = `<path d="${path(shape.arrow ? shortened(shape.points, width * 3) : shape.points)}" fill="none"${stroke(drawn, context.theme)} stroke-linecap="${shape.dashed ? 'butt' : 'round'}"${dash}${common}>${inside}</path>`;
  return shape.arrow ? stem + arrowHead(shape.points, width, context.theme.colors[tone]) : stem;
}

type Point = readonly [number, number];

/** The last stretch ends before the tip, so that a thick stem does not show beside it. */
function shortened(points: readonly Point[], by: number): readonly Point[] {
  const [tip, before] = [points.at(-1), points.at(-2)];
  if (!tip || !before) return points;
  const length = Math.hypot(tip[0] - before[0], tip[1] - before[1]);
  if (length <= by) return points;
  const share = (length - by) / length;
  return [...points.slice(0, -1), [before[0] + (tip[0] - before[0]) * share, before[1] + (tip[1] - before[1]) * share]];
}

function arrowHead(points: readonly Point[], width: number, color: string): string {
  const [tip, before] = [points.at(-1), points.at(-2)];
  if (!tip || !before) return '';
  const angle = Math.atan2(tip[1] - before[1], tip[0] - before[0]);
  const size = 5 + width * 2;
  const corner = (turn: number): Point => [
    tip[0] - size * Math.cos(angle + turn),
    tip[1] - size * Math.sin(angle + turn),
  ];
  return `<path d="${path([tip, corner(0.45), corner(-0.45)])}Z" fill="${color}"/>`;
}

type TextShape = Extract<Shape, { kind: 'text' }>;

function drawText(shape: TextShape, index: number, context: Context, common: string, inside: string): string {
  const { theme, figures, drawing } = context;
  const weight = shape.weight ?? 'regular';
  const fitted = fitText(fragmentsOf(shape.text, figures), shape, { size: shape.size, weight });
  const tone = shape.tone ?? textTone(drawing.shapes, index, theme);
  const lineHeight = fitted.size * LINE_HEIGHT;
  const blockHeight = fitted.lines.length * lineHeight;
  const spare = Math.max(0, shape.height - blockHeight);
  const top = shape.y + (shape.vertical === 'bottom' ? spare : shape.vertical === 'middle' ? spare / 2 : 0);
  const [x, anchor] =
    shape.align === 'center'
      ? [shape.x + shape.width / 2, 'middle']
      : shape.align === 'right'
        ? [shape.x + shape.width, 'end']
        : [shape.x, 'start'];
  const whole = lineText(fragmentsOf(shape.text, figures));
  const title = inside || (fitted.cut ? `<title>${escapeXml(whole)}</title>` : '');
  const lines = fitted.lines.map((line, row) => {
    // The baseline stands at about 0.93 of a line of 1.2 × size.
    const y = round(top + row * lineHeight + fitted.size * 0.93);
    return `<tspan x="${round(x)}" y="${y}">${line.map(drawFragment).join('')}</tspan>`;
  });
  return `<text font-size="${round(fitted.size)}"${weight === 'bold' ? ' font-weight="600"' : ''} text-anchor="${anchor}" fill="${theme.colors[tone]}"${common}>${title}${lines.join(' ')}</text>`;
}

function drawFragment(fragment: Line[number]): string {
  const text = escapeXml(fragment.text);
  return fragment.figure === undefined ? text : `<tspan data-figure="${escapeXml(fragment.figure)}">${text}</tspan>`;
}

/** Ink or paper by what lies under the middle of a text that names no tone. */
export function textTone(shapes: readonly Shape[], index: number, theme: Theme): Tone {
  const text = shapes[index];
  if (text?.kind !== 'text') return 'ink';
  if (text.tone) return text.tone;
  const center: Point = [text.x + text.width / 2, text.y + text.height / 2];
  const ground = shapes.slice(0, index).findLast((shape) => shape.fill !== undefined && covers(shape, center));
  if (!ground?.fill || ground.hatched) return 'ink';
  return readableOn(theme, ground.fill);
}

function covers(shape: Shape, [x, y]: Point): boolean {
  switch (shape.kind) {
    case 'rect':
      return x >= shape.x && x <= shape.x + shape.width && y >= shape.y && y <= shape.y + shape.height;
    case 'ellipse':
      return ((x - shape.x) / shape.rx) ** 2 + ((y - shape.y) / shape.ry) ** 2 <= 1;
    case 'polygon':
      return shape.rings.filter((ring) => isInside(ring, x, y)).length % 2 === 1;
    case 'line':
    case 'text':
      return false;
  }
}

function isInside(ring: readonly Point[], x: number, y: number): boolean {
  let inside = false;
  ring.forEach(([x1, y1], index) => {
    const [x2, y2] = ring[(index + 1) % ring.length] ?? [x1, y1];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  });
  return inside;
}

function hatchedTones(shapes: readonly Shape[]): readonly Tone[] {
  return [...new Set(shapes.flatMap((shape) => (shape.hatched && shape.fill ? [shape.fill] : [])))];
}

function hatchPattern(id: string, tone: Tone, theme: Theme): string {
  // A tone close to the paper is told by its stripes, any other by its own colour.
  const pale = contrast(theme.colors[tone], theme.colors.paper) < 1.3;
  const color = pale ? theme.colors.line : theme.colors[tone];
  const ground = pale ? theme.colors[tone] : mixColors(color, theme.colors.paper, 0.25);
  return `<pattern id="${id}-${tone}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="${ground}"/><rect width="2.5" height="6" fill="${color}"/></pattern>`;
}

function path(points: readonly Point[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
}

function round(value: number): string {
  return String(Number(value.toFixed(2)));
}

/** FNV-1a: a short name that is the same for the same content. */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
}

export function escapeXml(text: string): string {
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;')
      // Control characters are not allowed in XML 1.0, not even escaped.
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
  );
}
