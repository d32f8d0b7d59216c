// Panels over the Ministry of Economy's series, for any region; and the one place where it meets the source's table.
import type { Cell, Panel } from '#shared/document.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import { ofPlace } from '#shared/place-words.ts';
import { as, say } from '#shared/sentence.ts';
import type { SectionInput } from '#modules/sources/index.ts';
import { type AccruedYear, accruedByDepartment, lastWholeYear, MONTHS } from './accrued.ts';
import type { BudgetYear } from './execution.ts';

const MILLIONS = { scale: 'millions', decimals: 1 } as const;

export function mefPanel(input: SectionInput, years: readonly AccruedYear[]): readonly Panel[] {
  if (input.place.level === 'country') return countryPanel(input);
  const [whole, last] = [lastWholeYear(years), years.at(-1)];
  if (!last) return [];
  const current =
    numberOf(last.total) === null
      ? say`${last.year}: hay meses sin dato`
      : say`S/ ${as(last.total, { ...MILLIONS, bare: true })} millones en ${last.total.period}`;
  return [
    {
      id: 'budget-mef',
      section: 'budget',
      title: 'Programa 0030 según el MEF, por mes y año',
      takeaway: whole
        ? say`Devengado ${ofPlace(input.place)}: ${as(whole.total, MILLIONS)} millones en ${whole.year}; ${current}.`
        : say`Devengado ${ofPlace(input.place)}: ${current}.`,
      webOnly: true,
      visuals: [
        {
          kind: 'chart',
          form: 'column',
          caption: 'Devengado por año; el último llega hasta el corte',
          alt: `Columnas del devengado anual del programa 0030 ${ofPlace(input.place)}; un año con meses sin dato queda en blanco.`,
          categories: years.map(({ year }) => year),
          series: [{ name: 'Devengado', figures: years.map(({ total }) => total.id), role: 'current' }],
          axis: 'millones de soles',
          labels: true,
          format: MILLIONS,
          hatchedLast: last.lastMonth < 12,
        },
        {
          kind: 'chart',
          form: 'line',
          caption: 'Devengado por mes, los dos últimos años',
          alt: 'Líneas del devengado de cada mes en los dos últimos años.',
          categories: [...MONTHS],
          series: years.slice(-2).map(({ year, months }, index, pair) => ({
            name: year,
            figures: MONTHS.map((_, month) => months[month]?.id ?? null),
            role: index === pair.length - 1 ? ('current' as const) : ('previous' as const),
          })),
          axis: 'millones de soles',
          format: MILLIONS,
        },
      ],
      notes: [
        [
          'Un mes sin fila es un dato que falta: su año queda incompleto. Otra fuente que el cuadro de la edición: no se mezclan.',
        ],
      ],
    },
  ];
}

function countryPanel(input: SectionInput): readonly Panel[] {
  const accrued = accruedByDepartment(input);
  if (!accrued) return [];
  const { year, departments } = accrued;
  const known = departments.filter(({ total }) => numberOf(total) !== null);
  const [first] = known;
  return [
    {
      id: 'budget-mef',
      section: 'budget',
      title: 'Programa 0030 según el MEF, por departamento',
      webOnly: true,
      takeaway: first
        ? say`En ${year} el mayor devengado es de ${first.name}: ${as(first.total, MILLIONS)} millones; un departamento con meses sin dato queda incompleto.`
        : say`En ${year} ningún departamento tiene todos sus meses.`,
      visuals: [
        {
          kind: 'chart',
          form: 'bar',
          caption: `Devengado de ${year} por departamento`,
          alt: 'Barras del devengado anual de cada departamento con todos sus meses.',
          categories: known.map(({ name }) => name),
          series: [{ name: 'Devengado', figures: known.map(({ total }) => total.id), role: 'current' }],
          axis: 'millones de soles',
          labels: true,
          format: MILLIONS,
        },
        {
          kind: 'table',
          caption: `Devengado de ${year} por departamento`,
          columns: [
            { key: 'name', label: 'Departamento' },
            { key: 'total', label: 'Devengado', align: 'right' },
          ],
          rows: departments.map(({ name, total }): readonly Cell[] => [
            { content: [name] },
            { content: say`${total}`, ...(total.value === null ? { state: 'unknown' as const } : {}) },
          ]),
        },
      ],
    },
  ];
}

/** The month before the cut-off is the last whole one that both can speak of. */
function accruedUntil(
  { book, place }: SectionInput,
  budget: BudgetYear,
  accrued: AccruedYear,
): { readonly figure: Figure; readonly until: string } | null {
  if (!budget.isUnfinished) return { figure: accrued.total, until: 'diciembre' };
  const month = Number(budget.cutOff.slice(5, 7)) - 1;
  const months = accrued.months.slice(0, month);
  if (months.length < month || month === 0) return null;
  const until = MONTHS[month - 1] ?? '';
  const figure = book.computed({
    id: `accruedUntil@${place.code || 'PE'}/${budget.year}-${String(month).padStart(2, '0')}`,
    label: `Devengado de enero a ${until} de ${budget.year}`,
    period: `enero–${until} de ${budget.year}`,
    territory: place.code,
    unit: 'soles',
    decimals: 2,
    inputs: months,
    formula: 'suma de los meses',
    compute: (...values) => values.reduce((sum, value) => sum + value, 0),
  });
  return { figure, until };
}

export function comparePanel(
  input: SectionInput,
  budget: readonly BudgetYear[],
  accrued: readonly AccruedYear[],
): readonly Panel[] {
  const pairs = budget.flatMap((year) => {
    const same = accrued.find((candidate) => candidate.year === year.year);
    const until = same && accruedUntil(input, year, same);
    return until ? [{ year, ...until }] : [];
  });
  const closed = pairs.find(({ year }) => !year.isUnfinished);
  if (!closed) return [];
  return [
    {
      id: 'budget-mef-compare',
      section: 'budget',
      title: 'El cuadro de la edición frente a la serie del MEF',
      webOnly: true,
      takeaway: say`En ${closed.year.year} el cuadro imprime ${closed.year.total.executed} ejecutados y la serie del MEF suma ${closed.figure}.`,
      visuals: [
        {
          kind: 'table',
          caption: 'Dos fuentes del mismo gasto',
          columns: [
            { key: 'year', label: 'Año' },
            { key: 'table', label: 'Cuadro de la edición', align: 'right' },
            { key: 'cut', label: 'Corte', align: 'right' },
            { key: 'mef', label: 'Serie del MEF', align: 'right' },
            { key: 'until', label: 'Hasta' },
          ],
          rows: pairs.map(({ year, figure, until }): readonly Cell[] => [
            { content: [year.year] },
            { content: say`${year.total.executed}` },
            { content: [{ figure: `budget.cutOff@${input.place.code || 'PE'}/${year.year}` }] },
            { content: say`${figure}` },
            { content: [until] },
          ]),
        },
      ],
      notes: [
        [
          'El año en curso se compara hasta el último mes entero antes del corte: las dos cifras no cubren los mismos días.',
        ],
      ],
    },
  ];
}
