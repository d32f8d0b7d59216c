import { describe, expect, it } from 'vitest';
import type { Constraint } from '#shared/check.ts';
import type { Figure } from '#shared/figure.ts';
import { aConstraint, aFigure, figureMap, plainHash } from '#test/support/checked-figures.ts';
import { checkAsJson } from './check-json.ts';
import { checkAsText } from './check-text.ts';
import type { CheckReport, Finding } from './finding.ts';
import { type CheckRun, runChecks } from './run-checks.ts';

function check(
  figures: readonly Figure[],
  constraints: readonly Constraint[],
  rest: Partial<CheckRun> = {},
): CheckReport {
  return runChecks({
    figures: figureMap(figures),
    constraints,
    acceptances: [],
    territory: '07',
    asOf: null,
    hash: plainHash,
    ...rest,
  });
}

function money(id: string, value: number | null): Figure {
  return aFigure({ id, value, unit: 'soles' });
}

function percent(id: string, value: number, decimals = 1): Figure {
  return aFigure({ id, value, unit: 'percent', decimals });
}

function people(id: string, value: number | null): Figure {
  return aFigure({ id, value });
}

function only(report: CheckReport): Finding {
  const [finding] = report.findings;
  if (!finding || report.findings.length > 1)
    throw new Error(`one finding expected: ${JSON.stringify(report.findings, null, 1)}`);
  return finding;
}

const ratio = (result: string, numerator: string, denominator: string, rule = 'advance') =>
  aConstraint(rule, { kind: 'ratio', result, numerator, denominator, scale: 100 });
const sum = (total: string, parts: readonly string[], rule = 'sum') => aConstraint(rule, { kind: 'sum', total, parts });

describe('a sum', () => {
  it('of money forgives what rounding explains', () => {
    const parts = [money('b.a', 100), money('b.b', 200), money('b.c', 300)];
    const rule = sum('b.t', ['b.a', 'b.b', 'b.c']);
    expect(check([...parts, money('b.t', 601)], [rule]).findings).toEqual([]);
    expect(check([...parts, money('b.t', 603)], [rule]).findings).toHaveLength(1);
  });

  it('of counted things forgives nothing', () => {
    const finding = only(
      check([people('s.a', 522), people('s.b', 175), people('s.t', 698)], [sum('s.t', ['s.a', 's.b'])]),
    );
    expect(finding.figures[0]).toEqual({ id: 's.t', stated: 698, computed: 697, low: 697, high: 697 });
    expect(finding.diagnosis[0]?.change).toEqual({ figure: 's.t', from: 698, to: 697 });
    expect(finding.rootCause).toBe('s.t');
  });

  it('with a missing part is skipped, and its figures stay alone', () => {
    const report = check([people('s.a', 5), people('s.b', null), people('s.t', 5)], [sum('s.t', ['s.a', 's.b'])]);
    expect(report.findings).toEqual([]);
    expect(report.figures).toEqual({ total: 2, checked: 0, alone: 2 });
  });

  it('that the source itself explains is not flagged, and counts as checked', () => {
    const explained = { ...sum('c.t', ['c.a', 'c.b']), explanation: ['una denuncia puede contar en varias'] };
    const report = check([people('c.a', 60), people('c.b', 50), people('c.t', 100)], [explained]);
    expect(report.findings).toEqual([]);
    expect(report.figures).toEqual({ total: 3, checked: 3, alone: 0 });
  });
});

describe('a subtotal pasted in another row', () => {
  // Right: projects 25,000,123; the source pasted patrol + community in its place and divided by that.
  const figures = [
    money('b.pim.patrol', 66_000_400),
    money('b.pim.community', 11_000_321),
    money('b.pim.projects', 77_000_721),
    money('b.pim.total', 102_000_844),
    money('b.spent.patrol', 61_000_000),
    money('b.spent.community', 10_500_000),
    money('b.spent.projects', 11_250_000),
    money('b.spent.total', 82_750_000),
    percent('b.rate.patrol', 92.4),
    percent('b.rate.community', 95.5),
    percent('b.rate.projects', 14.6),
    percent('b.rate.total', 81.1),
    money('b.text', 106_000_844),
  ];
  const rows = ['patrol', 'community', 'projects'];
  const constraints = [
    ...['pim', 'spent'].map((measure) =>
      sum(
        `b.${measure}.total`,
        rows.map((row) => `b.${measure}.${row}`),
        `sum-${measure}`,
      ),
    ),
    ...[...rows, 'total'].map((row) => ratio(`b.rate.${row}`, `b.spent.${row}`, `b.pim.${row}`)),
    aConstraint('text', { kind: 'equal', left: 'b.text', right: 'b.pim.total' }),
  ];
  const report = check(figures, constraints);
  const pasted = report.findings.filter(({ rootCause }) => rootCause === 'b.pim.projects');

  it('is one root cause with the figures that it reddened', () => {
    expect(pasted.map(({ rule }) => rule).toSorted()).toEqual(['advance', 'sum-pim']);
    const change = { figure: 'b.pim.projects', from: 77_000_721, to: 25_000_123 };
    expect(pasted.map(({ diagnosis }) => diagnosis[0]?.change)).toEqual([change, change]);
  });

  it('names the rows that were added, and the value with which every rule holds', () => {
    const finding = pasted.find(({ rule }) => rule === 'sum-pim');
    expect(finding?.diagnosis[0]?.cause).toMatch(/suma de .*b\.pim\.patrol.*b\.pim\.community.*S\/ 25,000,123/);
    expect(finding?.figures.find(({ id }) => id === 'b.pim.total')).toMatchObject({
      stated: 102_000_844,
      computed: 154_001_442,
    });
    expect(finding?.figures.find(({ id }) => id === 'b.pim.projects')).toMatchObject({ computed: 25_000_123 });
  });

  it('shows the percentage that was computed from it as it would be', () => {
    const finding = pasted.find(({ rule }) => rule === 'advance');
    expect(finding?.figures[0]).toMatchObject({ id: 'b.rate.projects', stated: 14.6, computed: 45 });
    expect(finding?.diagnosis[0]?.cause).toContain('arrastra el error');
  });

  it('is told apart from the amount that the text prints otherwise', () => {
    const others = report.findings.filter(({ rootCause }) => rootCause !== 'b.pim.projects');
    expect(others.map(({ rule, rootCause }) => [rule, rootCause])).toEqual([['text', 'b.text']]);
    expect(others[0]?.diagnosis[0]?.change).toEqual({ figure: 'b.text', from: 106_000_844, to: 102_000_844 });
  });
});

describe('the cause of a wrong cell', () => {
  const rows = [41_270_355, 8_913_402, 5_004_118];
  const total = rows.reduce((a, b) => a + b, 0);
  const spent = [30_000_000, 4_000_000, 1_200_000];
  const rates = rows.map((row, index) => Math.round(((spent[index] ?? 0) / row) * 1000) / 10);
  const names = ['a', 'b', 'c'];
  const figures = (cell: number): readonly Figure[] => [
    ...rows.map((row, index) => money(`x.pim.${names[index]}`, index === 0 ? cell : row)),
    ...spent.map((value, index) => money(`x.spent.${names[index]}`, value)),
    ...rates.map((value, index) => percent(`x.rate.${names[index]}`, value)),
    money('x.pim.total', total),
    money('x.pim.old', 44_444_321),
  ];
  const constraints = [
    sum(
      'x.pim.total',
      names.map((name) => `x.pim.${name}`),
    ),
    ...names.map((name) => ratio(`x.rate.${name}`, `x.spent.${name}`, `x.pim.${name}`)),
  ];

  it.each([
    ['digits transposed', 42_170_355, 'cambiadas de lugar'],
    ['another year', 44_444_321, 'parece copiada'],
    ['thousands', 41_270, 'otra unidad'],
    ['one zero more', 412_703_550, 'coma decimal'],
    ['one digit', 41_278_355, 'dígito equivocado'],
    ['anything else', 39_998_123, 'no es lo que falta'],
  ])('is named for %s', (_, cell, words) => {
    const findings = check(figures(cell), constraints).findings;
    expect(new Set(findings.map(({ rootCause }) => rootCause))).toEqual(new Set(['x.pim.a']));
    expect(findings[0]?.diagnosis[0]?.cause).toContain(words);
    if (cell !== 41_270) expect(findings[0]?.diagnosis[0]?.change?.to).toBe(41_270_355);
  });

  it('is a stale copy when an earlier edition printed the same', () => {
    const earlier = figureMap([money('x.pim.a', 39_998_123)]);
    expect(check(figures(39_998_123), constraints, { earlier }).findings[0]?.diagnosis[0]?.cause).toContain(
      'edición anterior',
    );
  });
});

describe('a percentage', () => {
  it('that was cut instead of rounded is minor, and says that the source mixes both', () => {
    const finding = only(
      check(
        [
          money('b.n', 899_600),
          money('b.d', 1_000_000),
          percent('b.r', 89.9),
          money('b.m', 147_600),
          percent('b.q', 14.8),
        ],
        [ratio('b.r', 'b.n', 'b.d'), ratio('b.q', 'b.m', 'b.d')],
      ),
    );
    expect(finding.severity).toBe('minor');
    expect(finding.diagnosis[0]).toMatchObject({ change: { figure: 'b.r', from: 89.9, to: 90 } });
    expect(finding.diagnosis[0]?.cause).toContain('mezcla redondeo y truncamiento');
  });

  it.each([
    [22_905, 100_000, 22.9],
    [94_224, 100_000, 94.2],
  ])('of %d in %d may be printed %d', (n, d, r) => {
    expect(check([money('b.n', n), money('b.d', d), percent('b.r', r)], [ratio('b.r', 'b.n', 'b.d')]).findings).toEqual(
      [],
    );
  });
});

describe('a rule over a computed figure', () => {
  const computed = (value: number): Figure =>
    aFigure({
      id: 'p.density',
      value,
      unit: 'perSquareKilometer',
      decimals: 1,
      origin: { kind: 'formula', formula: 'población ÷ superficie', inputs: ['p.people', 'p.area'] },
    });
  const figures = [
    people('p.people', 1_000_300),
    aFigure({ id: 'p.area', value: 146.72, unit: 'squareKilometers', decimals: 2 }),
  ];
  const constraint = aConstraint('density', { kind: 'equal', left: 'p.stated', right: 'p.density' });

  it('follows it to what it is computed from', () => {
    const stated = aFigure({ id: 'p.stated', value: 6817.7, unit: 'perSquareKilometer', decimals: 1 });
    const report = check([...figures, computed(1_000_300 / 146.72), stated], [constraint]);
    expect(report.findings).toEqual([]);
    expect(report.checkedIds).toEqual(['p.area', 'p.density', 'p.people', 'p.stated']);
  });

  it('blames the printed one, never the computation', () => {
    const stated = aFigure({ id: 'p.stated', value: 3862.44, unit: 'perSquareKilometer', decimals: 2 });
    const finding = only(check([...figures, computed(1_000_300 / 146.72), stated], [constraint]));
    expect(finding.rootCause).toBe('p.stated');
    expect(finding.diagnosis[0]?.change).toEqual({ figure: 'p.stated', from: 3862.44, to: 6817.75 });
  });
});

describe('other relations', () => {
  it('the next session is the last one held plus one', () => {
    const finding = only(
      check(
        [people('g.held', 18), aFigure({ id: 'g.next', value: 18, unit: 'ordinal' })],
        [aConstraint('next', { kind: 'next', held: 'g.held', next: 'g.next' })],
      ),
    );
    expect(finding.diagnosis[0]?.change).toEqual({ figure: 'g.next', from: 18, to: 19 });
  });

  it('a count is the number of things listed', () => {
    const items = ['a', 'b', 'c'].map((name) => aFigure({ id: `n.${name}`, value: name, unit: 'text' }));
    const rule = aConstraint('count', { kind: 'count', count: 'n.count', items: items.map(({ id }) => id) });
    expect(check([...items, people('n.count', 3)], [rule]).findings).toEqual([]);
    expect(only(check([...items, people('n.count', 4)], [rule])).figures[0]).toMatchObject({ stated: 4, computed: 3 });
  });

  it('the smaller does not pass the greater', () => {
    const rule = aConstraint('most', { kind: 'atMost', lower: 'b.spent', upper: 'b.pim' });
    expect(only(check([money('b.spent', 11), money('b.pim', 9)], [rule])).figures[0]).toMatchObject({
      id: 'b.spent',
      high: 9,
    });
    expect(check([money('b.spent', 9), money('b.pim', 9)], [rule]).findings).toEqual([]);
  });

  it.each([
    ['2024-04-10', 1],
    ['2025-04-08', 1],
    ['2025-04-01', 0],
  ])('a date of %s has %d findings of freshness', (value, count) => {
    const rule = aConstraint('fresh', { kind: 'fresh', date: 's.date', at: '2025-04-07', maximumDays: 180 });
    expect(check([aFigure({ id: 's.date', value, unit: 'date' })], [rule]).findings).toHaveLength(count);
  });

  it('a period cut on its last day has not received its late records', () => {
    const rule = aConstraint('mature', {
      kind: 'mature',
      figures: ['c.total'],
      periodEnd: '2025-03-31',
      cutOff: '2025-03-31',
      minimumDays: 30,
    });
    expect(only(check([people('c.total', 7)], [rule])).diagnosis[0]?.change).toBeNull();
  });

  it('a difference is taken with its scale', () => {
    const rule = aConstraint('difference', {
      kind: 'difference',
      result: 'b.gap',
      minuend: 'b.then',
      subtrahend: 'b.now',
      scale: 1e-6,
    });
    const gap = (value: number): Figure => aFigure({ id: 'b.gap', value, unit: 'millionSoles', decimals: 1 });
    const rest = [money('b.then', 103_700_000), money('b.now', 92_040_000)];
    expect(check([...rest, gap(11.7)], [rule]).findings).toEqual([]);
    expect(only(check([...rest, gap(11.6)], [rule])).severity).toBe('minor');
  });

  it('what no cell explains gives the advice of its rule', () => {
    const rule = aConstraint(
      'word',
      { kind: 'holds', figures: [], holds: false, expected: 'una sola cita', stated: 'dos citas' },
      { advice: 'Use una cita.' },
    );
    expect(only(check([], [rule]))).toMatchObject({
      rootCause: 'word:',
      diagnosis: [{ cause: 'Use una cita.', change: null }],
    });
  });
});

describe('rules of the figures themselves', () => {
  it('two cells with one name and two values collide', () => {
    const twice = [
      aFigure({ id: 'a.x', value: 1, label: 'Serenos' }),
      aFigure({ id: 'a.y', value: 2, label: 'Serenos' }),
    ];
    expect(only(check(twice, [])).rule).toBe('quality-colliding-labels');
    expect(
      check([...twice.slice(0, 1), aFigure({ id: 'a.y', value: 2, label: 'Serenos', period: '2024' })], []).findings,
    ).toEqual([]);
  });

  it('nothing cut after the date is shown as known on it', () => {
    const figures = [aFigure({ id: 'a.x', value: 1, cutOff: '2025-05-01' })];
    expect(only(check(figures, [], { asOf: '2025-04-07' })).severity).toBe('serious');
    expect(check(figures, [], { asOf: '2025-06-01' }).findings).toEqual([]);
  });
});

describe('an acceptance', () => {
  const rule = sum('s.t', ['s.a', 's.b']);
  const figures = (total: number): readonly Figure[] => [people('s.a', 1), people('s.b', 2), people('s.t', total)];

  it('stands while rule, figures and values are the same, and lapses when any changes', () => {
    const { id } = only(check(figures(5), [rule]));
    const acceptances = [{ findingId: id, author: 'Ana', reason: 'Así lo publicó la fuente' }];
    expect(only(check(figures(5), [rule], { acceptances }))).toMatchObject({
      status: 'accepted',
      note: 'Así lo publicó la fuente — Ana',
    });
    expect(only(check(figures(6), [rule], { acceptances })).status).toBe('open');
    expect(only(check(figures(5), [{ ...rule, rule: 'other' }], { acceptances })).status).toBe('open');
  });
});

describe('the JSON of a report', () => {
  it('has the fields that scripts count on, and no other', () => {
    const report = check([people('s.a', 1), people('s.b', 2), people('s.t', 5)], [sum('s.t', ['s.a', 's.b'])]);
    const json = checkAsJson(report, '07', '2025-04-07');
    expect(Object.keys(json)).toEqual(['territory', 'asOf', 'figures', 'findings']);
    expect(Object.keys(json.findings[0] ?? {})).toEqual([
      'id',
      'rule',
      'severity',
      'rootCause',
      'figures',
      'diagnosis',
      'status',
      'note',
    ]);
    expect(json.findings[0]?.figures[0]).toEqual({ id: 's.t', stated: 5, computed: 3, low: 3, high: 3 });
  });
});

describe('the text of a report', () => {
  it('says how much was compared, and of each finding what is printed, what was expected and what to change', () => {
    const figures = [money('s.a', 1_000), money('s.b', 2_000), money('s.t', 5_917), money('s.x', 1)];
    const text = checkAsText(check(figures, [sum('s.t', ['s.a', 's.b'])]), figureMap(figures), 'Callao', '2025-04-07');
    expect(text).toContain('Callao, como se sabía el 07/04/2025\n4 cifras: 3 se comprobaron entre sí, 1 quedan solas.');
    expect(text).toContain('1 observación abierta de 1 causa; 1 grave.');
    expect(text).toContain('s.t: dice S/ 5,917; se esperaba S/ 3,000 (entre 2,998.5 y 3,001.5)');
    expect(text).toContain('→ El total «s.t» (S/ 5,917) no es la suma de sus partes. Con S/ 3,000');
  });

  it('says that nothing is open', () => {
    expect(checkAsText(check([], []), {}, 'Callao', null)).toContain('Ninguna observación abierta.');
  });
});
