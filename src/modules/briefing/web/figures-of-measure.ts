import type { Figure, FigureMap } from '#shared/figure.ts';

const collator = new Intl.Collator('es-PE', { numeric: true });

/** 2 before 10, 2024 before 2025, I before II before III. */
function byPeriod(a: string, b: string): number {
  return collator.compare(a, b);
}

/**
 * Figures of a measure of a place by the convention `<section>.<measure>@<territory>/<period>`,
 * oldest period first; those known later stay out.
 */
export function figuresOfMeasure(figures: FigureMap, measure: string, territory: string): readonly Figure[] {
  const exact = `${measure}@${territory}`;
  return Object.keys(figures)
    .filter((id) => id === exact || id.startsWith(`${exact}/`))
    .toSorted(byPeriod)
    .flatMap((id) => {
      const figure = figures[id];
      return figure && !figure.later ? [figure] : [];
    });
}

export function newestOfMeasure(figures: FigureMap, measure: string, territory: string): Figure | undefined {
  return figuresOfMeasure(figures, measure, territory).at(-1);
}
