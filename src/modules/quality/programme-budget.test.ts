// The checker over the programme's table as the Callao edition ships it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { decimalsPrinted } from '#modules/sources/figure-book.ts';
import { parseNumber } from '#modules/sources/cell-reading.ts';
import type { Constraint } from '#shared/check.ts';
import { type Figure, numberOf, type Unit } from '#shared/figure.ts';
import { roundedTo } from '#shared/interval.ts';
import { aConstraint, aFigure, check, ratio, sum } from '#test/support/checked-figures.ts';

const folder = join(import.meta.dirname, '../../../data/editions/callao-2025-04-07/budget');

type Row = Readonly<Record<string, string>>;

function rowsOf(table: string): readonly Row[] {
  return parse(readFileSync(join(folder, `${table}.csv`)), { columns: true, bom: true });
}

function cell(id: string, printed: string | undefined, unit: Unit): Figure {
  const value = parseNumber(printed ?? '');
  return aFigure({ id, value, unit, decimals: decimalsPrinted(printed, value) ?? 0 });
}

function readTable(): { readonly figures: readonly Figure[]; readonly constraints: readonly Constraint[] } {
  const lines = [
    ...rowsOf('budget-products'),
    ...rowsOf('budget-totals').map((row): Row => ({ ...row, Producto: 'Total' })),
  ].map((row) => ({
    key: `${row['Producto']}/${row['Año']}`,
    year: row['Año'] ?? '',
    row,
  }));
  const figures = [
    ...lines.flatMap(({ key, row }) => [
      cell(`b.pim/${key}`, row['PIM'], 'soles'),
      cell(`b.spent/${key}`, row['Ejecutado'], 'soles'),
      cell(`b.rate/${key}`, row['% de avance impreso'], 'percent'),
    ]),
    ...rowsOf('budget-summary').flatMap((row) => [
      cell(`b.text-pim/${row['Año']}`, row['PIM'], 'soles'),
      cell(`b.text-rate/${row['Año']}`, row['% ejecutado'], 'percent'),
    ]),
    ...rowsOf('budget-change').map((row) => cell('b.text-gap', row['Diferencia de PIM en millones'], 'millionSoles')),
  ];
  const years = [...new Set(lines.map(({ year }) => year))];
  const parts = (measure: string, year: string): readonly string[] =>
    lines.filter((line) => line.year === year && !line.key.startsWith('Total')).map(({ key }) => `b.${measure}/${key}`);
  const constraints = [
    ...years.flatMap((year) => [
      sum(`b.pim/Total/${year}`, parts('pim', year), 'pim-sum'),
      sum(`b.spent/Total/${year}`, parts('spent', year), 'spent-sum'),
      aConstraint('text-pim', { kind: 'equal', left: `b.text-pim/${year}`, right: `b.pim/Total/${year}` }),
      ratio(`b.text-rate/${year}`, `b.spent/Total/${year}`, `b.text-pim/${year}`, 'text-rate'),
    ]),
    ...lines.map(({ key }) => ratio(`b.rate/${key}`, `b.spent/${key}`, `b.pim/${key}`)),
    aConstraint('text-gap', {
      kind: 'difference',
      result: 'b.text-gap',
      minuend: 'b.pim/Total/2024',
      subtrahend: 'b.pim/Total/2025',
      scale: 1e-6,
    }),
  ];
  return { figures, constraints };
}

describe('the table of programme 0030 in the Callao edition', () => {
  const { figures, constraints } = readTable();
  const { findings } = check(figures, constraints);
  const valueOf = (id: string): number => numberOf(figures.find((figure) => figure.id === id)) ?? Number.NaN;
  const byCause = (cause: string) => findings.filter(({ rootCause }) => rootCause === cause);
  const projects = byCause('b.pim/Proyectos/2024');

  it('repeats a subtotal in the row of projects: one root cause, with its percentage', () => {
    const [from, total] = [valueOf('b.pim/Proyectos/2024'), valueOf('b.pim/Total/2024')];
    const rest = valueOf('b.pim/Patrullaje por sector/2024') + valueOf('b.pim/Comunidad organizada/2024');
    expect(from).toBe(rest);
    const change = { figure: 'b.pim/Proyectos/2024', from, to: total - rest };
    expect(projects.map(({ rule, diagnosis }) => [rule, diagnosis[0]?.change])).toEqual([
      ['pim-sum', change],
      ['advance', change],
    ]);
    expect(projects[1]?.figures[0]).toMatchObject({
      stated: valueOf('b.rate/Proyectos/2024'),
      computed: roundedTo((100 * valueOf('b.spent/Proyectos/2024')) / (total - rest), 3),
    });
    expect(projects[0]?.diagnosis[0]?.cause).toContain('subtotal');
  });

  it('has another amount in its text, apart from that', () => {
    expect(byCause('b.text-pim/2024').map(({ rule }) => rule)).toEqual(['text-pim']);
    expect(byCause('b.text-rate/2024').map(({ rule, severity }) => [rule, severity])).toEqual([
      ['text-rate', 'serious'],
    ]);
  });

  it('cuts two figures where it rounds the others', () => {
    const cut = findings.filter(({ severity }) => severity === 'minor');
    expect(cut.map(({ rootCause }) => rootCause)).toEqual(['b.rate/Total/2024', 'b.text-gap']);
  });

  it('is right in all of 2025 and in the spending of 2024, which rounding parts by one sol', () => {
    const named = findings.map(({ rootCause }) => rootCause);
    expect(named.filter((id) => id.endsWith('/2025'))).toEqual([]);
    expect(findings.map(({ rule }) => rule)).not.toContain('spent-sum');
    expect(findings).toHaveLength(6);
  });
});
