import { Select, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { creditsOf } from '#shared/credits.ts';
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
import type { Regions } from '../contract.ts';
import { useRegions } from './briefing-queries.ts';
import { rankOf, regionHere } from './strip-order.ts';
import './regions-page.css';

type RegionMeasure = Regions['measures'][number];

/** Where a region stands among all: the measure chosen, sorted, with its table, its CSV and how it was computed. */
export function RegionsPage() {
  usePageTitle('Regiones');
  const [path] = useLocation();
  const scope = useScope();
  const regions = useRegions(scope);
  return (
    <div className="v-page" key={path}>
      <h1 className="v-regions-title">Regiones del Perú</h1>
      <Answer query={regions} blocks={[60, 400]}>
        {(data) =>
          data.measures.length > 0 ? (
            <Comparison regions={data} territory={scope.territory} />
          ) : (
            <Text>
              En esta fecha no se conoce ningún archivo nacional de denuncias con que comparar regiones. Con la última
              información sí: cámbiela en el botón de la fecha, arriba.
            </Text>
          )
        }
      </Answer>
    </div>
  );
}

interface ComparisonProps {
  readonly regions: Regions;
  readonly territory: string;
}

function Comparison({ regions, territory }: ComparisonProps) {
  const { measures, figures } = regions;
  const [search, setSearch] = useSearchParams();
  const measure = measures.find(({ key }) => key === search.get('medida')) ?? measures[0];
  const chooseMeasure = (key: string | null): void => {
    if (key === null) return;
    setSearch((previous) => {
      const next = new URLSearchParams(previous);
      next.set('medida', key);
      return next;
    });
  };
  if (!measure) return null;
  return (
    <>
      <Select
        label="Medida"
        className="v-regions-measure"
        value={measure.key}
        allowDeselect={false}
        data={measures.map(({ key, label }) => ({ value: key, label }))}
        onChange={chooseMeasure}
      />
      <MeasureView key={measure.key} measure={measure} figures={figures} territory={territory} />
    </>
  );
}

interface MeasureViewProps {
  readonly measure: RegionMeasure;
  readonly figures: FigureMap;
  readonly territory: string;
}

function MeasureView({ measure, figures, territory }: MeasureViewProps) {
  const { open } = useProof();
  const here = regionHere(territory, measure.items);
  const chart = useMemo(() => regionChart(measure, figures, here?.figure), [measure, figures, here]);
  const table = useMemo(() => marked(measure.table, here?.place.name), [measure, here]);
  const place = here ? rankOf(here, measure, figures) : null;
  const hereFigure = here ? figures[here.figure] : undefined;
  const first = measure.items
    .map((item) => figures[item.figure])
    .find((figure) => figure !== undefined && figure.value !== null);
  return (
    <>
      {here && hereFigure ? (
        <p className="v-regions-lead">
          {here.place.name}: <FigureButton figure={hereFigure} format={here.reading ? { sign: 'always' } : undefined} />
          {place ? (
            <>
              , lugar {formatNumber(place.rank, 0)} de {formatNumber(place.of, 0)} de mayor a menor
            </>
          ) : null}
          {here.reading ? `; lectura: ${here.reading}` : ''}.
        </p>
      ) : null}
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
        <p>
          {measure.label}: {measure.formula}.
        </p>
        <p>
          Cada cifra abre su prueba: la fórmula, sus cifras de entrada y las filas de la fuente. Se compara el último
          trimestre que tuvo un año para recibir sus registros tardíos: una cifra fresca crece. El orden no mide
          peligro: denunciar más no siempre es que haya más delitos. Lima Metropolitana es la provincia 1501 y está
          también dentro de la región Lima.
        </p>
        <Credits credits={creditsOf(first ? [first] : [])} />
      </section>
    </>
  );
}

function regionChart({ label, items: all }: RegionMeasure, figures: FigureMap, here: string | undefined): ChartVisual {
  // A bar without a number would stand for a zero; the table keeps the row.
  const items = all.filter((item) => numberOf(figures[item.figure]) !== null);
  return {
    kind: 'chart',
    form: items.some((item) => (numberOf(figures[item.figure]) ?? 0) < 0) ? 'divergingBar' : 'bar',
    caption: label,
    alt: `${label}: las regiones de mayor a menor, con la elegida en otro color. La misma información está en la tabla.`,
    categories: items.map((item) => item.place.name),
    series: [
      {
        name: 'Otras regiones',
        role: 'previous',
        figures: items.map((item) => (item.figure === here ? null : item.figure)),
      },
      { name: 'Elegida', role: 'current', figures: items.map((item) => (item.figure === here ? item.figure : null)) },
    ],
    axis: '',
    labels: true,
    ...(items.some(({ reading }) => reading !== undefined) ? { format: { sign: 'always' as const } } : {}),
  };
}

/** The row of the place chosen stands out; the others' names do not. */
function marked(table: TableVisual, name: string | undefined): TableVisual {
  return {
    ...table,
    rows: table.rows.map((row) => {
      const isHere = name !== undefined && row[0]?.content[0] === name;
      return row.map((cell) => ({ ...cell, strong: isHere }));
    }),
  };
}
