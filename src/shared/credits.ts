// Where the figures of a page or slide come from: grouped once, for every renderer.
import { type CalendarDate, formatDate } from './calendar-date.ts';
import { type Panel, panelFigureIds } from './document.ts';
import type { Figure, FigureMap } from './figure.ts';

/** One source as somebody elaborated it, over all the cut-offs used of it. */
export interface Credit {
  readonly source: string;
  readonly elaboration: string;
  /** Null when the source has no cut-off. */
  readonly cutOffs: CutOffs | null;
}

/** First and last cut-off; of a single one, both are the same. */
export interface CutOffs {
  readonly first: CalendarDate;
  readonly last: CalendarDate;
}

/** Credits of some figures, one per source and elaboration, in order of appearance. */
export function creditsOf(figures: readonly Pick<Figure, 'source' | 'elaboration' | 'cutOff'>[]): readonly Credit[] {
  const groups = new Map<string, Credit>();
  for (const { source, elaboration, cutOff } of figures) {
    if (source === '' && cutOff === null) continue;
    const key = JSON.stringify([source, elaboration]);
    const cutOffs = cutOff === null ? null : { first: cutOff, last: cutOff };
    groups.set(key, { source, elaboration, cutOffs: span([groups.get(key)?.cutOffs ?? null, cutOffs]) });
  }
  return [...groups.values()];
}

/** Credits of a panel: of its figures, and of the inputs of those that are computed. */
export function panelCredits(panel: Panel, figures: FigureMap): readonly Credit[] {
  const seen = new Set<string>();
  const stated = (id: string): readonly Figure[] => {
    const figure = figures[id];
    if (!figure || seen.has(id)) return [];
    seen.add(id);
    return figure.origin.kind === 'formula' ? figure.origin.inputs.flatMap(stated) : [figure];
  };
  return creditsOf(panelFigureIds(panel).flatMap(stated));
}

/** "Fuente: … · Elaboración: … · Corte: 31/03/2024 a 31/03/2025". */
export function creditText(
  { source, elaboration, cutOffs }: Credit,
  dateText: (date: CalendarDate) => string = formatDate,
): string {
  return [
    source === '' ? '' : `Fuente: ${source}`,
    elaboration === '' ? '' : `Elaboración: ${elaboration}`,
    cutOffs === null ? '' : `Corte:\u00a0${cutOffText(cutOffs, dateText)}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/**
 * The footnote of a slide, that names every source: "Fuentes: A (31/03/2025); B (31/12/2022) ·
 * Elaboración: C; D". A cut-off that all share is said once, at the end.
 */
export function footnoteText(credits: readonly Credit[]): string {
  const spans = unique(credits.map(({ cutOffs }) => (cutOffs === null ? '' : cutOffText(cutOffs))));
  const shared = credits.length > 0 && spans.length === 1 ? spans[0] : undefined;
  const names = unique(credits.map(({ source }) => source)).filter(Boolean);
  const sources = names.map((name) => {
    const cutOffs = span(credits.filter(({ source }) => source === name).map((credit) => credit.cutOffs));
    return cutOffs === null || shared !== undefined ? name : `${name} (${cutOffText(cutOffs)})`;
  });
  const elaborations = unique(credits.map(({ elaboration }) => elaboration)).filter(Boolean);
  return [
    sources.length === 0 ? '' : `${sources.length === 1 ? 'Fuente' : 'Fuentes'}: ${sources.join('; ')}`,
    elaborations.length === 0 ? '' : `Elaboración: ${elaborations.join('; ')}`,
    shared ? `Corte:\u00a0${shared}` : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** "31/03/2025", or "31/03/2024 a 31/03/2025". */
function cutOffText({ first, last }: CutOffs, dateText = formatDate): string {
  return first === last ? dateText(first) : `${dateText(first)} a ${dateText(last)}`;
}

function span(all: readonly (CutOffs | null)[]): CutOffs | null {
  return all.reduce((whole, each) => {
    if (whole === null || each === null) return whole ?? each;
    return {
      first: each.first < whole.first ? each.first : whole.first,
      last: each.last > whole.last ? each.last : whole.last,
    };
  }, null);
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
