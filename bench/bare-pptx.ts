// The reference: pptxgenjs drawing the same slides with its defaults, without layout, notes or lineage.
import PptxGenJS from 'pptxgenjs';
import type { Sentence, Visual } from '#shared/document.ts';
import { formatFigure } from '#shared/format.ts';
import { numberOf } from '#shared/figure.ts';
import type { Deck } from '#modules/briefing/index.ts';

const WIDTH = 12.3;
const HEIGHT = 4.6;

export async function barePptx(deck: Deck): Promise<Uint8Array> {
  const presentation = new PptxGenJS();
  presentation.layout = 'LAYOUT_WIDE';
  for (const slide of deck.slides) {
    const page = presentation.addSlide();
    page.addText(slide.title, { x: 0.5, y: 0.3, w: WIDTH, h: 0.6, fontSize: 26 });
    page.addText(text(slide.takeaway, deck), { x: 0.5, y: 0.9, w: WIDTH, h: 0.6, fontSize: 16 });
    const width = WIDTH / Math.max(1, slide.visuals.length);
    slide.visuals.forEach((visual, index) =>
      draw(page, visual, { x: 0.5 + index * width, y: 1.7, w: width - 0.2, h: HEIGHT }, deck),
    );
    page.addNotes(slide.speakerNotes.join('\n'));
  }
  const content = await presentation.write({ outputType: 'uint8array' });
  if (!(content instanceof Uint8Array)) throw new Error('the library gave no bytes');
  return content;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

function text(sentence: Sentence, deck: Deck): string {
  return sentence
    .map((part) => {
      if (typeof part === 'string') return part;
      const figure = deck.figures[part.figure];
      return figure ? formatFigure(figure, part.format) : '';
    })
    .join('');
}

function draw(page: PptxGenJS.Slide, visual: Visual, place: Place, deck: Deck): void {
  switch (visual.kind) {
    case 'table': {
      const rows = [
        visual.columns.map((column) => ({ text: column.label })),
        ...visual.rows.map((row) => row.map((cell) => ({ text: text(cell.content, deck) }))),
      ];
      page.addTable(rows, { ...place, fontSize: 11 });
      return;
    }
    case 'chart': {
      const data = visual.series.map((series) => ({
        name: series.name,
        labels: [...visual.categories],
        values: series.figures.map((id) => numberOf(id === null ? undefined : deck.figures[id]) ?? 0),
      }));
      page.addChart(visual.form === 'line' ? 'line' : 'bar', data, { ...place });
      return;
    }
    case 'drawing':
      for (const shape of visual.drawing.shapes) drawShape(page, shape, visual.drawing, place, deck);
      return;
    case 'facts':
      page.addText(visual.items.map((item) => `${item.label}: ${text(item.value, deck)}`).join('\n'), {
        ...place,
        fontSize: 14,
      });
      return;
    case 'list':
      page.addText(visual.items.map((item) => text(item.text, deck)).join('\n'), { ...place, fontSize: 14 });
      return;
    case 'absence':
      page.addText(visual.message, { ...place, fontSize: 14 });
      return;
    case 'photo':
      return;
  }
}

type DrawnShape = Extract<Visual, { kind: 'drawing' }>['drawing']['shapes'][number];

function drawShape(
  page: PptxGenJS.Slide,
  shape: DrawnShape,
  size: { readonly width: number; readonly height: number },
  place: Place,
  deck: Deck,
): void {
  const scale = Math.min(place.w / size.width, place.h / size.height);
  const at = (x: number, y: number): { x: number; y: number } => ({ x: place.x + x * scale, y: place.y + y * scale });
  switch (shape.kind) {
    case 'rect':
      page.addShape('rect', { ...at(shape.x, shape.y), w: shape.width * scale, h: shape.height * scale });
      return;
    case 'ellipse':
      page.addShape('ellipse', {
        ...at(shape.x - shape.rx, shape.y - shape.ry),
        w: shape.rx * 2 * scale,
        h: shape.ry * 2 * scale,
      });
      return;
    case 'text':
      page.addText(
        shape.text.map((part) => (typeof part === 'string' ? part : text([{ figure: part.figure }], deck))).join(''),
        { ...at(shape.x, shape.y), w: shape.width * scale, h: shape.height * scale, fontSize: shape.size },
      );
      return;
    case 'line':
    case 'polygon': {
      const points = shape.kind === 'line' ? shape.points : (shape.rings[0] ?? []);
      page.addShape('custGeom' as PptxGenJS.SHAPE_NAME, {
        ...at(0, 0),
        w: size.width * scale,
        h: size.height * scale,
        points: points.map(([x, y], index) => ({ x: x * scale, y: y * scale, moveTo: index === 0 })),
      });
      return;
    }
  }
}
