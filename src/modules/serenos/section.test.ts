import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { SectionContent } from '#shared/document.ts';
import type { Figure } from '#shared/figure.ts';
import { createSectionInput, type Scope } from '#modules/sources/index.ts';
import { aFigure, figureMap } from '#test/support/checked-figures.ts';
import { takeawayOf, textOf, valueOf } from '#test/support/sentence-text.ts';
import { callaoScope, shippedSectionInput } from '#test/support/shipped-editions.ts';
import type { SerenosExtra } from './count.ts';
import { serenosSection } from './section.ts';

const rows: Record<string, string>[] = parse(
  readFileSync(join(import.meta.dirname, '../../../data/territory/ubigeo.csv')),
  { columns: true, bom: true },
);

const inhabitants: SerenosExtra = {
  maximumAgeDays: 92,
  population(code): Figure | undefined {
    const inside = rows.filter((row) => row['ubigeo']?.startsWith(code));
    if (inside.length === 0) return undefined;
    return {
      id: `profile.population@${code}/2022`,
      section: 'profile',
      label: 'Población',
      unit: 'count',
      decimals: 0,
      period: '2022',
      territory: code,
      value: inside.reduce((sum, row) => sum + Number(row['poblacion_2022']), 0),
      source: 'INEI',
      elaboration: 'INEI',
      cutOff: null,
      origin: { kind: 'cells', cells: [] },
    };
  },
};

const at = (scope: Scope): SectionContent =>
  serenosSection.build(shippedSectionInput(serenosSection, scope), inhabitants);

describe('serenos of Callao at 07/04/2025', () => {
  const content = at(callaoScope());

  it('says how many, when they were counted and how unequal they are', () => {
    expect(takeawayOf(content, 'serenos-count')).toBe(
      '1,994 serenos al 10/04/2024, 1.70 por mil; de 0.99 en el distrito del Callao a 22.27 en La Punta.',
    );
  });

  it('puts the provincial municipality under the district that it serves', () => {
    expect(valueOf(content, 'serenos.count@070101')).toBe(522);
    expect(valueOf(content, 'serenos.total@07')).toBe(1994);
  });

  it('asks for a newer count when it is a year old', () => {
    expect(content.matters.map(({ what }) => textOf(what, content))).toEqual(['El conteo de serenos tiene 362 días']);
  });

  it('finds the parts equal to the total and the date stale', () => {
    const threshold = aFigure({ id: 'norms.parameter@PE/serenos.headcount-maximum-age', value: 92 });
    const figures = figureMap([...content.figures, threshold]);
    const constraints = serenosSection.checks.flatMap((check) =>
      check({ territory: '07', asOf: '2025-04-07', reference: '2025-04-07', figures }),
    );
    expect(constraints.find(({ rule }) => rule === 'serenos-sum')?.relation).toMatchObject({
      kind: 'sum',
      parts: { length: 7 },
    });
    expect(constraints.find(({ rule }) => rule === 'serenos-fresh')?.relation).toMatchObject({
      kind: 'fresh',
      maximumDays: 92,
    });
  });
});

describe('serenos elsewhere', () => {
  it('a district says its own', () => {
    const place = { code: '070105', name: 'La Punta', level: 'district' } as const;
    const content = at({ ...callaoScope(), place, children: [], districts: [place] });
    expect(takeawayOf(content, 'serenos-count')).toBe('86 serenos al 10/04/2024, 22.27 por mil habitantes.');
  });

  it('the province adds its seven municipalities', () => {
    const content = at({ ...callaoScope(), place: { code: '0701', name: 'Callao', level: 'province' } });
    expect(valueOf(content, 'serenos.total@0701')).toBe(1994);
  });

  it('a region without a count has no figure, not a zero', () => {
    const place = { code: '01', name: 'Amazonas', level: 'region' } as const;
    const content = at({ ...callaoScope(), place, children: [], districts: [] });
    expect(content.tile.figure).toBeNull();
    expect(content.figures).toEqual([]);
    expect(content.panels[0]?.visuals[0]).toMatchObject({
      kind: 'absence',
      message: 'Serenos de Amazonas: sin información registrada.',
    });
  });

  it('a sum over municipalities of which one is missing is incomplete', () => {
    const full = shippedSectionInput(serenosSection, callaoScope());
    const records = full.rows('serenos-count').filter((record) => record.territory !== '070105');
    const content = serenosSection.build(
      createSectionInput(callaoScope(), serenosSection, full.editions, records),
      inhabitants,
    );
    expect(content.figures.find(({ id }) => id === 'serenos.total@07')).toMatchObject({
      value: null,
      absence: 'incomplete',
    });
  });

  it('draws the counts when no population is known', () => {
    const content = serenosSection.build(shippedSectionInput(serenosSection, callaoScope()), {
      population: () => undefined,
      maximumAgeDays: 92,
    });
    const chart = content.panels[0]?.visuals[0];
    expect(chart?.kind === 'chart' && chart.series[0]?.figures[0]).toBe('serenos.count@070106');
    expect(takeawayOf(content, 'serenos-count')).toBe('1,994 serenos al 10/04/2024.');
  });
});
