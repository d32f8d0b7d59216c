// Reads a page of the program as somebody sees it, and finds the numbers that no figure stands behind.
import type { Page } from '@playwright/test';
import type { FigureJson } from '#modules/briefing/index.ts';
import type { Finding } from '#modules/quality/index.ts';
import type { Figure, Unit } from '#shared/figure.ts';
import { type FigureFormat, formatFigure, formatNumber } from '#shared/format.ts';
import { isRulerStep, numbersIn, withoutNames } from './number-crawl.ts';

/** Where the page prints what the checks found. */
export const FINDINGS = '.v-section-findings';

/** A visible text of a page: of one figure, of a mark or axis of a chart, or words around them. */
export interface PageText {
  readonly text: string;
  /** Id of the figure that prints it. */
  readonly figure: string | null;
  readonly isChart: boolean;
  /** The first of the selectors asked for that it stands in. */
  readonly area: string;
}

/** Where a figure stood in the words around it. */
const FIGURE_PLACE = '▮';

/** Runs in the page: texts by the block that holds them, figures apart. */
const READER = `(areas) => {
  const blocks = new Map();
  const figures = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const isInline = (element) => getComputedStyle(element).display.startsWith('inline') || element.tagName === 'tspan';
  const areaOf = (element) => areas.find((area) => element.closest(area) !== null) ?? '';
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent === null) continue;
    if (parent.closest('script, style, title, desc, noscript, option') !== null) continue;
    if (!parent.checkVisibility({ visibilityProperty: true })) continue;
    const printed = parent.closest('[data-figure]');
    let block = parent;
    while (block.parentElement !== null && isInline(block)) block = block.parentElement;
    if (printed !== null) {
      const last = figures.at(-1);
      if (last !== undefined && last.element === printed) last.text += node.data;
      else figures.push({ element: printed, text: node.data, figure: printed.dataset.figure, isChart: false, area: areaOf(parent) });
    }
    const whole = blocks.get(block) ?? { text: '', figure: null, area: areaOf(parent),
      isChart: block.closest('svg') !== null && block.closest('svg').querySelector('[data-figure]') === null && block.closest('[role=img]') !== null };
    whole.text += printed === null ? node.data : '${FIGURE_PLACE}';
    blocks.set(block, whole);
  }
  return [...figures.map(({ element, ...rest }) => rest), ...blocks.values()];
}`;

/** All visible texts of a page, with the area each stands in. */
export async function readPage(page: Page, areas: readonly string[]): Promise<readonly PageText[]> {
  return page.evaluate<PageText[]>(`(${READER})(${JSON.stringify(areas)})`);
}

/** What a page may print: the figures of a briefing, the words that name them, and what the checks found. */
export interface Lineage {
  readonly figures: ReadonlyMap<string, Figure>;
  readonly printings: ReadonlySet<string>;
  /** Labels, periods and sources with digits in them, the longest first. */
  readonly names: readonly string[];
  /** Numbers of findings: stated, expected, and those of their diagnoses. */
  readonly found: ReadonlySet<string>;
}

export function lineageOf(figures: readonly Figure[], findings: readonly Finding[]): Lineage {
  const names = figures.flatMap(({ label, period, source, elaboration }) => [label, period, source, elaboration]);
  return {
    figures: new Map(figures.map((figure) => [figure.id, figure])),
    printings: new Set(figures.flatMap(printingsOf)),
    names: [...new Set(names.map(withoutNames))]
      .filter((name) => /\d/.test(name) && /\p{L}/u.test(name))
      .toSorted((a, b) => b.length - a.length),
    found: new Set(findings.flatMap(wordsOfFinding).flatMap(numbersIn)),
  };
}

function wordsOfFinding({ title, inWords, diagnosis, note, figures }: Finding): readonly string[] {
  const values = figures.flatMap(({ stated, computed, low, high }) => [stated, computed, low, high]);
  return [
    title,
    note ?? '',
    inWords?.stated ?? '',
    inWords?.expected ?? '',
    ...diagnosis.map(({ cause }) => cause),
    ...values.flatMap((value) =>
      typeof value === 'number' ? DECIMALS.map((decimals) => formatNumber(value, decimals)) : (value ?? []),
    ),
  ];
}

/** A figure of the JSON as the formatter takes it. */
export function figureOf(json: FigureJson): Figure {
  const { locator: _locator, formula: _formula, inputs: _inputs, status: _status, absence: _absence, ...rest } = json;
  return { ...rest, unit: json.unit as Unit, origin: { kind: 'cells', cells: [] } };
}

const DECIMALS = [0, 1, 2, 3] as const;
const FORMATS: readonly FigureFormat[] = [{}, ...DECIMALS.map((decimals) => ({ decimals }))]
  .flatMap((format) => [format, { ...format, sign: 'always' as const }, { ...format, sign: 'never' as const }])
  .flatMap((format) => [format, { ...format, scale: 'millions' as const }])
  .flatMap((format) => [format, { ...format, bare: true }]);

/** Every way in which the formatter prints a figure in digits, and the spelling of its source. */
function printingsOf(figure: Figure): readonly string[] {
  return [...FORMATS.map((format) => formatFigure(figure, format)), figure.printed ?? ''].filter(Boolean);
}

/** Numbers of a page that no figure stands behind, each with the text it stands in. */
export function unproven(
  texts: readonly PageText[],
  lineageIn: (area: string) => Lineage,
  exemptions: readonly RegExp[],
): readonly string[] {
  return texts.flatMap((each) => {
    const { text, figure, area } = each;
    const lineage = lineageIn(area);
    if (figure !== null) return isPrinting(text, lineage.figures.get(figure)) ? [] : [`${figure}: «${text}»`];
    if (each.isChart && isMark(text, lineage)) return [];
    const exempt = exemptions.reduce((rest, exemption) => rest.replace(exemption, ' '), text);
    const rest = lineage.names.reduce((left, name) => left.replaceAll(name, ' '), withoutNames(exempt));
    return numbersIn(rest)
      .filter((number) => !(area === FINDINGS && lineage.found.has(number)))
      .map((number) => `${number} in «${text.slice(0, 120)}»`);
  });
}

function isPrinting(text: string, figure: Figure | undefined): boolean {
  if (figure === undefined) return false;
  if (numbersIn(text).length === 0) return true;
  // A fact in words goes over several lines of a drawing.
  if (typeof figure.value === 'string') return formatFigure(figure).includes(text.trim());
  return printingsOf(figure).includes(text.trim());
}

/** A value beside a mark, alone or after the name of its series, or a round step of the axis. */
function isMark(text: string, { printings }: Lineage): boolean {
  const value = text.trim().replace(/^.*: /, '');
  return printings.has(value) || numbersIn(value).every(isRulerStep);
}
