import { describe, expect, it } from 'vitest';
import type { Figure } from '#shared/figure.ts';
import { callaoScope, shippedSectionInput } from '#test/support/shipped-editions.ts';
import { figureMap, sentenceText } from '#test/support/sentence-text.ts';
import { budgetSection } from '../section.ts';
import { costPanel } from './citizen-panels.ts';
import type { PageData } from './data.ts';
import { physicalPanel } from './physical-panel.ts';
import { budgetFields } from './question.ts';

const figure = (id: string, value: number, unit: Figure['unit']): Figure => ({
  id,
  section: 'pasc',
  label: 'De otra sección',
  value,
  unit,
  decimals: unit === 'percent' ? 1 : 0,
  period: 'primer trimestre de 2025',
  territory: '07',
  source: 'Trabajo en Vigía',
  elaboration: 'Vigía',
  cutOff: '2025-03-31',
  origin: { kind: 'cells', cells: [] },
});
const data = (more: Partial<PageData>): PageData => ({
  question: budgetFields.parse({ territory: '07' }),
  facts: null,
  year: null,
  entities: { rows: [], total: 0 },
  vintages: [],
  products: [],
  sources: [],
  population: undefined,
  works: [],
  physical: undefined,
  trials: [],
  otherLevels: [],
  ...more,
});

describe('money beside what was done', () => {
  it.each([
    ['nothing where no plan has a quarter closed', undefined, undefined],
    ['work ahead of its money', 40, 'Se hizo 40.0% de lo programado con 30.1% del dinero.'],
    ['money ahead of its work', 10, 'Se gastó 30.1% del dinero y se hizo 10.0% de lo programado.'],
  ])('says %s', (_, percent, expected) => {
    const input = shippedSectionInput(budgetSection, callaoScope());
    const physical = percent === undefined ? undefined : figure('pasc.progress@07/2025-T1', percent, 'percent');
    const panel = physicalPanel(input, data({ physical }));
    expect(panel ? sentenceText(panel.takeaway, figureMap(input.book)) : undefined).toBe(expected);
  });

  it.each([
    ['a year that nobody counted', 2024, undefined],
    ['what was counted in the same year', 2025, 'S/ 277,489'],
  ])('divides it by %s', (_, year, expected) => {
    const input = shippedSectionInput(budgetSection, callaoScope());
    const count = figure('barrio-seguro.total@07/2025', 100, 'count');
    const panel = costPanel(input, data({ works: [{ one: 'actividad', count, year }] }));
    const [facts] = panel?.visuals ?? [];
    const said = facts?.kind === 'facts' ? sentenceText(facts.items[0]?.value ?? [], figureMap(input.book)) : undefined;
    expect(said).toBe(expected);
  });
});
