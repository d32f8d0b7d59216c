// Charts as SVG without a browser, for PDF and HTML.
import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TitleComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { chartOption, type ChartSize } from '#shared/chart-option.ts';
import type { ChartVisual } from '#shared/document.ts';
import { escapeXml, fingerprint } from '#shared/drawing-svg.ts';
import type { FigureMap } from '#shared/figure.ts';
import type { Theme } from '#shared/theme.ts';

use([
  BarChart,
  LineChart,
  AriaComponent,
  GridComponent,
  LegendComponent,
  TitleComponent,
  TooltipComponent,
  LabelLayout,
  SVGRenderer,
]);

export interface ChartSvgOptions {
  /** Prefix of the ids inside; default: derived from the chart. */
  readonly id?: string;
  /** Values carry `data-figure`, the id of their figure. */
  readonly marked?: boolean;
}

// A private character after a value stands for its figure until the SVG is written.
const FIRST_MARK = 0xe000;
const MARK_COUNT = 0x1900;

/** The same bytes for the same chart, however many were drawn before. */
export function chartSvg(
  chart: ChartVisual,
  figures: FigureMap,
  theme: Theme,
  size: ChartSize,
  options: ChartSvgOptions = {},
): string {
  const marks: string[] = [];
  const mark = (text: string, figureId: string): string => {
    if (!options.marked || marks.length >= MARK_COUNT) return text;
    marks.push(figureId);
    return text + String.fromCodePoint(FIRST_MARK + marks.length - 1);
  };
  const instance = init(null, null, { renderer: 'svg', ssr: true, width: size.width, height: size.height });
  let svg: string;
  try {
    instance.setOption(chartOption(chart, figures, theme, size, mark));
    svg = instance.renderToSVGString();
  } finally {
    instance.dispose();
  }
  const id = options.id ?? `c${fingerprint(theme.name + size.width + JSON.stringify(chart))}`;
  return settle(svg, id, chart.alt, marks);
}

function settle(svg: string, id: string, alt: string, marks: readonly string[]): string {
  const named = svg
    .replace(/<style\s*>[\s\S]*?<\/style>/g, '')
    .replaceAll(/ class="zr\d+-cls-\d+"/g, '')
    .replaceAll(/ (ecmeta_\w+|pointer-events)="[^"]*"/g, '')
    // ECharts numbers its pictures one after the other: the numbers would depend on what was drawn before.
    .replaceAll(/\bzr\d+-/g, `${id}-`)
    .replace('<svg ', `<svg role="img" aria-label="${escapeXml(alt)}" `);
  if (marks.length === 0) return named;
  return named.replaceAll(
    /<text ([^>]*)>([^<]*)([\ue000-\uf8ff])<\/text>/g,
    (whole, attributes: string, text: string, sign: string) => {
      const figureId = marks[(sign.codePointAt(0) ?? 0) - FIRST_MARK];
      return figureId === undefined ? whole : `<text data-figure="${escapeXml(figureId)}" ${attributes}>${text}</text>`;
    },
  );
}
