import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { ChartVisual, TableVisual } from '#shared/document.ts';
import { type FigureMap, numberOf } from '#shared/figure.ts';
import { formatNumber } from '#shared/format.ts';
import { Chart } from '#web/chart/Chart.tsx';
import { chartHeight } from '#web/chart/ChartCard.tsx';
import { Credits } from '#web/document/Credits.tsx';
import { FigureButton } from '#web/figure/FigureButton.tsx';
import { useProof } from '#web/figure/use-proof.ts';
import { useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import { VisualTable } from '#web/table/VisualTable.tsx';
import type { Overview } from '../contract.ts';
import { useOverview } from './briefing-queries.ts';
import { rankOf, type Strip, sortedItems } from './strip-order.ts';
import './regions-page.css';

/** Where a region stands among all: one measure, sorted, with its table, its CSV and how it was computed. */
export function RegionsPage() {
  usePageTitle('Regiones');
  const [path] = useLocation();
  const scope = useScope();
  const overview = useOverview(scope);
  return (
    <div className="v-page" key={path}>
      <h1 className="v-regions-title">Regiones del Perú</h1>
      <Answer query={overview} blocks={[60, 400]}>
        {(data) =>
          data.strip ? (
            <Comparison strip={data.strip} overview={data} />
          ) : (
            <Text>Sin información registrada para comparar regiones en esta fecha.</Text>
          )
        }
      </Answer>
    </div>
  );
}

interface ComparisonProps {
  readonly strip: Strip;
  readonly overview: Overview;
}

function Comparison({ strip, overview }: ComparisonProps) {
  const { figures } = overview;
  const { open } = useProof();
  const items = useMemo(() => sortedItems(strip, figures), [strip, figures]);
  const chart = useMemo(() => regionChart(strip, figures), [strip, figures]);
  const table = useMemo(() => regionTable(strip, figures), [strip, figures]);
  const here = strip.items.find((item) => item.here);
  const place = here ? rankOf(here, strip, figures) : null;
  const hereFigure = here ? figures[here.figure] : undefined;
  const first = items
    .map((item) => figures[item.figure])
    .find((figure) => figure !== undefined && figure.value !== null);
  const formula = first?.origin.kind === 'formula' ? first.origin.formula : null;
  return (
    <>
      <p className="v-regions-lead">
        {strip.caption}.{' '}
        {here && hereFigure && place ? (
          <>
            {here.place.name}: <FigureButton figure={hereFigure} />, lugar {formatNumber(place.rank, 0)} de{' '}
            {formatNumber(place.of, 0)} de mayor a menor.
          </>
        ) : null}
      </p>
      <div className="v-regions">
        <section className="v-card" aria-label="Gráfico">
          <Chart chart={chart} figures={figures} height={chartHeight(chart)} onFigure={open} />
        </section>
        <section className="v-card" aria-label="Tabla">
          <VisualTable table={table} figures={figures} />
        </section>
      </div>
      <section className="v-card v-regions-how" aria-labelledby="regions-how">
        <h2 id="regions-how">Cómo se calculó</h2>
        {formula ? <p>{formula}.</p> : null}
        <p>
          Cada cifra abre su prueba: la fórmula, sus cifras de entrada y las filas de la fuente. Las denuncias de un
          periodo se registran también después: una cifra fresca crece. El orden no mide peligro: denunciar más no
          siempre es que haya más delitos.
        </p>
        <Credits credits={first ? [first] : []} />
      </section>
    </>
  );
}

function regionChart(strip: Strip, figures: FigureMap): ChartVisual {
  const items = sortedItems(strip, figures);
  return {
    kind: 'chart',
    form: items.some((item) => (numberOf(figures[item.figure]) ?? 0) < 0) ? 'divergingBar' : 'bar',
    caption: strip.caption,
    alt: `${strip.caption}: las regiones de mayor a menor, con la elegida en otro color. La misma información está en la tabla.`,
    categories: items.map((item) => item.place.name),
    series: [
      { name: 'Otras regiones', role: 'previous', figures: items.map((item) => (item.here ? null : item.figure)) },
      { name: 'Elegida', role: 'current', figures: items.map((item) => (item.here ? item.figure : null)) },
    ],
    axis: '',
    labels: true,
  };
}

function regionTable(strip: Strip, figures: FigureMap): TableVisual {
  return {
    kind: 'table',
    caption: strip.caption,
    columns: [
      { key: 'region', label: 'Región' },
      { key: 'value', label: 'Cifra', align: 'right' },
      { key: 'period', label: 'Periodo' },
    ],
    rows: sortedItems(strip, figures).map((item) => [
      { content: [item.place.name], strong: item.here },
      { content: [{ figure: item.figure }], strong: item.here },
      { content: [figures[item.figure]?.period ?? ''] },
    ]),
  };
}
