import { describe, expect, it } from 'vitest';
import { callaoScope, shippedSectionInput } from '#test/support/shipped-editions.ts';
import { figureMap } from '#test/support/sentence-text.ts';
import type { Constraint } from '#shared/check.ts';
import type { FigureMap } from '#shared/figure.ts';
import type { SectionInput } from '#modules/sources/section.ts';
import { checks } from './checks.ts';
import { NO_MEASURES, pascSection } from './section.ts';

const input = () => shippedSectionInput(pascSection, callaoScope());
const figuresOf = (section: SectionInput): FigureMap => figureMap(pascSection.build(section, NO_MEASURES));
const all = (figures: FigureMap): readonly Constraint[] =>
  checks.flatMap((check) => check({ territory: '07', asOf: null, reference: '2025-04-07', figures }));
const broken = (figures: FigureMap): readonly string[] =>
  all(figures).flatMap(({ rule, relation }) =>
    relation.kind === 'holds' && !relation.holds ? [`${rule} ${relation.figures[0]}`] : [],
  );

/** The section's input with a cell of a plan changed. */
function withPlan(territory: string, change: Readonly<Record<string, string | number | null>>): SectionInput {
  const base = input();
  const rows = (table: string) =>
    base
      .rows(table)
      .map((record) =>
        table === 'pasc-plan' && record.territory === territory
          ? { ...record, values: { ...record.values, ...change } }
          : record,
      );
  return { ...base, rows, within: rows };
}

const AS_SHIPPED = [
  'pasc-priority-measured pasc.coverage-own@07',
  'pasc-instrument-citation pasc.instrument@07',
  'pasc-instrument-citation pasc.instrument@070107',
  'pasc-priority-ambiguous pasc.priority@070105/1',
  'pasc-legal-term pasc.priority@07/2',
];

describe('the checks of the plans', () => {
  it('find in the shipped plans what they lack, and nothing else', () => {
    expect(broken(figuresOf(input()))).toEqual(AS_SHIPPED);
  });

  it('add the priorities of the committees, all eight', () => {
    const sum = all(figuresOf(input())).find(({ rule }) => rule === 'pasc-priorities-sum');
    expect(sum?.relation).toMatchObject({ kind: 'sum', total: 'pasc.priorities@07' });
    expect(sum?.relation.kind === 'sum' ? sum.relation.parts : []).toHaveLength(8);
    const count = all(figuresOf(input())).find(({ rule }) => rule === 'pasc-plans-count');
    expect(count?.relation.kind === 'count' ? count.relation.items : []).toHaveLength(8);
  });

  it('see an update that is not called one', () => {
    const found = broken(figuresOf(withPlan('070105', { version: 'Original' })));
    expect(found).toContain('pasc-plan-version pasc.instrument@070105');
    expect(broken(figuresOf(withPlan('070102', { version: 'Actualizado' })))).toContain(
      'pasc-plan-version pasc.instrument@070102',
    );
  });

  it('see a plan that a newer one replaced and still figures in force', () => {
    const withOlder = (state: string): SectionInput => {
      const base = input();
      const punta = base.rows('pasc-plan').find(({ territory }) => territory === '070105');
      if (!punta) throw new Error('no plan of La Punta shipped');
      const older = {
        ...punta,
        id: 900,
        values: { ...punta.values, instrument: 'ORDENANZA N°003-2023-MDLP/AL', version: 'Original', year: 2023, state },
      };
      const rows = (table: string) => (table === 'pasc-plan' ? [...base.rows(table), older] : base.rows(table));
      return { ...base, rows, within: rows };
    };
    expect(broken(figuresOf(withOlder('Vigente')))).toContain('pasc-plan-superseded pasc.instrument@070105/anterior-1');
    expect(broken(figuresOf(withOlder('Sustituido')))).toEqual(AS_SHIPPED);
    expect(figuresOf(withOlder('Vigente'))['pasc.instrument@070105']?.value).toBe('ORDENANZA N°001-2025-MDLP/AL');
  });

  it('see a gap in the places of a plan', () => {
    const base = input();
    const rows = (table: string) =>
      base
        .rows(table)
        .filter(({ values, territory }) => !(table === 'priority' && territory === '070102' && values['rank'] === 2));
    expect(broken(figuresOf({ ...base, rows }))).toContain('pasc-ranks-sequence pasc.rank@070102/1');
  });
});
