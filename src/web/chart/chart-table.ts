import type { Cell, ChartVisual, TableVisual } from '#shared/document.ts';

/** The twin of a chart: the same figures, one row per category. */
export function chartTable(chart: ChartVisual): TableVisual {
  return {
    kind: 'table',
    caption: chart.caption,
    columns: [
      { key: 'category', label: '' },
      ...chart.series.map((series, index) => ({ key: `series-${index}`, label: series.name, align: 'right' as const })),
    ],
    rows: chart.categories.map((category, row): Cell[] => [
      { content: [category] },
      ...chart.series.map((series): Cell => {
        const figure = series.figures[row] ?? null;
        if (figure === null) return { content: ['—'] };
        return { content: [chart.format ? { figure, format: chart.format } : { figure }] };
      }),
    ]),
  };
}
