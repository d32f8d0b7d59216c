import { Button, Group } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ChartVisual } from '#shared/document.ts';
import type { FigureMap } from '#shared/figure.ts';
import { useProof } from '../figure/use-proof.ts';
import { Words } from '../glossary/Words.tsx';
import { VisualTable } from '../table/VisualTable.tsx';
import { Chart } from './Chart.tsx';
import { chartTable } from './chart-table.ts';
import './chart-card.css';

interface ChartCardProps {
  readonly chart: ChartVisual;
  readonly figures: FigureMap;
}

/** A chart and its twin table: one button goes from one to the other. */
export function ChartCard({ chart, figures }: ChartCardProps) {
  const [asTable, setAsTable] = useState(false);
  const { open } = useProof();
  const twin = useMemo(() => chartTable(chart), [chart]);
  return (
    <figure className="v-chart-card">
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
        <figcaption className="v-table-caption">
          <Words text={chart.caption} />
        </figcaption>
        <Button
          size="compact-xs"
          variant="subtle"
          flex="none"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
          aria-label={`Ver como tabla: ${chart.caption}`}
        >
          {asTable ? 'Gráfico' : 'Tabla'}
        </Button>
      </Group>
      {asTable ? (
        <VisualTable table={twin} figures={figures} hideCaption />
      ) : (
        <Chart chart={chart} figures={figures} height={chartHeight(chart)} onFigure={open} />
      )}
    </figure>
  );
}

/** Lying bars need room for each name; the others keep the proportion of a slide. */
export function chartHeight(chart: ChartVisual): number {
  if (chart.form === 'column' || chart.form === 'line') return 300;
  const clusters = chart.form === 'stackedBar' ? 1 : Math.max(1, chart.series.length * 0.6);
  return Math.max(200, 70 + chart.categories.length * 30 * clusters);
}
