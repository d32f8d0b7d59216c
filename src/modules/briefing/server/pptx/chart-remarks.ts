// What the marks of a chart cannot say: which periods are unfinished and which values are missing.
import { isHatchedAt } from '#shared/chart-layout.ts';
import type { ChartVisual } from '#shared/document.ts';
import { ABSENCE_TEXT, type FigureMap } from '#shared/figure.ts';

const LISTED = 6;

export function chartRemarks(chart: ChartVisual, figures: FigureMap): readonly string[] {
  const hatched = chart.categories.filter((_, index) => isHatchedAt(chart, index));
  return [
    ...(hatched.length > 0 ? [`Rayado: ${hatched.join(', ')}, periodo sin terminar.`] : []),
    ...missingRemarks(chart, figures),
  ];
}

/** "Sin dato: Mi Perú (2025)." for figures that are null; a line's gap between its points needs no word. */
function missingRemarks(chart: ChartVisual, figures: FigureMap): readonly string[] {
  if (chart.form === 'line') return [];
  const byReason = new Map<string, string[]>();
  for (const series of chart.series) {
    series.figures.forEach((id, index) => {
      const figure = id === null ? undefined : figures[id];
      if (figure?.value !== null) return;
      const reason = ABSENCE_TEXT[figure.absence ?? 'notReported'];
      const category = chart.categories[index] ?? '';
      const names = byReason.get(reason) ?? [];
      names.push(chart.series.length > 1 ? `${category} (${series.name})` : category);
      byReason.set(reason, names);
    });
  }
  return [...byReason].map(([reason, names]) => {
    const listed = names.length > LISTED ? `${names.slice(0, LISTED).join(', ')} y otros` : names.join(', ');
    return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}: ${listed}.`;
  });
}
