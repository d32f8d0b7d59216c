// Where the year will end, and how often such a forecast would have been right.
import type { Panel } from '#shared/document.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import { formatNumber } from '#shared/format.ts';
import { as, say } from '#shared/sentence.ts';
import type { SectionInput } from '#modules/sources/index.ts';
import { MONTHS } from '../accrued.ts';
import { backtest, INTERVAL, projectYear } from '../projection.ts';
import type { PageData } from './data.ts';
import { soles } from './goal-panel.ts';
import type { Series } from './series.ts';

export function projectionPanel({ book, place }: SectionInput, series: Series | null, data: PageData): Panel | null {
  const current =
    data.year === null ? series?.years.at(-1) : series?.years.find(({ spending }) => spending.year === data.year);
  if (!series || !current) return null;
  const { year, months } = current.spending;
  const month = months.length;
  const earlier = series.years.filter(({ spending }) => spending.year < year);
  const projection = projectYear(
    current.spending,
    month,
    earlier.map(({ spending }) => spending),
  );
  if (!projection) return null;
  const inputs = [...current.months, ...(current.pim ? [current.pim] : [])];
  const figure = (measure: string, label: string, value: number): Figure =>
    book.computed({
      id: `${measure}@${place.code || 'PE'}/${year}-${String(month).padStart(2, '0')}`,
      label: `${label} a diciembre de ${year}`,
      period: String(year),
      territory: place.code,
      unit: 'soles',
      decimals: 0,
      inputs,
      formula: `lo devengado a ${MONTHS[month - 1]} por la razón entre diciembre y ese mes en ${projection.years.join(', ')} (media e intervalo de predicción de ${INTERVAL}% de su logaritmo), sin pasar del PIM`,
      compute: () => value,
    });
  const [low, middle, high] = [
    figure('projectedLow', 'Proyección, extremo inferior,', projection.low),
    figure('projected', 'Proyección', projection.middle),
    figure('projectedHigh', 'Proyección, extremo superior,', projection.high),
  ];
  const share = current.pim && middle ? numberOf(middle) : null;
  const tested = backtest(data.trials, month);
  const coverage =
    tested.trials === 0
      ? 'No hay años cerrados suficientes para probar este pronóstico: tómelo como orientación.'
      : `Probado en ${formatNumber(tested.trials, 0)} años cerrados ${series.source === 'facts' ? 'de las municipalidades de este cuadro' : 'de todos los departamentos'}, cada uno solo con los anteriores: el intervalo de ${INTERVAL}% contuvo a diciembre en ${formatNumber(tested.covered, 0)} (${formatNumber((tested.covered / tested.trials) * 100, 0)}%); error mediano, ${formatNumber(tested.medianError ?? 0, 1)}%.`;
  return {
    id: 'budget-projection',
    section: 'budget',
    title: `Cómo cerraría ${year}`,
    takeaway: say`Entre ${soles(low)} y ${soles(high)} devengados; lo más probable, ${soles(middle)}.`,
    visuals: [
      {
        kind: 'facts',
        caption: `Proyección a diciembre con lo devengado a ${MONTHS[month - 1]}`,
        items: [
          { label: 'Extremo inferior', value: say`${low}` },
          {
            label: 'Proyección',
            value: say`${middle}`,
            ...(share !== null && current.pim ? { note: say`de un PIM de ${as(current.pim, { decimals: 0 })}` } : {}),
          },
          { label: 'Extremo superior', value: say`${high}` },
        ],
      },
    ],
    notes: [[coverage], [`Supone que el año termina como los anteriores (${projection.years.join(', ')}).`]],
  };
}
