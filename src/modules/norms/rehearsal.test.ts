import { describe, expect, it } from 'vitest';
import type { Duty } from '#shared/duty.ts';
import { aFigure, figureMap } from '#test/support/checked-figures.ts';
import { compareSnapshots, type JudgedFinding, type Snapshot } from './rehearsal.ts';

const finding = (rule: string, id: string): JudgedFinding => ({
  rule,
  title: `Regla ${rule}`,
  severity: 'moderate',
  sections: ['serenos'],
  figures: [{ id }],
});

const duty = (id: string, dueOn: string): Duty => ({
  id,
  territory: '07',
  section: 'Prueba',
  what: `Hacer ${id}`,
  dueOn,
  roles: [],
  verb: 'Hacer',
  href: '/',
  basis: null,
});

const before: Snapshot = {
  figures: figureMap([
    aFigure({ id: 'norms.parameter@PE/x', value: 92 }),
    aFigure({ id: 'serenos.level@070101', value: 1 }),
    aFigure({ id: 'serenos.total@07', value: 10 }),
  ]),
  findings: [finding('stale', 'serenos.total@07'), finding('same', 'serenos.total@07')],
  matters: [
    {
      id: 'stale@07',
      section: 'serenos',
      what: ['El conteo tiene ', { figure: 'serenos.total@07' }, ' días'],
      where: 'Callao',
      when: [],
      responsible: '',
      verb: '',
      on: null,
      state: 'warn',
    },
  ],
  duties: [duty('a', '2026-01-01'), duty('b', '2026-01-01')],
};
const after: Snapshot = {
  figures: figureMap([
    aFigure({ id: 'norms.parameter@PE/x', value: 180 }),
    aFigure({ id: 'serenos.level@070101', value: 2 }),
    aFigure({ id: 'serenos.total@07', value: 10 }),
  ]),
  findings: [finding('same', 'serenos.total@07'), finding('new', 'serenos.level@070101')],
  matters: [],
  duties: [duty('b', '2026-02-01'), duty('c', '2026-01-01')],
};

describe('a rehearsal', () => {
  const found = compareSnapshots(before, after, { day: '2026-02-01', territory: '07' });

  it('parts the thresholds from what they move', () => {
    expect(found.thresholds.map(({ before: was, after: is }) => [was, is])).toEqual([['92', '180']]);
    expect(found.figures.map(({ id, before: was, after: is }) => [id, was, is])).toEqual([
      ['serenos.level@070101', '1', '2'],
    ]);
  });

  it('says who passes and who no longer does', () => {
    expect(found.passes.map(({ rule }) => rule)).toEqual(['stale']);
    expect(found.fails.map(({ rule }) => rule)).toEqual(['new']);
    expect([found.mattersGone, found.mattersAdded]).toEqual([['El conteo tiene 10 días'], []]);
  });

  it('says what is owed by another day', () => {
    const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
    expect([ids(found.dutiesGone), ids(found.dutiesMoved), ids(found.dutiesAdded)]).toEqual([['a'], ['b'], ['c']]);
    expect(found.dutiesMoved[0]).toMatchObject({ before: '2026-01-01', after: '2026-02-01' });
    expect(found.compared).toEqual({ figures: 3, findings: 2, duties: 2 });
  });

  it('finds nothing where nothing moves', () => {
    expect(compareSnapshots(before, before, { day: '2026-02-01', territory: '' })).toMatchObject({
      figures: [],
      passes: [],
      fails: [],
      dutiesMoved: [],
    });
  });
});
