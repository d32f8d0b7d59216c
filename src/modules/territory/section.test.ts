import { describe, expect, it } from 'vitest';
import { callaoScope, shippedSectionInput } from '#test/support/shipped-editions.ts';
import { sentenceText } from '#test/support/sentence-text.ts';
import type { FigureMap } from '#shared/figure.ts';
import type { Scope } from '#modules/sources/index.ts';
import { profileChecks } from './checks.ts';
import { profileSection } from './section.ts';

function built(scope: Scope = callaoScope()) {
  const content = profileSection.build(shippedSectionInput(profileSection, scope), { shapes: [] });
  const figures: FigureMap = Object.fromEntries(content.figures.map((figure) => [figure.id, figure]));
  return { content, figures };
}

const laLibertad: Scope = {
  place: { code: '13', name: 'La Libertad', level: 'region' },
  children: [{ code: '1301', name: 'Trujillo', level: 'province' }],
  districts: [],
  asOf: null,
  today: '2026-06-01',
};

describe('the profile of Callao', () => {
  it('says its inhabitants, its density and the one that the source prints', () => {
    const { content, figures } = built();
    const panel = content.panels.find(({ id }) => id === 'territory-profile');
    expect(sentenceText(panel?.takeaway ?? [], figures)).toBe(
      '1,171,658 habitantes (51.5% mujeres) en 146.72 km² son 7,986 por km²; la fuente imprime 3,862.44.',
    );
  });

  it('keeps the spelling of the source', () => {
    expect(built().figures['profile.statedDensity@07/2022']).toMatchObject({
      value: 3862.44,
      printed: '3862,44',
      decimals: 2,
    });
  });

  it("computes no density from La Punta's official area, which has islands", () => {
    expect(built().figures['profile.density@070105/2022']).toMatchObject({ value: null, absence: 'notApplicable' });
  });

  it("adds INEI's districts and compares them with the document", () => {
    const { figures } = built();
    expect(figures['profile.population@07/2022']?.value).toBe(1_171_648);
    expect(figures['profile.area@07']?.value).toBe(145.91);
    const rules = profileChecks.flatMap((check) =>
      check({ territory: '07', asOf: '2025-04-07', reference: '2025-04-07', figures }),
    );
    expect(rules.map(({ rule }) => rule)).toEqual([
      'profile-density-ratio',
      'profile-population-sum',
      'profile-entity',
      'profile-number-format',
    ]);
  });

  it('prints every number as a figure of its own', () => {
    const { content, figures } = built();
    for (const panel of content.panels) expect(sentenceText(panel.takeaway, figures)).not.toContain('undefined');
  });
});

describe('a region with a district that nobody counted', () => {
  it('has no total of 2022', () => {
    const content = profileSection.build(shippedSectionInput(profileSection, laLibertad), { shapes: [] });
    expect(content.figures.find(({ id }) => id === 'profile.population@13/2022')).toMatchObject({
      value: null,
      absence: 'incomplete',
    });
    expect(content.figures.find(({ id }) => id === 'profile.population@13/2025')?.value).toBeGreaterThan(2_000_000);
  });
});
