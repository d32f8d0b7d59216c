// Where everything of a slide stands: pure, so that a test proves that nothing overlaps or leaves the slide.
import { footnoteText } from '#shared/credits.ts';
import type { FigureMap } from '#shared/figure.ts';
import type { Visual } from '#shared/document.ts';
import type { Deck, Slide } from '../../deck.ts';
import { type Box, columnsOf, type NamedBox, rowsOf, SLIDE } from './box.ts';
import { chartRemarks } from './chart-remarks.ts';
import { fit, type Fit, LINE_HEIGHT, SMALLEST, type Weight } from './measure.ts';
import { sentenceText } from './text.ts';

export interface TextBox extends NamedBox {
  readonly fitted: Fit;
  readonly weight: Weight;
}

export interface PlacedVisual {
  readonly visual: Visual;
  readonly caption: TextBox | null;
  readonly body: NamedBox;
  /** What a chart cannot draw: missing values, unfinished periods. */
  readonly remark: TextBox | null;
}

export interface SlideLayout {
  readonly cover: boolean;
  readonly title: TextBox;
  readonly takeaway: TextBox | null;
  /** Territory and date. */
  readonly edition: TextBox;
  /** Whether it is a draft or synthetic. */
  readonly marks: TextBox | null;
  readonly visuals: readonly PlacedVisual[];
  readonly notes: TextBox | null;
  readonly credits: TextBox | null;
  readonly verification: TextBox;
  readonly number: TextBox;
  /** The line over the footer. */
  readonly footerTop: number;
}

export const MARGIN = 20;
const WIDTH = SLIDE.width - 2 * MARGIN;
const GAP = 20;
const CAPTION_SIZE = 12;
/** Where the footer begins while its credits take two lines. */
export const FOOTER_TOP = 498;
const FOOTER_HEIGHT = 2 * SMALLEST * LINE_HEIGHT + 1;
const FOOTER_BOTTOM = FOOTER_TOP + 4 + FOOTER_HEIGHT;
/** The credits name every source: their box grows upwards, to a third of the slide at most. */
const CREDITS_HEIGHT = 12 * SMALLEST * LINE_HEIGHT + 1;
/** The cover's coloured band. */
export const COVER_WIDTH = 384;

type Surroundings = Pick<Deck, 'place' | 'asOfText' | 'status' | 'synthetic' | 'figures'>;

/** `index` 0 is the cover. */
export function layoutSlide(slide: Slide, deck: Surroundings, index: number): SlideLayout {
  return index === 0 ? coverLayout(slide, deck) : panelLayout(slide, deck);
}

/** Everything drawn, from the smallest boxes: none of them may overlap another. */
export function boxesOf(layout: SlideLayout): readonly (NamedBox | TextBox)[] {
  const optional = (box: TextBox | null): readonly TextBox[] => (box ? [box] : []);
  return [
    layout.title,
    ...optional(layout.takeaway),
    layout.edition,
    ...optional(layout.marks),
    ...layout.visuals.flatMap((placed) => [...optional(placed.caption), placed.body, ...optional(placed.remark)]),
    ...optional(layout.notes),
    ...optional(layout.credits),
    layout.verification,
    layout.number,
  ];
}

function textBox(
  name: string,
  paragraphs: readonly string[],
  box: Box,
  largest: number,
  more: { weight?: Weight; smallest?: number; spacing?: number } = {},
): TextBox {
  const weight = more.weight ?? 'regular';
  const fitted = fit(paragraphs, {
    width: box.width,
    height: box.height,
    largest,
    weight,
    ...(more.smallest === undefined ? {} : { smallest: more.smallest }),
    ...(more.spacing === undefined ? {} : { spacing: more.spacing }),
  });
  return { ...box, name, fitted, weight };
}

function panelLayout(slide: Slide, deck: Surroundings): SlideLayout {
  const title = textBox('Título', [slide.title], { x: MARGIN, y: 14, width: 650, height: 32 }, 24, {
    weight: 'bold',
    smallest: 13,
  });
  const edition = textBox(
    'Edición',
    [deck.place.name, deck.asOfText],
    { x: 690, y: 9, width: 250, height: 27 },
    SMALLEST,
  );
  const marks = marksBox(deck, { x: 690, y: 36, width: 250, height: 13.5 }, SMALLEST);
  const takeaway = takeawayBox(slide, deck.figures, { x: MARGIN, y: 50, width: WIDTH, height: 40 });
  const footer = footerOf(slide, { x: MARGIN, width: 690 });
  const notes = notesBox(slide, deck.figures, footer.footerTop);
  const top = takeaway ? takeaway.y + takeaway.height + 8 : 56;
  const bottom = (notes ? notes.y : footer.footerTop) - 8;
  const area = { x: MARGIN, y: top, width: WIDTH, height: bottom - top };
  return {
    cover: false,
    title,
    edition,
    marks,
    takeaway,
    visuals: placeVisuals(slide, deck, areasOf(slide, area)),
    notes,
    ...footer,
  };
}

function coverLayout(slide: Slide, deck: Surroundings): SlideLayout {
  const width = COVER_WIDTH - 72;
  const title = textBox('Título', [slide.title], { x: 36, y: 96, width, height: 132 }, 36, {
    weight: 'bold',
    smallest: 20,
  });
  const takeaway = textBox(
    'Conclusión',
    [sentenceText(slide.takeaway, deck.figures)],
    { x: 36, y: 240, width, height: 108 },
    18,
    { smallest: 12 },
  );
  const edition = textBox('Edición', [deck.place.name, deck.asOfText], { x: 36, y: 400, width, height: 60 }, 13);
  const marks = marksBox(deck, { x: 36, y: 466, width, height: 18 }, 13);
  const right = { x: COVER_WIDTH + 24, width: SLIDE.width - COVER_WIDTH - 24 - MARGIN };
  const footer = footerOf(slide, { x: right.x, width: 352 });
  const noteTexts = notesParagraphs(slide, deck.figures);
  const notes =
    noteTexts.length === 0 ? null : textBox('Notas', noteTexts, { ...right, y: footer.footerTop - 46, height: 40 }, 12);
  const area = { ...right, y: 40, height: (notes ? notes.y : footer.footerTop) - 8 - 40 };
  const shares = slide.visuals.length > 1 ? [0.72, 0.28] : [1];
  return {
    cover: true,
    title,
    takeaway,
    edition,
    marks,
    notes,
    visuals: placeVisuals(slide, deck, rowsOf(area, shares, 14)),
    ...footer,
    verification: { ...footer.verification, x: 770, width: 130 },
  };
}

function marksBox(deck: Surroundings, box: Box, size: number): TextBox | null {
  const marks = [deck.status === 'draft' ? 'BORRADOR' : '', deck.synthetic ? 'DATOS SINTÉTICOS' : ''].filter(
    (mark) => mark !== '',
  );
  return marks.length === 0 ? null : textBox('Advertencia', [marks.join(' · ')], box, size, { weight: 'bold' });
}

function takeawayBox(slide: Slide, figures: FigureMap, box: Box): TextBox | null {
  const text = sentenceText(slide.takeaway, figures);
  if (text === '') return null;
  const placed = textBox('Conclusión', [text], box, 16, { smallest: 12 });
  return { ...placed, height: Math.min(box.height, Math.ceil(placed.fitted.height) + 1) };
}

function notesParagraphs(slide: Slide, figures: FigureMap): readonly string[] {
  const notes = slide.notes.map((note) => sentenceText(note, figures)).join(' ');
  return [...(notes === '' ? [] : [notes]), ...slide.footnotes];
}

const NOTES_LINES = 4;

function notesBox(slide: Slide, figures: FigureMap, bottom: number): TextBox | null {
  const paragraphs = notesParagraphs(slide, figures);
  if (paragraphs.length === 0) return null;
  const box = { x: MARGIN, y: 0, width: WIDTH, height: NOTES_LINES * SMALLEST * LINE_HEIGHT + 1 };
  const placed = textBox('Notas', paragraphs, box, 12, { spacing: 0.1 });
  const height = Math.ceil(placed.fitted.height) + 1;
  return { ...placed, height, y: bottom - 6 - height };
}

function footerOf(
  slide: Slide,
  { x, width }: Pick<Box, 'x' | 'width'>,
): Pick<SlideLayout, 'credits' | 'verification' | 'number' | 'footerTop'> {
  const text = footnoteText(slide.credits);
  const fitted = textBox('Créditos', [text], { x, y: 0, width, height: CREDITS_HEIGHT }, SMALLEST);
  const height = Math.max(FOOTER_HEIGHT, fitted.fitted.height + 1);
  const y = FOOTER_BOTTOM - height;
  return {
    credits: text === '' ? null : { ...fitted, y, height },
    verification: textBox(
      'Verificación',
      [slide.verification],
      { x: 720, y, width: 176, height: FOOTER_HEIGHT },
      SMALLEST,
    ),
    number: textBox('Número', [slide.number], { x: 900, y, width: 40, height: FOOTER_HEIGHT }, 12, { weight: 'bold' }),
    footerTop: y - 4,
  };
}

/** Two visuals stand side by side; the first gets 60 % of the width. */
function areasOf(slide: Slide, area: Box): readonly Box[] {
  return slide.visuals.length > 1 ? columnsOf(area, [0.6, 0.4], GAP) : [area];
}

function placeVisuals(slide: Slide, deck: Surroundings, areas: readonly Box[]): readonly PlacedVisual[] {
  return areas.flatMap((area, index) => {
    const visual = slide.visuals[index];
    return visual ? [placeVisual(visual, area, deck, index, areas.length === 1 ? slide.title : null)] : [];
  });
}

function placeVisual(
  visual: Visual,
  area: Box,
  deck: Surroundings,
  index: number,
  titleAbove: string | null,
): PlacedVisual {
  const number = index + 1;
  const captionText = captionOf(visual, titleAbove);
  const caption =
    captionText === ''
      ? null
      : textBox(
          `Epígrafe ${number}`,
          [captionText],
          { ...area, height: CAPTION_SIZE * LINE_HEIGHT + 2 },
          CAPTION_SIZE,
          { weight: 'bold' },
        );
  const remarks = visual.kind === 'chart' ? chartRemarks(visual, deck.figures) : [];
  const remark = remarks.length === 0 ? null : remarkBox(`Aclaración ${number}`, remarks, area);
  const top = caption ? caption.y + caption.height + 3 : area.y;
  const bottom = remark ? remark.y - 3 : area.y + area.height;
  return {
    visual,
    caption,
    remark,
    body: { name: `Visual ${number}`, x: area.x, y: top, width: area.width, height: bottom - top },
  };
}

function remarkBox(name: string, remarks: readonly string[], area: Box): TextBox {
  const placed = textBox(name, [remarks.join(' ')], { ...area, height: 2 * SMALLEST * LINE_HEIGHT + 1 }, SMALLEST);
  const height = Math.ceil(placed.fitted.height) + 1;
  return { ...placed, height, y: area.y + area.height - height };
}

/** A lone picture whose caption repeats the slide's title has none; a chart's says its unit. */
function captionOf(visual: Visual, titleAbove: string | null): string {
  const { caption } = visual;
  if (visual.kind === 'chart') {
    const unit = visual.axis;
    if (titleAbove !== null && sameWords(titleAbove, caption)) return capitalized(unit);
    return unit === '' || caption.toLocaleLowerCase('es').includes(unit.toLocaleLowerCase('es'))
      ? caption
      : `${caption} (${unit})`;
  }
  // A photo's says who made it and under which licence.
  if (titleAbove === null || visual.kind === 'photo') return caption;
  return sameWords(titleAbove, caption) || visual.kind !== 'table' ? '' : caption;
}

function capitalized(text: string): string {
  return text.charAt(0).toLocaleUpperCase('es') + text.slice(1);
}

function sameWords(title: string, caption: string): boolean {
  const [a, b] = [title.toLocaleLowerCase('es'), caption.toLocaleLowerCase('es')];
  return a.startsWith(b) || b.startsWith(a);
}
