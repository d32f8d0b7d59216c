// Panels become slides: order, splitting of long tables, credits, verification, notes.
import { type Panel, panelCredits, panelFigureIds, type TableVisual, type Visual } from '#shared/document.ts';
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
const columnsPerSlide = 8;
/** More columns than these are unreadable in half a slide. */
const columnsBesideAnother = 6;

export function buildDeck(briefing: Briefing, options: DeckOptions): Deck {
  const records = new Map(
    briefing.sections.flatMap(({ records: rows }) => rows.map((record) => [record.id, record] as const)),
  );
  const place = briefing.scope.place;
  const main = pick(briefing, SLIDE_ORDER).filter((panel) => !panel.later);
  const annex = options.later ? pick(briefing, ANNEX_ORDER) : [];
  const slides = [...number(main.flatMap(splitPanel), ''), ...number(annex.flatMap(splitPanel), 'A')].map(
    ({ panel, label }) => slideOf(briefing, panel, label, records, options),
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
 * A table too wide to share a slide gets one of its own; a table of more than 8 rows goes on in the
 * next slide, and its other visual stays on the first.
 */
export function splitPanel(panel: Panel): Panel[] {
  const visuals = panel.visuals.slice(0, 2).map(narrow);
  const wide =
    visuals.length === 2
      ? visuals.find((visual) => visual.kind === 'table' && visual.columns.length > columnsBesideAnother)
      : undefined;
  if (wide) {
    const [first] = visuals.filter((visual) => visual !== wide);
    return first ? parts(panel, [[first], [wide]]) : [panel];
  }
  const long = visuals.find(
    (visual): visual is TableVisual => visual.kind === 'table' && visual.rows.length > rowsPerSlide,
  );
  if (!long) return [{ ...panel, visuals }];
  const count = Math.ceil(long.rows.length / rowsPerSlide);
  const share = Math.ceil(long.rows.length / count);
  const tables = Array.from({ length: count }, (_, index): TableVisual => ({
    ...long,
    rows: long.rows.slice(index * share, (index + 1) * share),
    totalRow: long.totalRow === true && index === count - 1,
  }));
  const [head = long, ...tail] = tables;
  return parts(panel, [visuals.map((visual) => (visual === long ? head : visual)), ...tail.map((table) => [table])]);
}

/** The panel over several slides: the notes stay on the first. */
function parts(panel: Panel, visuals: readonly (readonly Visual[])[]): Panel[] {
  return visuals.map((shown, index) => ({
    ...panel,
    id: index === 0 ? panel.id : `${panel.id}-${index + 1}`,
    title: `${panel.title} (${index + 1} de ${visuals.length})`,
    visuals: shown,
    notes: index === 0 ? (panel.notes ?? []) : [],
  }));
}

function narrow(visual: Visual): Visual {
  if (visual.kind !== 'table' || visual.columns.length <= columnsPerSlide) return visual;
  return {
    ...visual,
    columns: visual.columns.slice(0, columnsPerSlide),
    rows: visual.rows.map((row) => row.slice(0, columnsPerSlide)),
  };
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
    credits: panelCredits(panel, briefing.figures).slice(0, 3),
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
