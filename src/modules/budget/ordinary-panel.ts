// What the budget law assigned to some municipalities, and how much of it they spent.
import type { Cell, Panel, Sentence } from '#shared/document.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import { joinWords, say } from '#shared/sentence.ts';
import type { OrdinaryYear } from './ordinary.ts';

export function ordinaryPanel(
  years: readonly OrdinaryYear[],
  shareOfYear: (year: string) => Figure | undefined,
): Panel | null {
  if (years.length === 0) return null;
  const names = [...new Set(years.flatMap(({ rows }) => rows.map(({ name }) => name)))];
  const categories = years.flatMap(({ year }) => names.map((name) => `${name} ${year}`));
  const cells = years.flatMap(({ rows }) => names.map((name) => rows.find((row) => row.name === name)));
  const sentence = ({ year, advance, assigned, isUnfinished }: OrdinaryYear): Sentence =>
    say`${year}: ${isUnfinished ? 'cerca de ' : ''}${advance} de ${assigned} millones${isUnfinished ? partOfYear(shareOfYear(year)) : []}`;
  return {
    id: 'budget-ordinary',
    section: 'budget',
    title: 'Recursos ordinarios por municipio',
    takeaway: say`${joinWords(years.map(sentence), '; ')}.`,
    visuals: [
      {
        kind: 'chart',
        form: 'column',
        caption: 'Recursos ordinarios asignados y ejecutados, en millones de soles',
        alt: 'Columnas de lo asignado y lo ejecutado por municipalidad y año.',
        categories,
        series: [
          { name: 'Asignado', figures: cells.map((row) => row?.assigned.id ?? null), role: 'reference' },
          { name: 'Ejecutado', figures: cells.map((row) => row?.executed.id ?? null), role: 'current' },
        ],
        axis: 'millones de soles',
        labels: true,
      },
      {
        kind: 'table',
        caption: 'Artículo que los asigna, ejecución y nivel',
        columns: [
          { key: 'who', label: 'Municipio y año' },
          { key: 'article', label: 'Artículo' },
          { key: 'advance', label: 'Ejecutado', align: 'right' },
          { key: 'level', label: 'Nivel de la fuente' },
        ],
        rows: years.flatMap(({ rows }) =>
          rows.map((row): readonly Cell[] => [
            { content: [`${row.name} ${row.year}`] },
            { content: say`${row.article}` },
            { content: say`${row.stated}` },
            { content: say`${row.level}` },
          ]),
        ),
      },
    ],
    notes: [['Lo ejecutado se calcula de montos impresos con un decimal.']],
  };
}

/** A quarter, half or three quarters of the year, within five points; else the share itself. */
function partOfYear(share: Figure | undefined): Sentence {
  const value = numberOf(share);
  if (!share || value === null) return [];
  const known = [
    [25, 'un cuarto'],
    [50, 'la mitad'],
    [75, 'tres cuartos'],
  ] as const;
  const words = known.find(([part]) => Math.abs(part - value) <= 5)?.[1];
  return words ? [`, a ${words} del año`] : say`, con ${share} del año`;
}
