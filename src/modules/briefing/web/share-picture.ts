// Draws the shared card on a canvas: 1,080 × 1,350, the portrait that telephones show whole.
import { lightTheme } from '#shared/theme.ts';
import type { ShareCard } from './share-card.ts';

const WIDTH = 1080;
const HEIGHT = 1350;
const MARGIN = 64;
const FAMILY = `'${lightTheme.fontFamily}', sans-serif`;
const { colors } = lightTheme;

/** `map` is SVG text, or null where there is none. */
export async function drawShareCard(card: ShareCard, map: string | null): Promise<Blob> {
  await document.fonts.ready;
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas context');
  context.fillStyle = colors.paper;
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.fillStyle = colors.accent;
  context.fillRect(0, 0, WIDTH, 14);
  writeLines(context, [card.title], { y: 100, size: 64, weight: 700, color: colors.ink });
  writeLines(context, [card.subtitle], { y: 146, size: 30, weight: 400, color: colors.muted });
  const mapHeight = map === null ? 0 : await drawMap(context, map, 176);
  drawFacts(context, card, 176 + mapHeight + 34);
  writeLines(context, [card.footer], { y: HEIGHT - 40, size: 26, weight: 600, color: colors.muted });
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('empty canvas'))), 'image/png');
  });
}

interface TextStyle {
  readonly y: number;
  readonly size: number;
  readonly weight: number;
  readonly color: string;
}

/** Writes lines one under the other and answers where the next one would stand. */
function writeLines(
  context: CanvasRenderingContext2D,
  lines: readonly string[],
  { y, size, weight, color }: TextStyle,
): number {
  context.font = `${weight} ${size}px ${FAMILY}`;
  context.fillStyle = color;
  lines.forEach((line, index) => context.fillText(line, MARGIN, y + index * size * 1.2, WIDTH - 2 * MARGIN));
  return y + lines.length * size * 1.2;
}

function wrap(context: CanvasRenderingContext2D, text: string, font: string, maximum: number): readonly string[] {
  context.font = font;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (context.measureText(longer).width > WIDTH - 2 * MARGIN && line !== '') {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  lines.push(line);
  if (lines.length <= maximum) return lines;
  return [...lines.slice(0, maximum - 1), `${lines[maximum - 1] ?? ''}…`];
}

function drawFacts(context: CanvasRenderingContext2D, card: ShareCard, top: number): void {
  let y = top;
  for (const fact of card.facts) {
    if (y > HEIGHT - 190) return;
    y = writeLines(context, [fact.title], { y, size: 25, weight: 600, color: colors.accent });
    y = writeLines(context, [fact.value], { y: y + 16, size: 46, weight: 700, color: colors.ink }) - 16;
    const label = wrap(context, fact.label, `400 27px ${FAMILY}`, 2);
    y = writeLines(context, label, { y, size: 27, weight: 400, color: colors.ink });
    y =
      writeLines(context, wrap(context, fact.credit, `400 21px ${FAMILY}`, 1), {
        y,
        size: 21,
        weight: 400,
        color: colors.muted,
      }) + 26;
  }
}

const MAP_HEIGHT = 300;

async function drawMap(context: CanvasRenderingContext2D, svg: string, top: number): Promise<number> {
  const image = new Image();
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    image.src = url;
    await image.decode();
    const scale = Math.min((WIDTH - 2 * MARGIN) / image.width, MAP_HEIGHT / image.height);
    context.drawImage(image, MARGIN, top, image.width * scale, image.height * scale);
    return MAP_HEIGHT;
  } finally {
    URL.revokeObjectURL(url);
  }
}
