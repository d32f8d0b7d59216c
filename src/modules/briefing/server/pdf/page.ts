// The pages of the PDF as data: texts already printed, pictures already drawn. The template only sets them.
import { footnoteText } from '#shared/credits.ts';
import type { Cell, ChartVisual, Sentence, State, TableVisual, Visual } from '#shared/document.ts';
import { drawingToSvg } from '#shared/drawing-svg.ts';
import type { Tone } from '#shared/drawing.ts';
import type { FigureMap } from '#shared/figure.ts';
import { formatFigure } from '#shared/format.ts';
import { fragmentsOf, isNumeric, LINE_HEIGHT, wrapText } from '#shared/text-layout.ts';
import { heatTone, readableOn, slideTheme, softColor, stateMark, stateTone } from '#shared/theme.ts';
import type { Deck, Slide } from '../../deck.ts';
import { chartSvg } from '../chart-svg.ts';
import { layOutColumns } from './columns.ts';

/** Words, or a number that stays on one line. */
export type Run = string | { readonly n: string };

export interface PdfCell {
  readonly runs: readonly Run[];
  readonly mark: string;
  readonly color: string;
  readonly fill: string | null;
  readonly bold: boolean;
}

export type PdfVisual = { readonly caption: string } & (
  | { readonly kind: 'picture'; readonly svg: string; readonly alt: string }
  | { readonly kind: 'photo'; readonly path: string; readonly alt: string }
  | {
      readonly kind: 'table';
      /** Shares of the width. */
      readonly widths: readonly number[];
      /** The largest type at which no word is wider than its column. */
      readonly largestSize: number;
      readonly aligns: readonly ('left' | 'right' | 'center')[];
      readonly header: readonly string[];
      readonly rows: readonly (readonly PdfCell[])[];
      readonly totalRow: boolean;
    }
  | {
      readonly kind: 'facts';
      readonly items: readonly {
        readonly label: string;
        readonly value: readonly Run[];
        readonly note: readonly Run[];
      }[];
    }
  | {
      readonly kind: 'list';
      readonly items: readonly { readonly runs: readonly Run[]; readonly mark: string; readonly color: string }[];
    }
  | { readonly kind: 'absence'; readonly message: string }
);

export interface PdfSlide {
  readonly number: string;
  readonly title: string;
  readonly takeaway: readonly Run[];
  readonly later: boolean;
  readonly accent: string;
  readonly visuals: readonly PdfVisual[];
  readonly visualHeight: number;
  readonly notes: readonly (readonly Run[])[];
  readonly footnotes: readonly string[];
  readonly credits: string;
  readonly state: string;
}

export interface PdfDeck {
  readonly title: string;
  readonly author: string;
  readonly keywords: readonly string[];
  readonly date: { readonly year: number; readonly month: number; readonly day: number };
  readonly font: string;
  readonly colors: Readonly<Record<Tone, string>>;
  readonly slides: readonly PdfSlide[];
}

/** Points of a 16:9 page; the template has the same. */
const PAGE = { width: 960, height: 540, side: 24, top: 20, bottom: 12 } as const;
const CONTENT_WIDTH = PAGE.width - 2 * PAGE.side;
const GAP = 16;
const FIRST_SHARE = 0.6;
const CAPTION_HEIGHT = 20;

const theme = slideTheme;

export function pdfDeck(deck: Deck): PdfDeck {
  return {
    title: deck.title,
    author: 'Vigía',
    keywords: [deck.asOfText, `Sello ${deck.seal}`],
    date: {
      year: Number(deck.datedOn.slice(0, 4)),
      month: Number(deck.datedOn.slice(5, 7)),
      day: Number(deck.datedOn.slice(8, 10)),
    },
    font: theme.fontFamily,
    colors: theme.colors,
    slides: deck.slides.map((slide, index) => pdfSlide(slide, deck, index === 0)),
  };
}

export function photoPath(attachmentId: number): string {
  return `/photo-${attachmentId}`;
}

function pdfSlide(slide: Slide, deck: Deck, isFirst: boolean): PdfSlide {
  const { figures } = deck;
  const words = (sentence: Sentence): string =>
    fragmentsOf(sentence, figures)
      .map((fragment) => fragment.text)
      .join('');
  const credits = footnoteText(slide.credits);
  const state = [
    slide.later ? 'Posterior al corte' : deck.asOfText,
    slide.verification,
    deck.status === 'draft' ? 'Borrador: usa ediciones sin publicar' : 'Ediciones publicadas',
    ...(deck.synthetic ? ['CON DATOS SINTÉTICOS'] : []),
    ...(isFirst ? [`Sello ${deck.seal.slice(0, 16)}`] : []),
  ]
    .filter(Boolean)
    .join(' · ');
  const height = (text: string, size: number, width: number = CONTENT_WIDTH): number => blockHeight(text, size, width);
  const used =
    PAGE.top +
    PAGE.bottom +
    height(slide.title, 24, CONTENT_WIDTH - 60 - (slide.later ? 130 : 0)) +
    12 +
    height(words(slide.takeaway), 16) +
    14 +
    slide.notes.reduce((sum, note) => sum + height(words(note), 12) + 7, 4) +
    slide.footnotes.reduce((sum, note) => sum + height(note, 11) + 6, 0) +
    (credits === '' ? 0 : height(credits, 11) + 6) +
    height(state, 11) +
    18;
  const visualHeight = Math.max(160, Math.round(PAGE.height - used));
  return {
    number: slide.number,
    title: slide.title,
    takeaway: runs(slide.takeaway, figures),
    later: slide.later,
    accent: theme.colors[slide.later ? 'later' : 'accent'],
    visuals: slide.visuals.slice(0, 2).map((visual, index, all) => {
      const width =
        all.length === 1 ? CONTENT_WIDTH : (CONTENT_WIDTH - GAP) * (index === 0 ? FIRST_SHARE : 1 - FIRST_SHARE);
      return pdfVisual(
        visual,
        deck,
        { width: Math.round(width), height: visualHeight - (visual.caption === slide.title ? 0 : CAPTION_HEIGHT) },
        slide.title,
      );
    }),
    visualHeight,
    notes: slide.notes.map((note) => runs(note, figures)),
    footnotes: slide.footnotes,
    credits,
    state,
  };
}

/** As the template sets it: lines of 1.2, the first one from its capitals. */
function blockHeight(text: string, size: number, width: number): number {
  if (text === '') return 0;
  return wrapText(text, width * 0.98, { size }).length * size * LINE_HEIGHT - size * 0.4;
}

function pdfVisual(
  visual: Visual,
  deck: Deck,
  size: { readonly width: number; readonly height: number },
  slideTitle: string,
): PdfVisual {
  const { figures } = deck;
  const caption = visual.caption === slideTitle ? '' : visual.caption;
  switch (visual.kind) {
    case 'chart':
      return { kind: 'picture', caption, svg: chartSvg(visual, figures, theme, size), alt: chartAlt(visual, figures) };
    case 'drawing':
      return { kind: 'picture', caption, svg: drawingToSvg(visual.drawing, figures, theme), alt: visual.alt };
    case 'photo':
      return deck.photos[visual.attachmentId]
        ? { kind: 'photo', caption, path: photoPath(visual.attachmentId), alt: visual.alt }
        : { kind: 'absence', caption, message: 'Fotografía no incluida en esta descarga' };
    case 'table':
      return { ...pdfTable(visual, figures, size.width), caption };
    case 'facts':
      return {
        kind: 'facts',
        caption,
        items: visual.items.map((item) => ({
          label: item.label,
          value: runs(item.value, figures),
          note: runs(item.note ?? [], figures),
        })),
      };
    case 'list':
      return {
        kind: 'list',
        caption,
        items: visual.items.map((item) => ({ runs: runs(item.text, figures), ...listMark(item.state) })),
      };
    case 'absence':
      return { kind: 'absence', caption, message: visual.message };
  }
}

/** The chart in words and its values: what a screen reader says. */
export function chartAlt(chart: ChartVisual, figures: FigureMap): string {
  const series = chart.series.map((each) => {
    const values = chart.categories.flatMap((category, index) => {
      const figure = figures[each.figures[index] ?? ''];
      return figure ? [`${category}, ${formatFigure(figure, chart.format)}`] : [];
    });
    return `${each.name}: ${values.join('; ')}`;
  });
  return [chart.alt, ...series].map((text) => text.replace(/\.$/, '')).join('. ');
}

function pdfTable(
  table: TableVisual,
  figures: FigureMap,
  width: number,
): Omit<Extract<PdfVisual, { kind: 'table' }>, 'caption'> {
  const layout = layOutColumns(table, figures, width);
  return {
    kind: 'table',
    widths: layout.widths.map((points) => points / width),
    largestSize: layout.largestSize,
    aligns: table.columns.map((column) => column.align ?? 'left'),
    header: table.columns.map((column) => column.label),
    rows: table.rows.map((row) => row.map((cell) => pdfCell(cell, figures))),
    totalRow: table.totalRow === true,
  };
}

function pdfCell(cell: Cell, figures: FigureMap): PdfCell {
  const content = runs(cell.content, figures);
  const bold = cell.strong === true;
  if (cell.heat) {
    const tone = heatTone(cell.heat);
    return { runs: content, mark: '', color: theme.colors[readableOn(theme, tone)], fill: theme.colors[tone], bold };
  }
  const state = cell.state ?? 'neutral';
  const tone = stateTone(state);
  return {
    runs: content,
    mark: isWordless(cell.content, figures) ? stateMark(state) : '',
    color: theme.colors[tone],
    fill: state === 'neutral' || state === 'unknown' ? null : softColor(theme, tone),
    bold,
  };
}

/** A number alone needs a sign beside its colour; words and signs say it themselves. */
function isWordless(content: Sentence, figures: FigureMap): boolean {
  const text = fragmentsOf(content, figures)
    .map((fragment) => fragment.text)
    .join('');
  return text !== '' && isNumeric(text);
}

function listMark(state: State | undefined): { readonly mark: string; readonly color: string } {
  if (state === undefined || state === 'neutral') return { mark: '•', color: theme.colors.accent };
  return { mark: stateMark(state), color: theme.colors[stateTone(state)] };
}

function runs(sentence: Sentence, figures: FigureMap): Run[] {
  return fragmentsOf(sentence, figures).map(({ text, figure }) =>
    figure !== undefined && isNumeric(text) ? { n: text } : text,
  );
}
