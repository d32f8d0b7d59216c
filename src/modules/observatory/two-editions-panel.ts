import { capital } from '#shared/capital.ts';
import type { Cell, Panel, Sentence } from '#shared/document.ts';
import { numberOf } from '#shared/figure.ts';
import { figureCell } from '#shared/figure-cell.ts';
import { as, say } from '#shared/sentence.ts';
import type { Change } from './changes.ts';
import type { ComplaintData } from './dataset.ts';
import { monthOf, monthsText } from './period.ts';
import { recordsFigure, yearlyRecords } from './records.ts';
import type { RecordsContext } from './records-context.ts';
import type { StatedComplaints } from './stated.ts';

const SECTION = 'complaints';
/** The one place where the two datasets meet: how the same months moved, and what each counts. */
export function twoEditionsPanel(
  { input, data, total: change }: RecordsContext,
  stated: StatedComplaints,
  id: string,
  later: boolean,
): Panel {
  const { book, place } = input;
  const records = yearlyRecords(book, data, place).filter(({ year }) =>
    stated.totals.some((total) => total.year === year),
  );
  const women = recordsFigure(book, data, place, data.period.year, 'Violencia contra la mujer e integrantes');
  const statedWomen = stated.groups.find(({ key }) => key === 'Violencia contra la mujer')?.current;
  const years = stated.totals.map(({ year }) => year);
  const figureOf = (year: number): string | null => records.find((entry) => entry.year === year)?.figure.id ?? null;
  return {
    id,
    section: SECTION,
    title: later ? 'El mismo trimestre, un año después' : 'El mismo trimestre en dos ediciones',
    takeaway: twoEditionsSentence(data, stated, change),
    visuals: [
      {
        kind: 'chart',
        form: 'line',
        caption: `${capital(monthsText(data.period))} según cada edición`,
        alt: `Líneas de ${monthsText(data.period)}, ${years[0] ?? ''}–${years.at(-1) ?? ''}: denuncias en la primera edición y registros por modalidad en la segunda.`,
        categories: years.map(String),
        series: [
          {
            name: `Denuncias, edición de ${monthOf(String(stated.updatedOn.value ?? ''))}`,
            role: 'previous',
            figures: stated.totals.map(({ figure }) => figure.id),
          },
          {
            name: `Registros por modalidad, edición de ${monthOf(data.edition.cutOff)}`,
            role: later ? 'later' : 'current',
            figures: years.map(figureOf),
          },
        ],
        axis: 'denuncias o registros',
      },
      {
        kind: 'table',
        caption: 'Lo que cuenta cada edición',
        columns: [
          { key: 'year', label: 'Año', width: 0.2 },
          { key: 'complaints', label: 'Denuncias', align: 'right', width: 0.35 },
          { key: 'records', label: 'Registros por modalidad', align: 'right', width: 0.45 },
        ],
        rows: stated.totals.map(({ year, figure }): Cell[] => {
          const record = records.find((entry) => entry.year === year)?.figure;
          return [{ content: [String(year)], strong: true }, { content: say`${figure}` }, figureCell(record)];
        }),
      },
    ],
    notes: [
      say`La segunda cuenta registros denuncia–modalidad, no denuncias: sus niveles no se restan.`,
      ...(statedWomen && women.value !== null
        ? [say`Violencia contra la mujer, única clase con el mismo nombre en ambas: ${statedWomen} y ${women}.`]
        : []),
    ],
    ...(later ? { later: true } : {}),
  };
}

function twoEditionsSentence(data: ComplaintData, stated: StatedComplaints, change: Change | undefined): Sentence {
  const edition = `Dentro de la edición de ${monthOf(data.edition.cutOff)}`;
  if (!change || change.percent.value === null) return [`${edition} no hay con qué comparar el periodo.`];
  const fell = (numberOf(change.percent) ?? 0) < 0;
  const before = stated.change?.percent;
  return [
    ...say`${edition} ${fell ? 'la caída' : 'la subida'} es ${as(change.percent, { sign: 'never' })} (${change.previous} → ${change.current} registros por modalidad)`,
    ...(before && before.value !== null ? say`, no ${as(before, { sign: 'never' })}.` : ['.']),
  ];
}
