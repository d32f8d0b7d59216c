// What the checker finds in the Callao edition of April 2025, and what it rightly leaves alone.
import { describe, expect, it } from 'vitest';
import { plugs } from '#main/plugs.ts';
import { checkSections } from '#modules/quality/server/index.ts';
import type { ComposedSection } from '#modules/sources/server/index.ts';
import { openTestDatabase } from '#test/support/database.ts';
import { callaoScope } from '#test/support/shipped-editions.ts';

describe('the findings of the Callao edition', async () => {
  const db = await openTestDatabase('full');
  const { json } = await db.read(async (tx) => {
    const sections: ComposedSection[] = [];
    for (const plug of plugs) sections.push(await plug.compose(tx, callaoScope()));
    return checkSections(tx, sections, callaoScope());
  });
  const of = (rule: string) => json.findings.filter((finding) => finding.rule === rule);

  it('are the ones of the golden', async () => {
    await expect(`${JSON.stringify(json, null, 2)}\n`).toMatchFileSnapshot('callao-findings.json');
  });

  it('have one cause for the subtotal pasted in 2024 and the percentage computed from it', () => {
    const [sum] = of('budget-products-sum-pim');
    const change = sum?.diagnosis[0]?.change;
    expect(change?.figure).toBe(sum?.rootCause);
    const sharing = json.findings.filter(({ rootCause }) => rootCause === sum?.rootCause);
    expect(sharing.map(({ rule }) => rule)).toEqual(['budget-products-sum-pim', 'budget-advance']);
    expect(sharing.flatMap(({ figures }) => figures.filter(({ computed }) => computed !== null))).toHaveLength(4);
  });

  it('name the density, the repeated session, the old count, the total without a neighbourhood and the fresh quarter', () => {
    const rules = [
      'profile-density-ratio',
      'cameras-next-session',
      'serenos-fresh',
      'barrio-seguro-partial-total',
      'complaints-vintage',
      'norms-citation-variants',
      'norms-issuer-collision',
      'compromiso5-repeated-failure',
      'pasc-priority-measured',
      'budget-level-threshold',
    ];
    expect(rules.filter((rule) => of(rule).length === 0)).toEqual([]);
  });

  it('leave alone what is right, what rounding explains and what the source explains', () => {
    const right = [
      'budget-products-sum-executed',
      'serenos-sum',
      'barrio-seguro-sum',
      'complaints-groups-sum',
      'complaints-total-rows',
      'profile-population-sum',
      'articulation-guidelines-sum',
      'compromiso5-counts-sum',
      'cameras-team-session',
      'budget-mef-year',
    ];
    expect(right.filter((rule) => of(rule).length > 0)).toEqual([]);
  });

  it('tell how much was compared', () => {
    const { total, checked, alone } = json.figures;
    expect(checked + alone).toBe(total);
    expect(checked / total).toBeGreaterThan(0.35);
  });
});
