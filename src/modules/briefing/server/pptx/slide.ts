// A slide as a part, with the parts it owns: charts, pictures, speaker notes.
import type { CalendarDate } from '#shared/calendar-date.ts';
import { formatDate } from '#shared/calendar-date.ts';
import { footnoteText } from '#shared/credits.ts';
import type { Tone } from '#shared/drawing.ts';
import type { Deck, Slide } from '../../deck.ts';
import { type Box, contain, SLIDE } from './box.ts';
import { chartData } from './chart-data.ts';
import { chartPart } from './chart.ts';
import { chartWorkbook } from './chart-workbook.ts';
import { drawingShape } from './drawing.ts';
import { imageSize } from './image-size.ts';
import {
  boxesOf,
  COVER_WIDTH,
  layoutSlide,
  MARGIN,
  type PlacedVisual,
  type SlideLayout,
  type TextBox,
} from './layout.ts';
import type { Paint } from './paint.ts';
import {
  bar,
  createIds,
  graphicFrame,
  identity,
  type Ids,
  placeholderShape,
  presetGeometry,
  shapeTree,
  textShape,
  transform,
} from './shapes.ts';
import { tableShape } from './table.ts';
import { paragraph, type ParagraphStyle, sentenceText } from './text.ts';
import { absenceShape, factsShape, listShape } from './words.ts';
import { element, NAMESPACES, XML_DECLARATION } from './xml.ts';

/** Indices of the body placeholders, the same in every layout. */
export const PLACEHOLDERS = { takeaway: 10, notes: 11, credits: 12, number: 13 } as const;

interface OwnedChart {
  readonly relation: string;
  readonly part: string;
  readonly workbook: Uint8Array;
}

interface OwnedPicture {
  readonly relation: string;
  readonly attachmentId: number;
}

export interface SlidePart {
  readonly xml: string;
  readonly layout: 'cover' | 'panel' | 'later';
  readonly charts: readonly OwnedChart[];
  readonly pictures: readonly OwnedPicture[];
  /** Paragraphs of the speaker notes. */
  readonly notes: readonly string[];
}

/** Relations 1 and 2 are the layout and the notes. */
const FIRST_OWN_RELATION = 3;

/** `index` from 0; the first is the cover. */
export function slidePart(slide: Slide, deck: Deck, index: number): SlidePart {
  const layout = layoutSlide(slide, deck, index);
  const accent: Tone = slide.later ? 'later' : 'accent';
  const parts: Parts = { ids: createIds(), deck, accent, charts: [], pictures: [], cut: [], datedOn: deck.datedOn };
  const shapes = [
    ...head(layout, parts),
    ...layout.visuals.flatMap((placed) => drawVisual(placed, parts)),
    ...foot(layout, parts),
  ];
  const xml =
    XML_DECLARATION +
    element(
      'p:sld',
      NAMESPACES,
      element('p:cSld', { name: slide.title }, shapeTree(...shapes)),
      element('p:clrMapOvr', {}, element('a:masterClrMapping', {})),
    );
  return {
    xml,
    layout: layout.cover ? 'cover' : slide.later ? 'later' : 'panel',
    charts: parts.charts,
    pictures: parts.pictures,
    notes: speakerNotes(slide, deck, [...cutTexts(layout, slide, deck), ...parts.cut]),
  };
}

interface Parts {
  readonly ids: Ids;
  readonly deck: Deck;
  readonly accent: Tone;
  readonly charts: OwnedChart[];
  readonly pictures: OwnedPicture[];
  readonly cut: string[];
  readonly datedOn: CalendarDate;
}

function relation({ charts, pictures }: Parts): string {
  return `rId${FIRST_OWN_RELATION + charts.length + pictures.length}`;
}

function words(box: TextBox, paint: Paint, style: ParagraphStyle = {}): readonly string[] {
  return box.fitted.paragraphs.map((text) =>
    paragraph([{ text, style: { size: box.fitted.size, weight: box.weight, paint } }], style),
  );
}

function head(layout: SlideLayout, { ids, accent }: Parts): readonly string[] {
  const { title, takeaway, edition, marks, cover } = layout;
  return [
    placeholderShape(
      ids,
      { name: title.name },
      title,
      { type: 'title' },
      { paragraphs: words(title, cover ? 'paper' : 'ink'), vertical: cover ? 'bottom' : 'middle' },
    ),
    ...(takeaway
      ? [
          placeholderShape(
            ids,
            { name: takeaway.name },
            takeaway,
            { type: 'body', idx: PLACEHOLDERS.takeaway },
            { paragraphs: words(takeaway, cover ? 'paper' : accent), vertical: 'top' },
          ),
        ]
      : []),
    textShape(ids, { name: edition.name }, edition, {
      paragraphs: words(edition, cover ? 'paper' : 'muted', { align: cover ? 'left' : 'right' }),
      vertical: cover ? 'bottom' : 'top',
    }),
    ...(marks
      ? [
          textShape(ids, { name: marks.name }, marks, {
            paragraphs: words(marks, cover ? 'paper' : 'warn', { align: cover ? 'left' : 'right' }),
          }),
        ]
      : []),
  ];
}

function foot(layout: SlideLayout, { ids, accent }: Parts): readonly string[] {
  const { notes, credits, verification, number, footerTop } = layout;
  const left = layout.cover ? COVER_WIDTH + MARGIN : MARGIN;
  return [
    bar(ids, { x: left, y: footerTop, width: SLIDE.width - MARGIN - left, height: 0.75 }, 'line'),
    ...(notes
      ? [
          placeholderShape(
            ids,
            { name: notes.name },
            notes,
            { type: 'body', idx: PLACEHOLDERS.notes },
            { paragraphs: words(notes, 'muted'), vertical: 'bottom' },
          ),
        ]
      : []),
    ...(credits
      ? [
          placeholderShape(
            ids,
            { name: credits.name },
            credits,
            { type: 'ftr', idx: PLACEHOLDERS.credits },
            { paragraphs: words(credits, 'muted') },
          ),
        ]
      : []),
    textShape(ids, { name: verification.name }, verification, {
      paragraphs: words(verification, 'muted', { align: 'right' }),
    }),
    placeholderShape(
      ids,
      { name: number.name },
      number,
      { type: 'sldNum', idx: PLACEHOLDERS.number },
      { paragraphs: words(number, accent, { align: 'right' }) },
    ),
  ];
}

function drawVisual({ visual, caption, body, remark }: PlacedVisual, parts: Parts): readonly string[] {
  const { ids } = parts;
  return [
    ...(caption ? [textShape(ids, { name: caption.name }, caption, { paragraphs: words(caption, 'ink') })] : []),
    drawBody(visual, body, parts),
    ...(remark ? [textShape(ids, { name: remark.name }, remark, { paragraphs: words(remark, 'muted') })] : []),
  ];
}

const CHART_URI = 'http://schemas.openxmlformats.org/drawingml/2006/chart';

function drawBody(visual: PlacedVisual['visual'], box: Box, parts: Parts): string {
  const { ids, accent, cut } = parts;
  const { figures } = parts.deck;
  switch (visual.kind) {
    case 'table': {
      const table = tableShape(ids, visual, box, figures, accent);
      if (table.cut) {
        const labels = visual.columns.map((column) => column.label);
        cut.push(
          labels.join(' | '),
          ...visual.rows.map((row) => row.map((cell) => sentenceText(cell.content, figures)).join(' | ')),
        );
      }
      return table.xml;
    }
    case 'chart': {
      const data = chartData(visual, figures);
      if (data.columns.every((column) => column.values.every((value) => value === null))) {
        return absenceShape(ids, { caption: visual.caption, message: 'Sin información registrada' }, box).xml;
      }
      const id = relation(parts);
      parts.charts.push({
        relation: id,
        part: chartPart(visual, data, figures, box, 'rId1'),
        workbook: chartWorkbook(data, parts.datedOn),
      });
      const reference = element('c:chart', { 'xmlns:c': CHART_URI, 'r:id': id });
      return graphicFrame(ids, { name: visual.caption, alt: visual.alt }, box, CHART_URI, reference);
    }
    case 'drawing': {
      const drawing = drawingShape(ids, visual.caption, visual.alt, visual.drawing, box, figures);
      cut.push(...drawing.cut);
      return drawing.xml;
    }
    case 'facts':
    case 'list': {
      const drawn =
        visual.kind === 'facts'
          ? factsShape(ids, visual, box, figures, accent)
          : listShape(ids, visual, box, figures, accent);
      cut.push(...drawn.cut);
      return drawn.xml;
    }
    case 'photo':
      return drawPhoto(visual, box, parts);
    case 'absence':
      return absenceShape(ids, visual, box).xml;
  }
}

function drawPhoto(photo: Extract<PlacedVisual['visual'], { kind: 'photo' }>, box: Box, parts: Parts): string {
  const stored = parts.deck.photos[photo.attachmentId];
  const size = stored && PICTURE_ENDINGS[stored.mime] ? imageSize(stored.content) : null;
  if (!size)
    return absenceShape(parts.ids, { caption: photo.caption, message: 'La fotografía no está disponible.' }, box).xml;
  const id = relation(parts);
  parts.pictures.push({ relation: id, attachmentId: photo.attachmentId });
  const placed = contain(box, size.width, size.height);
  return element(
    'p:pic',
    {},
    element(
      'p:nvPicPr',
      {},
      identity(parts.ids, { name: photo.caption, alt: photo.alt }),
      element('p:cNvPicPr', {}, element('a:picLocks', { noChangeAspect: 1 })),
      element('p:nvPr', {}),
    ),
    element(
      'p:blipFill',
      {},
      element('a:blip', { 'r:embed': id }),
      element('a:stretch', {}, element('a:fillRect', {})),
    ),
    element('p:spPr', {}, transform({ ...placed, y: box.y }), presetGeometry('rect')),
  );
}

/** Pictures that every office program opens. */
export const PICTURE_ENDINGS: Readonly<Record<string, string>> = { 'image/png': 'png', 'image/jpeg': 'jpg' };

function cutTexts(layout: SlideLayout, slide: Slide, deck: Deck): readonly string[] {
  const isCut = boxesOf(layout).some((box) => box !== layout.credits && 'fitted' in box && box.fitted.cut);
  if (!isCut) return [];
  return [
    slide.title,
    sentenceText(slide.takeaway, deck.figures),
    ...slide.notes.map((note) => sentenceText(note, deck.figures)),
    ...slide.footnotes,
  ];
}

function speakerNotes(slide: Slide, deck: Deck, complete: readonly string[]): readonly string[] {
  return [
    ...(complete.length > 0 ? ['Texto completo de la lámina:', ...complete] : []),
    ...slide.speakerNotes,
    ...(slide.credits.length > 0 ? [footnoteText(slide.credits)] : []),
    `Estado de verificación: ${slide.verification}`,
    `${deck.asOfText}. Fecha del archivo: ${formatDate(deck.datedOn)}.`,
  ];
}
