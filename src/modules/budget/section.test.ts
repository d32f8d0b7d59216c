import { describe, expect, it } from 'vitest';
import type { SectionContent } from '#shared/document.ts';
import type { Place, Scope } from '#modules/sources/index.ts';
import { runChecks } from '#modules/quality/index.ts';
import { figureOf, takeawayOf, textOf, valueOf } from '#test/support/sentence-text.ts';
import { callaoScope, shippedSectionInput } from '#test/support/shipped-editions.ts';
import { budgetSection } from './section.ts';

const at = (scope: Scope): SectionContent => budgetSection.build(shippedSectionInput(budgetSection, scope), undefined);
const region = (place: Place, asOf: string | null): SectionContent =>
  at({ ...callaoScope(asOf), place, children: [], districts: [] });

describe('budget of Callao at 07/04/2025', () => {
  const content = at(callaoScope());

  it('compares the amount and its pace with the year', () => {
    expect(takeawayOf(content, 'budget-pace')).toBe(
      'S/ 27.7 de 92.1 millones al día 97: S/ 3.3 millones por delante del ritmo lineal.',
    );
    expect(valueOf(content, 'budget.statedAdvance@07/2025')).toBe(30.1);
    expect(valueOf(content, 'budget.yearShare@07/2025')).toBeCloseTo(26.575, 3);
  });

  it('says which product drags and which one carries', () => {
    expect(takeawayOf(content, 'budget-products')).toBe(
      'Patrullaje, 70% del PIM, va 3.7 puntos detrás del calendario; proyectos, 22% del PIM, aporta 37% de lo ejecutado.',
    );
  });

  it('computes the amount that makes the rows add up', () => {
    expect(takeawayOf(content, 'budget-repair')).toBe(
      'S/ 78,078,288 repite la suma de los dos productos; con S/ 25,627,674 suman las filas y el avance pasa de 14.7% a 44.8%.',
    );
    expect(valueOf(content, 'budget.pim@07/patrullaje/2024')).toBe(66_646_883);
  });

  it('weighs ordinary resources by their amount', () => {
    expect(takeawayOf(content, 'budget-ordinary')).toBe(
      '2024: 99.7% de S/ 16.3 millones; 2025: cerca de 8.8% de S/ 14.2 millones, a un cuarto del año.',
    );
  });

  it('keeps the level of the source a fact and its own a guess', () => {
    expect(valueOf(content, 'budget.level@07/2025')).toBe('bueno');
    expect(figureOf(content, 'budget.guessedLevel@07/2025')).toMatchObject({
      value: 'bueno',
      label: 'Nivel de la plataforma para 2025 (supuesto)',
    });
    expect(valueOf(content, 'budget.guessedLevel@07/2024')).toBe('regular');
  });

  it('does not know what the Ministry of Economy published later', () => {
    expect(content.panels.map(({ id }) => id)).toEqual([
      'budget-pace',
      'budget-products',
      'budget-repair',
      'budget-ordinary',
    ]);
  });

  it('asks the slow municipalities to spend', () => {
    expect(content.matters.map(({ what }) => textOf(what, content))).toEqual([
      'Callao lleva 9.5% de sus recursos ordinarios de S/ 11.6 millones, con 26.6% del año',
      'Ventanilla lleva 5.7% de sus recursos ordinarios de S/ 2.6 millones, con 26.6% del año',
    ]);
  });
});

describe('checks of the budget', () => {
  const check = (content: SectionContent): readonly string[] => {
    const figures = Object.fromEntries(content.figures.map((figure) => [figure.id, figure]));
    const input = { territory: '07', asOf: '2025-04-07', reference: '2025-04-07', figures };
    const constraints = budgetSection.checks.flatMap((rule) => rule(input));
    return runChecks({
      figures,
      constraints,
      acceptances: [],
      territory: '07',
      asOf: '2025-04-07',
      hash: (text) => text,
    })
      .findings.map(({ rule, severity, figures: [first] }) => `${severity} ${rule} ${first?.id}`)
      .toSorted();
  };

  it('finds the errors of the source and nothing else', () => {
    expect(check(at(callaoScope()))).toEqual([
      'minor budget-advance budget.statedAdvance@07/2024',
      'minor budget-level-threshold budget.ordinaryLevel@070101/2024',
      'minor budget-pim-change budget.pimChange@07/2024-2025',
      // The engine's own rule, over any percentage.
      'minor quality-percent-sign budget.statedAdvance@07/2025',
      // Right over the wrong amount: it falls with it.
      'serious budget-advance budget.statedAdvance@07/proyectos/2024',
      'serious budget-products-sum-pim budget.pim@07/2024',
      'serious budget-text-advance budget.textAdvance@07/2024',
      'serious budget-text-pim budget.textPim@07/2024',
    ]);
  });
});

describe('budget of the Ministry of Economy', () => {
  it('adds to the amount of the table in the closed year', () => {
    const content = at(callaoScope(null));
    expect(valueOf(content, 'budget.accrued@07/2024')).toBeCloseTo(84_164_325.35, 2);
    expect(takeawayOf(content, 'budget-mef-compare')).toBe(
      'En 2024 el cuadro imprime S/ 84,164,325 ejecutados y la serie del MEF suma S/ 84,164,325.35.',
    );
    expect(takeawayOf(content, 'budget-mef')).toBe(
      'Devengado del Callao: S/ 84.2 millones en 2024; S/ 66.0 millones en enero–ago de 2025.',
    );
  });

  it('gives every region a series, with a missing month missing', () => {
    const content = region({ code: '01', name: 'Amazonas', level: 'region' }, null);
    expect(figureOf(content, 'budget.accrued@01/2024')).toMatchObject({ value: null, absence: 'incomplete' });
    expect(typeof valueOf(content, 'budget.accrued@01/2023')).toBe('number');
    expect(content.figures.filter(({ value }) => value === 0)).toEqual([]);
    expect(content.tile.figure?.figure).toBe('budget.accrued@01/2023');
  });

  it('adds the two halves of Lima, and only when both have the month', () => {
    const content = region({ code: '15', name: 'Lima', level: 'region' }, null);
    const halves = ['budget.accrued@1501/2024-01', 'budget.accrued@15-provincias/2024-01'].map((id) =>
      Number(valueOf(content, id)),
    );
    expect(valueOf(content, 'budget.accrued@15/2024-01')).toBeCloseTo(
      halves.reduce((a, b) => a + b, 0),
      2,
    );
  });

  it('compares departments for the country', () => {
    const content = region({ code: '', name: 'Perú', level: 'country' }, null);
    expect(takeawayOf(content, 'budget-mef')).toContain('En 2024 el mayor devengado es de');
    expect(figureOf(content, 'budget.accrued@01/2024')?.absence).toBe('incomplete');
  });

  it('says nothing was registered where only bands are known', () => {
    const content = region({ code: '01', name: 'Amazonas', level: 'region' }, '2025-04-07');
    expect(content.tile.figure).toBeNull();
    expect(content.panels.map(({ id, webOnly }) => [id, webOnly])).toEqual([['budget-pace', true]]);
  });

  it('a district shows its own ordinary resources', () => {
    const content = region({ code: '070106', name: 'Ventanilla', level: 'district' }, '2025-04-07');
    expect(takeawayOf(content, 'budget-ordinary')).toBe(
      '2024: 100% de S/ 4.7 millones; 2025: cerca de 5.7% de S/ 2.6 millones.',
    );
  });
});
