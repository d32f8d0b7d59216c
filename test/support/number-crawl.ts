// Reads what is published and finds the numbers that no figure stands behind.
import { type Deck } from '#modules/briefing/index.ts';
import type { Sentence, Visual } from '#shared/document.ts';
import type { FigureMap } from '#shared/figure.ts';
import { type FigureFormat, formatFigure } from '#shared/format.ts';

/** "S/ 27.7 de 92.1" → ["27.7", "92.1"]; grouping and decimals stay inside. */
export function numbersIn(text: string): readonly string[] {
  return text.match(/\d[\d.,]*\d|\d/g) ?? [];
}

/**
 * Words with digits that are names, not figures. Each is cut from the text before its numbers are
 * read; nothing here matches a bare amount.
 */
export const NAMES_WITH_DIGITS: readonly RegExp[] = [
  /\d{2}\/\d{2}\/\d{4}/g, // dates: cut-offs, "como se sabía el"
  /\b(19|20)\d{2}\b/g, // years of titles, periods and axes
  /PNMSC 2030|PASC 2024–2027|programa(?: presupuestal)? 0030|PP ?0030/gi,
  /(?:Compromiso|indicador(?:es)?|Actividad|Acción|grupo|equipo|fase|tramo|OP|objetivo|lineamiento|CPNP|art(?:ículo|\.)?) ?(?:n\.?º ?)?\d+(?:\.\d+)?/gi,
  /(?:D\.?S\.?|R\.?M\.?|R\.?D\.?|D\.?U\.?|D\.?L(?:eg)?\.?|Ley|LEY|ordenanza[^\d]{0,30}|N[°º.]*) ?(?:N[°º.]* ?)?\d[\d-]*/gi,
  /\b\d{3}-\d{4}-IN\S*/g, // reports by their number
  /[0-9a-f]{16,}/g, // seals
  /\bde 100\b|De cada 100\b/gi, // a rate's own base
  /por (?:cada )?(?:mil|1,000|100,000)/gi,
];

export function withoutNames(text: string): string {
  return NAMES_WITH_DIGITS.reduce((rest, name) => rest.replace(name, ' '), text);
}

/** Every number that the figures of a deck print where the deck prints them, and their own words. */
export function numbersOfDeck(deck: Deck): ReadonlySet<string> {
  const known = new Set<string>();
  const add = (text: string): void => numbersIn(withoutNames(text)).forEach((number) => known.add(number));
  for (const figure of Object.values(deck.figures)) {
    add(formatFigure(figure));
    add(formatFigure(figure, { bare: true }));
    add(figure.label);
    add(figure.period);
    add(figure.source);
    if (figure.printed) add(figure.printed);
  }
  for (const { figure, format } of printedIn(deck)) {
    const found = deck.figures[figure];
    if (found) add(formatFigure(found, format));
  }
  return known;
}

interface Printed {
  readonly figure: string;
  readonly format?: FigureFormat | undefined;
}

function printedIn(deck: Deck): readonly Printed[] {
  const sentences: Sentence[] = deck.slides.flatMap((slide) => [slide.takeaway, ...slide.notes]);
  const visuals: Visual[] = deck.slides.flatMap((slide) => slide.visuals);
  return [...sentences.flatMap(refs), ...visuals.flatMap(printedInVisual)];
}

function refs(sentence: Sentence): Printed[] {
  return sentence.flatMap((part) => (typeof part === 'string' ? [] : [part]));
}

function printedInVisual(visual: Visual): Printed[] {
  switch (visual.kind) {
    case 'table':
      return visual.rows.flatMap((row) => row.flatMap((cell) => refs(cell.content)));
    case 'chart':
      return visual.series.flatMap((series) => series.figures.flatMap((id) => (id === null ? [] : [{ figure: id, format: visual.format }])));
    case 'drawing':
      return visual.drawing.shapes.flatMap((shape) => (shape.kind === 'text' ? shape.text.flatMap((part) => (typeof part === 'string' ? [] : [part])) : []));
    case 'facts':
      return visual.items.flatMap((item) => [...refs(item.value), ...refs(item.note ?? [])]);
    case 'list':
      return visual.items.flatMap((item) => refs(item.text));
    case 'photo':
    case 'absence':
      return [];
  }
}

/** Numbers of a text that are neither names nor printed by a figure. */
export function orphans(text: string, known: ReadonlySet<string>): readonly string[] {
  return numbersIn(withoutNames(text)).filter((number) => !known.has(number));
}

export function figureCount(figures: FigureMap): number {
  return Object.keys(figures).length;
}
