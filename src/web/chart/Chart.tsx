import { Skeleton } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { chartOption } from '#shared/chart-option.ts';
import type { ChartVisual } from '#shared/document.ts';
import type { FigureMap } from '#shared/figure.ts';
import { useDrawingTheme } from '../theme/use-drawing-theme.ts';

type Parts = typeof import('./echarts-parts.ts');
type Instance = ReturnType<Parts['init']>;

interface ChartProps {
  readonly chart: ChartVisual;
  readonly figures: FigureMap;
  readonly height: number;
  /** A mark was clicked: the figure behind it. */
  readonly onFigure?: (figureId: string) => void;
}

/** Draws a chart of the document model; ECharts arrives when the first one is drawn. */
export function Chart({ chart, figures, height, onFigure }: ChartProps) {
  const theme = useDrawingTheme();
  const { ref: sizeRef, width } = useElementSize<HTMLDivElement>();
  const canvasRef = useRef<HTMLDivElement>(null);
  const [parts, setParts] = useState<Parts | null>(null);
  const instanceRef = useRef<Instance | null>(null);

  useEffect(() => {
    let isCurrent = true;
    void import('./echarts-parts.ts').then((loaded) => {
      if (isCurrent) setParts(loaded);
    });
    return () => {
      isCurrent = false;
    };
  }, []);

  useEffect(() => {
    const element = canvasRef.current;
    if (!parts || !element || width === 0) return;
    const instance = parts.init(element, null, { renderer: 'svg', width, height, locale: 'ES' });
    instanceRef.current = instance;
    instance.setOption({ ...chartOption(chart, figures, theme, { width, height }), animation: false });
    instance.on('click', (event) => {
      const figureId = figureOf(event.data);
      if (figureId !== null) onFigure?.(figureId);
    });
    return () => {
      instanceRef.current = null;
      instance.dispose();
    };
  }, [parts, chart, figures, theme, width, height, onFigure]);

  return (
    // Its marks are drawn by a library: for who cannot see them, it is one picture with its words.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <div ref={sizeRef} role="img" aria-label={chart.alt} style={{ minHeight: height }}>
      {parts ? <div ref={canvasRef} style={{ height }} /> : <Skeleton height={height} aria-hidden="true" />}
    </div>
  );
}

/** `chartOption` leaves the figure's id in each mark. */
function figureOf(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('figure' in data)) return null;
  return typeof data.figure === 'string' ? data.figure : null;
}
