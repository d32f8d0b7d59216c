// Reads what is published and finds the numbers that no figure stands behind.
import type { Deck } from '#modules/briefing/index.ts';
import type { CheckReport } from '#modules/quality/index.ts';
import type { Sentence, Visual } from '#shared/document.ts';
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
  /(?<!\d)\d{2}\/\d{2}\/\d{4}(?!\d)/g, // dates: cut-offs, "como se sabía el"
  /(?:D\.? ?S\.?|R\.? ?M\.?|R\.? ?D\.?|D\.? ?U\.?|D\.? ?L(?:eg)?\.?|Decreto [\p{L} ]+|Resolución [\p{L} ]+|\bLey|ordenanza[^\d]{0,30}|\bN[°º]\.?)[ -]?(?:N[°º]\.? ?)?\d[\d-]*/giu,
  /(?<!\d)\d{2,4}- ?\d{4}-\S+/g, // citations and reports by their number
  /(?<!\d)(?:19|20)\d{2}(?!\d)/g, // years of titles, periods and axes
  /(?:programa(?: presupuestal)?|presupuesto|PP) ?0030/gi,
  /(?:intervalo|confianza)[^\d]{0,12}95 ?%/gi, // the level of an interval
  /\b(?:Compromiso|indicador(?:es)?|grupo|equipo(?: técnico)?|fase|OP|CPNP|art(?:ículo|\.)) ?(?:n\.?º ?)?\d+(?:\.\d+)?(?: y \d+\.\d+)?/gi,
  /[0-9a-f]{16,}/g, // seals
  /por (?:cada )?(?:1,000|100,000)/gi,
  /Fórmula: .*?Con: /g, // the constants of a formula
];

export function withoutNames(text: string): string {
  return NAMES_WITH_DIGITS.reduce((rest, name) => rest.replace(name, ' '), text);
}

/** The steps of a chart's axis are a ruler, not figures: round numbers. */
export function isRulerStep(number: string): boolean {
  const value = Number(number.replaceAll(',', ''));
  const digits = String(value)
    .replace(/\.?0+$/, '')
    .replace('.', '')
    .replace(/0+$/, '')
    .replace(/^0+/, '');
  return value === 0 || digits.length <= 2;
}

/** Every number that the figures of a deck print where the deck prints them, and their own words. */
export function numbersOfDeck(deck: Deck, report: CheckReport): ReadonlySet<string> {
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
  // A diagnosis says what was expected: computed by the checks from the figures that the finding names.
  for (const finding of report.findings) {
    add(finding.title);
    for (const { cause } of finding.diagnosis) add(cause);
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
      return visual.series.flatMap((series) =>
        series.figures.flatMap((id) => (id === null ? [] : [{ figure: id, format: visual.format }])),
      );
    case 'drawing':
      return visual.drawing.shapes.flatMap((shape) =>
        shape.kind === 'text' ? shape.text.flatMap((part) => (typeof part === 'string' ? [] : [part])) : [],
      );
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

/** The same, each with the words around it. */
export function orphansWithContext(
  texts: readonly string[],
  known: ReadonlySet<string>,
  isExempt: (number: string) => boolean,
): readonly string[] {
  return texts.flatMap((text) =>
    orphans(text, known)
      .filter((number) => !isExempt(number))
      .map((number) => `${number} in «${text.slice(0, 120)}»`),
  );
}
