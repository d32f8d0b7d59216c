import { describe, expect, it } from 'vitest';
import type { Figure } from '#shared/figure.ts';
import { aConstraint, aFigure, check, figureMap, money, only, people, sum } from '#test/support/checked-figures.ts';
import { checkAsJson } from './check-json.ts';
import { checkAsText } from './check-text.ts';

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

describe('the coverage', () => {
  const row = (recordId: number) =>
    ({ kind: 'cells', cells: [{ editionId: 1, table: 't', recordId, column: 'n' }] }) as const;
  const parts = [aFigure({ id: 's.a', value: 1, origin: row(1) }), aFigure({ id: 's.b', value: 2, origin: row(2) })];

  it('does not count a total that the platform added itself', () => {
    const total = aFigure({
      id: 's.t',
      value: 3,
      origin: { kind: 'formula', formula: 'suma', inputs: ['s.a', 's.b'] },
    });
    expect(check([...parts, total], [sum('s.t', ['s.a', 's.b'])]).figures).toEqual({ total: 3, checked: 0, alone: 3 });
  });

  it('counts one that the source printed', () => {
    const total = aFigure({ id: 's.t', value: 3, origin: row(3) });
    expect(check([...parts, total], [sum('s.t', ['s.a', 's.b'])]).figures).toEqual({ total: 3, checked: 3, alone: 0 });
  });

  it('counts rows only against what is said of other rows', () => {
    const tally = aFigure({
      id: 's.n',
      value: 2,
      origin: { kind: 'cells', formula: 'cantidad de filas', cells: [...row(1).cells, ...row(2).cells] },
    });
    const said = aFigure({ id: 's.said', value: 2, origin: row(9) });
    expect(
      check([...parts, tally], [aConstraint('n', { kind: 'count', count: 's.n', items: ['s.a', 's.b'] })]).figures
        .checked,
    ).toBe(0);
    expect(
      check([...parts, tally, said], [aConstraint('n', { kind: 'equal', left: 's.said', right: 's.n' })]).checkedIds,
    ).toEqual(['s.n', 's.said']);
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

describe('how figures are written', () => {
  const written = (id: string, value: number, printed: string, decimals: number, unit: Figure['unit']): Figure => ({
    ...aFigure({ id, value, unit, decimals }),
    printed,
  });

  it('a percentage without its sign stands out where others of its measure have it', () => {
    const signed = written('b.rate@07/2024', 92.9, '92.9%', 1, 'percent');
    const bare = written('b.rate@07/2025', 22.9, '22.9', 1, 'percent');
    expect(only(check([signed, bare], []))).toMatchObject({
      rule: 'quality-percent-sign',
      figures: [{ id: 'b.rate@07/2025' }],
    });
    expect(check([bare], []).findings).toEqual([]);
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

  it('says in words what a module judged itself, not a figure that looks right', () => {
    const figures = [money('s.a', 1_000)];
    const rule = aConstraint('word', {
      kind: 'holds',
      figures: ['s.a'],
      holds: false,
      expected: 'una sola cita',
      stated: 'dos citas',
    });
    const text = checkAsText(check(figures, [rule]), figureMap(figures), 'Callao', null);
    expect(text).toContain('Dice: dos citas\n    Se esperaba: una sola cita');
    expect(text).not.toContain('s.a: dice');
  });

  it('says that nothing is open', () => {
    expect(checkAsText(check([], []), {}, 'Callao', null)).toContain('Ninguna observación abierta.');
  });
});
