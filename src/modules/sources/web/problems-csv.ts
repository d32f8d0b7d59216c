import { csvOf } from '#shared/csv.ts';
import type { RowProblem } from '../reading.ts';

/** Errors of a file as CSV, to mend it beside them. */
export function problemsCsv(problems: readonly RowProblem[]): string {
  const header = ['Hoja', 'Fila', 'Columna', 'Qué pasa', 'Código'];
  return csvOf([
    header,
    ...problems.map((problem) => [problem.sheet, String(problem.row), problem.column, problem.message, problem.code]),
  ]);
}
