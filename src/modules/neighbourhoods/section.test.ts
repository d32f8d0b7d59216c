import { describe, expect, it } from 'vitest';
import type { SectionContent } from '#shared/document.ts';
import type { Place } from '#modules/sources/index.ts';
import { runChecks } from '#modules/quality/index.ts';
import { figureOf, takeawayOf, textOf, valueOf } from '#test/support/sentence-text.ts';
import { callaoScope, shippedSectionInput } from '#test/support/shipped-editions.ts';
import { barrioSeguroSection } from './section.ts';

const callao = barrioSeguroSection.build(shippedSectionInput(barrioSeguroSection, callaoScope()), undefined);
const inPlace = (place: Place): SectionContent =>
  barrioSeguroSection.build(
    shippedSectionInput(barrioSeguroSection, {
      ...callaoScope(),
      place,
      children: [],
      districts: place.level === 'district' ? [place] : [],
    }),
    undefined,
  );

describe('Barrio Seguro of Callao at 07/04/2025', () => {
  it('says the activities and who did not report', () => {
    expect(takeawayOf(callao, 'barrio-seguro-activities')).toBe(
      '781 actividades en 2024; 90 en 2025 en cinco barrios; Mi Perú, sin dato.',
    );
    expect(valueOf(callao, 'barrio-seguro.activities@070101/2024')).toBe(151);
  });

  it('keeps a dash as missing', () => {
    expect(figureOf(callao, 'barrio-seguro.activities@070107/2025')).toMatchObject({
      value: null,
      absence: 'notReported',
      printed: '-',
    });
    expect(callao.figures.filter(({ value }) => value === 0)).toEqual([]);
  });

  it('names kinds and actors without inventing how many', () => {
    expect(takeawayOf(callao, 'barrio-seguro-kinds')).toBe(
      'Seis tipos de acción y cinco de actor sin desglose publicado; comisarios, estadísticos y promotores recibieron asistencia el 27/02/2025.',
    );
  });

  it('asks for what is missing', () => {
    expect(callao.matters.map(({ what, where }) => [textOf(what, callao), where])).toEqual([
      ['Señor de los Milagros no tiene actividades informadas en 2025', 'Mi Perú'],
    ]);
  });

  it('finds a total of 2025 that leaves a neighbourhood out and two neighbourhoods with one name, and nothing else', () => {
    const figures = Object.fromEntries(callao.figures.map((figure) => [figure.id, figure]));
    const input = { territory: '07', asOf: '2025-04-07', reference: '2025-04-07', figures };
    const constraints = barrioSeguroSection.checks.flatMap((check) => check(input));
    const { findings } = runChecks({ ...input, constraints, acceptances: [], hash: (text) => text });
    expect(findings.map(({ rule, figures: [first] }) => `${rule} ${first?.id}`)).toEqual([
      'barrio-seguro-partial-total barrio-seguro.total@07/2025',
      'barrio-seguro-names barrio-seguro.name@070107',
    ]);
  });
});

describe('Barrio Seguro elsewhere', () => {
  it('a district says its own', () => {
    const content = inPlace({ code: '070107', name: 'Mi Perú', level: 'district' });
    expect(takeawayOf(content, 'barrio-seguro-activities')).toBe('88 actividades en 2024; sin dato en 2025.');
  });

  it('a region without rows inherits the strategy', () => {
    const content = inPlace({ code: '01', name: 'Amazonas', level: 'region' });
    expect(content.tile.figure).toBeNull();
    expect(takeawayOf(content, 'barrio-seguro-kinds')).toBe(
      'Seis tipos de acción y cinco de actor sin desglose publicado.',
    );
    expect(content.panels[0]?.visuals[0]?.kind).toBe('absence');
  });

  it('the country has no total while only some regions are loaded', () => {
    const content = inPlace({ code: '', name: 'Perú', level: 'country' });
    expect(content.tile.figure).toBeNull();
    expect(content.figures.some(({ id }) => id.startsWith('barrio-seguro.total'))).toBe(false);
  });
});
