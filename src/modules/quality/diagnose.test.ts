import { describe, expect, it } from 'vitest';
import type { Figure } from '#shared/figure.ts';
import {
  aConstraint,
  aFigure,
  check,
  figureMap,
  money,
  only,
  people,
  percent,
  ratio,
  sum,
} from '#test/support/checked-figures.ts';

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
