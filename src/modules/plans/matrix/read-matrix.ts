// Rows of a spreadsheet → activities, with what does not hold of each kept beside its cells.
import type { RowProblem, StoredRecord } from '#modules/sources/index.ts';
import { type ActivityFields, activityProblems, type MatrixContext } from './activity.ts';
import { MATRIX_TABLE } from './matrix-table.ts';

export interface MatrixRow {
  readonly values: StoredRecord['values'];
  readonly locator: { readonly sheet?: string; readonly row?: number };
}

export interface BadMatrixRow {
  readonly sheet: string;
  readonly row: number;
  /** Cells as they came, by the header of their column. */
  readonly raw: Readonly<Record<string, string>>;
  readonly problems: readonly RowProblem[];
}

export interface MatrixReading {
  readonly activities: readonly ActivityFields[];
  readonly bad: readonly BadMatrixRow[];
}

export function readMatrix(rows: readonly MatrixRow[], context: MatrixContext): MatrixReading {
  const activities: ActivityFields[] = [];
  const bad: BadMatrixRow[] = [];
  for (const { values, locator } of rows) {
    const activity = activityOf(values, context.territory);
    const place = { sheet: locator.sheet ?? '', row: locator.row ?? 0 };
    const problems = activityProblems(activity, context).map(({ code, field, message }): RowProblem => ({
      ...place,
      code,
      column: labelOf(field),
      message,
    }));
    if (problems.length === 0) activities.push(activity);
    else bad.push({ ...place, raw: rawOf(values), problems });
  }
  return { activities, bad };
}

export function activityOf(values: StoredRecord['values'], territory: string): ActivityFields {
  const text = (key: string): string => String(values[key] ?? '').trim();
  const number = (key: string): number => {
    const value = values[key];
    return typeof value === 'number' ? value : Number.NaN;
  };
  const optional = (key: string): number | null => {
    const value = values[key];
    return typeof value === 'number' ? value : null;
  };
  return {
    year: number('year'),
    code: text('code'),
    title: text('title'),
    unit: text('unit'),
    goal: number('goal'),
    q1: number('q1'),
    q2: number('q2'),
    q3: number('q3'),
    q4: number('q4'),
    guideline: text('guideline').toUpperCase().replaceAll(/\s+/g, ''),
    priorityRank: optional('priorityRank'),
    responsible: text('responsible'),
    coResponsible: text('coResponsible'),
    budgetLine: text('budgetLine'),
    budgetSource: text('budgetSource'),
    budget: optional('budget'),
    verification: text('verification'),
    place: text('place') || territory,
  };
}

/** As the template writes it: a filled template gives the same rows again. */
export function valuesOf(activity: ActivityFields): Readonly<Record<string, string | number | null>> {
  return Object.fromEntries(
    MATRIX_TABLE.columns.map(({ key }) => [key, Object.entries(activity).find(([name]) => name === key)?.[1] ?? null]),
  );
}

function labelOf(field: string): string {
  return MATRIX_TABLE.columns.find(({ key }) => key === field)?.label ?? '';
}

function rawOf(values: StoredRecord['values']): Readonly<Record<string, string>> {
  return Object.fromEntries(MATRIX_TABLE.columns.map(({ key, label }) => [label, String(values[key] ?? '')]));
}
