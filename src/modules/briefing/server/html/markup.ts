// Sentences over figures as HTML: every number says which figure it is.
import { formatDate } from '#shared/calendar-date.ts';
import type { Inline, Sentence } from '#shared/document.ts';
import { escapeXml } from '#shared/drawing-svg.ts';
import { ABSENCE_TEXT, type Figure, type FigureMap } from '#shared/figure.ts';
import { type FigureFormat, formatFigure } from '#shared/format.ts';

export const escapeHtml = escapeXml;

export function sentenceHtml(sentence: Sentence, figures: FigureMap): string {
  return sentence.map((part) => inlineHtml(part, figures)).join('');
}

function inlineHtml(part: Inline, figures: FigureMap): string {
  if (typeof part === 'string') return escapeHtml(part);
  const figure = figures[part.figure];
  return figure
    ? figureHtml(figure, part.format)
    : `<span class="absent" data-figure="${escapeHtml(part.figure)}">${ABSENCE_TEXT.notReported}</span>`;
}

/** `<data>` for a number, `<time>` for a day, `<span>` for words and for what is missing. */
export function figureHtml(figure: Figure, format?: FigureFormat): string {
  const text = escapeHtml(formatFigure(figure, format));
  const mark = ` data-figure="${escapeHtml(figure.id)}" title="${escapeHtml(figureTitle(figure))}"`;
  const { value } = figure;
  if (value === null) return `<span class="absent"${mark}>${text}</span>`;
  if (typeof value === 'number') return `<data value="${value}"${mark}>${text}</data>`;
  return figure.unit === 'date'
    ? `<time datetime="${escapeHtml(value)}"${mark}>${text}</time>`
    : `<span${mark}>${text}</span>`;
}

function figureTitle(figure: Figure): string {
  return [
    [figure.label, figure.period].filter(Boolean).join(', '),
    figure.source && `Fuente: ${figure.source}`,
    figure.cutOff && `Corte: ${formatDate(figure.cutOff)}`,
  ]
    .filter(Boolean)
    .join('. ');
}

export function dateHtml(date: string): string {
  return `<time datetime="${escapeHtml(date)}">${formatDate(date)}</time>`;
}

/** Where the appendix explains a figure. Ids hold no spaces in HTML. */
export function figureAnchor(id: string): string {
  return `cifra-${id.replaceAll(/\s/g, '_')}`;
}

export function figureLink(id: string, words: string): string {
  return `<a href="#${escapeHtml(encodeURIComponent(figureAnchor(id)))}">${words}</a>`;
}
