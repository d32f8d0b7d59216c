// Panels become slides: order, splitting of long tables, credits, verification, notes.
import { panelCredits } from '#shared/credits.ts';
import { type Panel, panelFigureIds, type Sentence, type TableVisual, type Visual } from '#shared/document.ts';
import type { FigureMap } from '#shared/figure.ts';
import { formatFigure } from '#shared/format.ts';
import type { StoredRecord } from '#modules/sources/index.ts';
import { asOfText, type Briefing, lineageText, referenceDate } from './briefing.ts';
import type { Deck, Slide } from './deck.ts';
import { ANNEX_ORDER, SLIDE_ORDER } from './order.ts';

export interface DeckOptions {
  /** Annex A: what became known after the date. */
  readonly later: boolean;
  readonly photos: Deck['photos'];
}

const rowsPerSlide = 8;
/** At 11 points and with its margins. */
const lettersInHalfASlide = 56;
const wrappedLetters = 18;

export function buildDeck(briefing: Briefing, options: DeckOptions): Deck {
  const records = new Map(
    briefing.sections.flatMap(({ records: rows }) => rows.map((record) => [record.id, record] as const)),
  );
  const place = briefing.scope.place;
  const main = pick(briefing, SLIDE_ORDER).filter((panel) => !panel.later);
  const annex = options.later ? pick(briefing, ANNEX_ORDER) : [];
  const split = (panel: Panel): Panel[] => splitPanel(panel, briefing.figures);
  const slides = [...number(main.flatMap(split), ''), ...number(annex.flatMap(split), 'A')].map(({ panel, label }) =>
    slideOf(briefing, panel, label, records, options),
  );
  const editions = briefing.sections.flatMap((section) => section.editions);
  return {
    title: place.code === '' ? 'Seguridad ciudadana en el Perú' : `Seguridad ciudadana: ${place.name}`,
    place,
    asOf: briefing.scope.asOf,
    datedOn: referenceDate(briefing.sections, briefing.scope.asOf),
    asOfText: asOfText(briefing.scope.asOf),
    status: editions.some((edition) => edition.status === 'draft') ? 'draft' : 'published',
    synthetic: editions.some((edition) => edition.synthetic),
    seal: briefing.seal,
    slides,
    figures: briefing.figures,
    photos: options.photos,
  };
}

function pick(briefing: Briefing, order: readonly string[]): Panel[] {
  return order.flatMap((id) => {
    const panel = briefing.panels.get(id);
    return panel && !panel.webOnly && panel.visuals.length > 0 ? [panel] : [];
  });
}

function number(panels: readonly Panel[], prefix: string): { panel: Panel; label: string }[] {
  return panels.map((panel, index) => ({ panel, label: `${prefix}${index + 1}` }));
}

/**
 * A table too full for the half of a slide leaves its picture and gets a slide of its own; a table of
 * more than 8 rows goes on in the next slide, and its other visual stays on the first. A photo stands
 * beside a visual that is alone, else on a slide behind.
 */
export function splitPanel(panel: Panel, figures: FigureMap): Panel[] {
  const photos = panel.visuals.filter(({ kind }) => kind === 'photo');
  const drawn = panel.visuals.filter(({ kind }) => kind !== 'photo').slice(0, 2);
  const beside = drawn.length < 2 ? photos.slice(0, 2 - drawn.length) : [];
  const behind = photos.slice(beside.length);
  const visuals = [...drawn, ...beside];
  const [first, second] = visuals;
  const crowded = visuals.find((visual) => visual.kind === 'table' && isCrowded(visual, figures));
  const picture = visuals.find((visual) => visual.kind === 'chart' || visual.kind === 'drawing');
  const apart = crowded && picture && first && second;
  const slides = apart ? [[picture], [crowded]] : [visuals];
  return parts(panel, [...slides.flatMap(splitRows), ...inPairs(behind)]);
}

function inPairs(visuals: readonly Visual[]): (readonly Visual[])[] {
  return visuals.flatMap((_, index) => (index % 2 === 0 ? [visuals.slice(index, index + 2)] : []));
}

function splitRows(visuals: readonly Visual[]): (readonly Visual[])[] {
  const long = visuals.find(
    (visual): visual is TableVisual => visual.kind === 'table' && visual.rows.length > rowsPerSlide,
  );
  if (!long) return [visuals];
  const count = Math.ceil(long.rows.length / rowsPerSlide);
  const share = Math.ceil(long.rows.length / count);
  const tables = Array.from({ length: count }, (_, index): TableVisual => ({
    ...long,
    rows: long.rows.slice(index * share, (index + 1) * share),
    totalRow: long.totalRow === true && index === count - 1,
  }));
  const [head = long, ...tail] = tables;
  return [visuals.map((visual) => (visual === long ? head : visual)), ...tail.map((table) => [table])];
}

/** Letters that a row needs side by side: a text wraps after some, a number never does. */
function isCrowded(table: TableVisual, figures: FigureMap): boolean {
  const letters = table.columns.map((column, index) => {
    const longest = Math.max(...table.rows.map((row) => textOf(row[index]?.content ?? [], figures).length));
    return Math.max(Math.min(longest, wrappedLetters), ...column.label.split(' ').map((word) => word.length));
  });
  return letters.reduce((sum, length) => sum + length, 0) > lettersInHalfASlide;
}

function textOf(sentence: Sentence, figures: FigureMap): string {
  return sentence
    .map((part) => {
      if (typeof part === 'string') return part;
      const figure = figures[part.figure];
      return figure ? formatFigure(figure, part.format) : '';
    })
    .join('');
}

/** The panel over one slide or several: the notes stay on the first. */
function parts(panel: Panel, slides: readonly (readonly Visual[])[]): Panel[] {
  if (slides.length === 1) return [{ ...panel, visuals: slides[0] ?? [] }];
  return slides.map((visuals, index) => ({
    ...panel,
    id: index === 0 ? panel.id : `${panel.id}-${index + 1}`,
    title: `${panel.title} (${index + 1} de ${slides.length})`,
    visuals,
    notes: index === 0 ? (panel.notes ?? []) : [],
  }));
}

function slideOf(
  briefing: Briefing,
  panel: Panel,
  label: string,
  records: ReadonlyMap<number, StoredRecord>,
  options: DeckOptions,
): Slide {
  const ids = panelFigureIds(panel);
  const findings = briefing.report.findings.filter((finding) => finding.figures.some(({ id }) => ids.includes(id)));
  const accepted = findings.filter((finding) => finding.status === 'accepted');
  return {
    id: panel.id,
    number: label,
    section: panel.section === 'briefing' ? null : panel.section,
    title: panel.title,
    takeaway: panel.takeaway,
    visuals: panel.visuals.filter(
      (visual) => visual.kind !== 'photo' || options.photos[visual.attachmentId] !== undefined,
    ),
    notes: panel.notes ?? [],
    footnotes: accepted.map((finding) => `Observación aceptada: ${finding.title} ${finding.note ?? ''}`.trim()),
    credits: panelCredits(panel, briefing.figures),
    verification: verificationText(briefing, ids, findings.filter((finding) => finding.status === 'open').length),
    speakerNotes: ids.flatMap((id) => {
      const figure = briefing.figures[id];
      return figure
        ? [`${figure.label}: ${formatFigure(figure)} [${id}] ${lineageText(figure, records, briefing.figures)}.`]
        : [];
    }),
    later: panel.later === true,
  };
}

function verificationText(briefing: Briefing, ids: readonly string[], open: number): string {
  // Slides that join sections count and compare; their figures are verified where they stand.
  if (ids.every((id) => id.startsWith('briefing.'))) return '';
  if (open === 1) return '1 observación abierta';
  if (open > 1) return `${open} observaciones abiertas`;
  const checked = new Set(briefing.report.checkedIds);
  return ids.some((id) => checked.has(id)) ? 'verificado sin observaciones' : 'sin otra cifra con que comprobar';
}
