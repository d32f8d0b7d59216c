import { describe, expect, it } from 'vitest';
import { runChecks } from '#modules/quality/index.ts';
import { createSectionInput, type StoredRecord } from '#modules/sources/index.ts';
import { takeawayOf, valueOf } from '#test/support/sentence-text.ts';
import { callaoScope, shippedSectionInput } from '#test/support/shipped-editions.ts';
import { fescSection } from './section.ts';

const input = shippedSectionInput(fescSection, callaoScope());
const callao = fescSection.build(input, undefined);

const projectOf = (fundAmount: number): StoredRecord => ({
  id: 900,
  editionId: 1,
  table: 'fesc-projects',
  ordinal: 1,
  territory: '070106',
  revision: 0,
  printed: {},
  locator: { file: 'p.csv', sheet: 'p', row: 2 },
  values: {
    territory: '070106',
    code: '2500001',
    entity: 'Municipalidad de prueba',
    name: 'Proyecto de prueba',
    amount: 1_000_000,
    fundAmount,
    awardedOn: null,
    state: null,
  },
});

const rulesBroken = (fundAmount: number): readonly string[] => {
  const records = [...fescSection.tables.flatMap(({ code }) => input.rows(code)), projectOf(fundAmount)];
  const { figures: list } = fescSection.build(
    createSectionInput(callaoScope(), fescSection, input.editions, records),
    undefined,
  );
  const figures = Object.fromEntries(list.map((figure) => [figure.id, figure]));
  const question = { territory: '07', asOf: '2025-04-07', reference: '2025-04-07', figures };
  const constraints = fescSection.checks.flatMap((check) => check(question));
  return runChecks({ ...question, constraints, acceptances: [], hash: (text) => text }).findings.map(
    ({ rule }) => rule,
  );
};

describe('FESC', () => {
  it('says what a municipal sol brings, and that no project is registered', () => {
    expect(takeawayOf(callao, 'fesc-rules')).toBe(
      'Hasta S/ 4 del fondo por cada S/ 1 municipal, por única vez; proyectos del Callao: sin información registrada.',
    );
    expect(valueOf(callao, 'fesc.share@PE')).toBe(80);
    expect(valueOf(callao, 'fesc.items@PE')).toBe(9);
    expect(valueOf(callao, 'fesc.components@PE')).toBe(4);
    expect(callao.tile.figure).toBeNull();
  });

  it('accepts a project at the maximum and refuses one over it', () => {
    expect(rulesBroken(800_000)).toEqual([]);
    expect(rulesBroken(850_000)).toEqual(['fesc-share']);
  });

  it('is inherited by a region without projects', () => {
    const place = { code: '01', name: 'Amazonas', level: 'region' } as const;
    const content = fescSection.build(
      shippedSectionInput(fescSection, { ...callaoScope(), place, children: [], districts: [] }),
      undefined,
    );
    expect(takeawayOf(content, 'fesc-rules')).toContain('proyectos de Amazonas: sin información registrada.');
    expect(content.figures.filter(({ value }) => value === 0)).toEqual([]);
  });
});
