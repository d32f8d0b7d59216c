import { describe, expect, it } from 'vitest';
import { callaoScope, shippedSectionInput } from '#test/support/shipped-editions.ts';
import { figureMap, panelOf, takeawayOf, typedNumbers } from '#test/support/sentence-text.ts';
import { checks } from './checks.ts';
import { policySection } from './section.ts';

const input = () => shippedSectionInput(policySection, callaoScope());
const built = () => policySection.build(input(), undefined);

describe('the national policy', () => {
  it('says what the goal asks for, and that nothing was measured between', () => {
    expect(takeawayOf(built(), 'policy-goal')).toBe(
      'Llegar exige 9.6 puntos menos en once años, 0.87 por año; esta edición no trae mediciones intermedias.',
    );
  });

  it('keeps baseline and goal as their source prints them', () => {
    const figures = figureMap(built());
    expect(figures['policy.goal@PE/2019']).toMatchObject({ value: 26.6, decimals: 1, printed: '26.6%' });
    expect(figures['policy.goal@PE/2030']).toMatchObject({ value: 17, decimals: 0, printed: '17 %' });
  });

  it('draws nothing measured between the ends, only a computed reference', () => {
    const content = built();
    const chart = panelOf(content, 'policy-goal').visuals[0];
    if (chart?.kind !== 'chart') throw new Error('not a chart');
    expect(chart.categories).toHaveLength(12);
    expect(chart.series[0]?.figures.filter((id) => id !== null)).toEqual([
      'policy.goal@PE/2019',
      'policy.goal@PE/2030',
    ]);
    const reference = figureMap(content)['policy.reference@PE/2024'];
    expect(reference?.value).toBeCloseTo(22.236, 3);
    expect(reference?.origin.kind).toBe('formula');
  });

  it('draws a measurement when somebody brings one', () => {
    const base = input();
    const [policy] = base.rows('policy');
    if (!policy) throw new Error('no policy shipped');
    const measurement = {
      ...policy,
      id: 999,
      table: 'policy-measurement',
      values: { year: 2024, value: 28.1 },
      printed: { value: '28.1%' },
    };
    const content = policySection.build(
      { ...base, national: (table) => (table === 'policy-measurement' ? [measurement] : base.national(table)) },
      undefined,
    );
    expect(takeawayOf(content, 'policy-goal')).toBe(
      'Llegar exige 9.6 puntos menos en once años, 0.87 por año; mediciones intermedias en esta edición: 1.',
    );
    const chart = panelOf(content, 'policy-goal').visuals[0];
    expect(chart?.kind === 'chart' ? chart.series[2]?.figures : []).toContain('policy.measured@PE/2024');
  });

  it('says that the diagram was not published', () => {
    const visuals = panelOf(built(), 'policy-structure').visuals;
    expect(visuals.some((visual) => visual.kind === 'absence' && /no publicada/.test(visual.message))).toBe(true);
  });

  it('belongs to every region alike and types no number', () => {
    const lima = {
      ...callaoScope(),
      place: { code: '15', name: 'Lima', level: 'region' as const },
      children: [],
      districts: [],
    };
    expect(policySection.build(shippedSectionInput(policySection, lima), undefined)).toEqual(built());
    for (const panel of built().panels) expect(typedNumbers(panel)).toEqual([]);
  });

  it('refuses a goal above its baseline', () => {
    const figures = figureMap(built());
    const constraints = checks.flatMap((check) =>
      check({ territory: '07', asOf: null, reference: '2025-04-07', figures }),
    );
    expect(constraints.map(({ relation }) => relation)).toEqual([
      { kind: 'atMost', lower: 'policy.goal@PE/2030', upper: 'policy.goal@PE/2019' },
    ]);
  });
});
