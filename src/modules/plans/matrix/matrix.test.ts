import { describe, expect, it } from 'vitest';
import { readSheets } from '#modules/sources/index.ts';
import { type ActivityFields, activityProblems, type MatrixContext, quartersSum } from './activity.ts';
import { MATRIX_TABLE } from './matrix-table.ts';
import { activityOf, readMatrix, valuesOf } from './read-matrix.ts';
import { versionAt } from './version.ts';

const CONTEXT: MatrixContext = {
  territory: '070105',
  fromYear: 2024,
  toYear: 2027,
  guidelines: ['OP1.1', 'OP3.1'],
  priorities: [1, 2],
  closed: [],
  known: [],
};

function anActivity(values: Partial<ActivityFields> = {}): ActivityFields {
  return {
    year: 2025,
    code: '1.1',
    title: 'Patrullaje integrado',
    unit: 'patrullaje',
    goal: 40,
    q1: 10,
    q2: 10,
    q3: 10,
    q4: 10,
    guideline: 'OP3.1',
    priorityRank: 1,
    responsible: 'Gerencia de seguridad ciudadana',
    coResponsible: '',
    budgetLine: '',
    budgetSource: '',
    budget: null,
    verification: '',
    place: '070105',
    ...values,
  };
}

describe('an activity of the matrix', () => {
  it.each<[string, Partial<ActivityFields>, string, string]>([
    ['whose goal is not the sum of its quarters', { goal: 41 }, 'goal-not-sum', 'goal'],
    ['of a year outside its plan', { year: 2028 }, 'year-outside-plan', 'year'],
    ['of a guideline that the policy does not have', { guideline: 'OP9.9' }, 'unknown-guideline', 'guideline'],
    ['of a priority that the plan does not have', { priorityRank: 3 }, 'unknown-priority', 'priorityRank'],
    ['in another district', { place: '070101' }, 'outside-territory', 'place'],
  ])('%s is refused', (_what, values, code, field) => {
    expect(activityProblems(anActivity(values), CONTEXT).map((one) => [one.code, one.field])).toEqual([[code, field]]);
  });

  it('may have no priority, and decimals that add up', () => {
    const decimals = { goal: 0.6, q1: 0.1, q2: 0.2, q3: 0.3, q4: 0 };
    expect(quartersSum(decimals)).toBe(0.6);
    expect(activityProblems(anActivity({ priorityRank: null, ...decimals }), CONTEXT)).toEqual([]);
  });

  it('keeps the goal of a closed quarter, and may change the others', () => {
    const closed = { ...CONTEXT, closed: ['2025-T1'], known: [anActivity()] };
    const codes = (values: Partial<ActivityFields>) =>
      activityProblems(anActivity(values), closed).map(({ code }) => code);
    expect(codes({ q1: 11, goal: 41 })).toEqual(['quarter-closed']);
    expect(codes({ q2: 11, goal: 41 })).toEqual([]);
    expect(codes({ code: '9', q1: 0, goal: 30 })).toEqual([]);
    expect(codes({ code: '9' })).toEqual(['quarter-closed']);
  });
});

describe('a matrix in a spreadsheet', () => {
  const labels = MATRIX_TABLE.columns.map(({ label }) => label);
  const cells = (activity: ActivityFields): readonly string[] => {
    const values = valuesOf(activity);
    return MATRIX_TABLE.columns.map(({ key }) => String(values[key] ?? ''));
  };
  const read = (rows: readonly (readonly string[])[]) =>
    readSheets([{ file: 'matriz.xlsx', name: 'Matriz de actividades', rows }], [MATRIX_TABLE], {
      territory: '070105',
      isTerritory: (code) => code.startsWith('07'),
    });

  it('gives the activities that were written in it', () => {
    const { rows, badRows, problems } = read([labels, cells(anActivity())]);
    expect([badRows, problems]).toEqual([[], []]);
    expect(rows.map(({ values }) => activityOf(values, '070105'))).toEqual([anActivity()]);
  });

  it('keeps a bad row beside its cells, with sheet, row and column', () => {
    const { rows } = read([labels, cells(anActivity()), cells(anActivity({ code: '1.2', goal: 50 }))]);
    const { activities, bad } = readMatrix(rows, CONTEXT);
    expect(activities.map(({ code }) => code)).toEqual(['1.1']);
    expect(bad).toMatchObject([
      {
        sheet: 'Matriz de actividades',
        row: 3,
        raw: { Código: '1.2', 'Meta anual': '50' },
        problems: [{ code: 'goal-not-sum', column: 'Meta anual' }],
      },
    ]);
  });

  it.each([
    ['names of groups above the names of the columns', [['ACTIVIDADES', '', '', 'METAS'], labels]],
    [
      'names of quarters below',
      [labels.map((label) => label.replace('Meta T', '')), ['', '', '', '', '', 'T1', 'T2', 'T3', 'T4']],
    ],
  ])('with two header rows, %s, is refused whole', (_what, header) => {
    const { rows, problems } = read([...header, cells(anActivity())]);
    expect(rows).toEqual([]);
    expect(problems).toMatchObject([{ code: 'two-header-rows', sheet: 'Matriz de actividades' }]);
    expect(problems[0]?.message).toContain('dos filas de encabezado');
  });
});

describe('the version of a plan that holds in a quarter', () => {
  const versions = [
    { version: 1, status: 'approved', inForceFrom: '2024-01-01' },
    { version: 2, status: 'approved', inForceFrom: '2025-02-15' },
    { version: 3, status: 'draft', inForceFrom: null },
  ] as const;
  it.each([
    [{ year: 2023, quarter: 4 }, undefined],
    [{ year: 2024, quarter: 4 }, 1],
    [{ year: 2025, quarter: 1 }, 2],
  ] as const)('%j is %s', (quarter, expected) => {
    expect(versionAt(versions, quarter)?.version).toBe(expected);
  });
});
