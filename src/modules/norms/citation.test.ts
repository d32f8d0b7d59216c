import { describe, expect, it } from 'vitest';
import { findCitations, parseCitation } from './citation.ts';

describe('a citation', () => {
  it.each([
    ['R.D. 08-2024-IN-DGSC', 'RD-008-2024-IN-DGSC'],
    ['R.D. 08- 2024-IN- DGSC', 'RD-008-2024-IN-DGSC'],
    ['R.D. 008-2024-DGSC', 'RD-008-2024-IN-DGSC'],
    ['RD 008-2024-IN-DGSC', 'RD-008-2024-IN-DGSC'],
    ['Decreto Supremo N°006-2022-IN', 'DS-006-2022-IN'],
    ['D.S. 012-2019-IN', 'DS-012-2019-IN'],
    ['DS 012-2019-IN - Crea el registro', 'DS-012-2019-IN'],
    ['R.M. 0427-2024-IN', 'RM-0427-2024-IN'],
    ['Resolución Ministerial N° 1513-2024-IN', 'RM-1513-2024-IN'],
    ['RM 772-2019-IN', 'RM-0772-2019-IN'],
    ['Decreto de Urgencia N° 052-2011 «', 'DU-052-2011'],
    ['Decreto Legislativo N.º 1218', 'DL-1218'],
    ['DL 1618', 'DL-1618'],
    ['LEY 32292', 'LEY-32292'],
    ['la Ley N° 31297, Ley del Servicio de Serenazgo Municipal', 'LEY-31297'],
    ['RD 0006-2024-EF/50.01', 'RD-006-2024-EF/50.01'],
  ])('%s is %s', (text, canonical) => {
    expect(parseCitation(text)).toBe(canonical);
  });

  it('tells the two municipalities that sign MDLP by their territory', () => {
    const perla = parseCitation('ORDENANZA MUNICIPAL N°021-2023-MDLP', { territory: '070104' });
    const punta = parseCitation('ORDENANZA N°001-2025-MDLP/AL (PASC actualizado)', { territory: '070105' });
    expect(perla).toBe('OM-021-2023-MDLP@070104');
    expect(punta).toBe('OM-001-2025-MDLP@070105');
  });

  it.each([
    ['ORDENANZA REGIONAL N°002-2024', '07', 'OR-002-2024@07'],
    ['ORDENANZA MUNICIPAL N° 001-2024/MPC', '070101', 'OM-001-2024-MPC@070101'],
    ['ORDENANZA MUNICIPAL N°022-2023/MDV', '070106', 'OM-022-2023-MDV@070106'],
    ['ORDENANZA MUNICIPAL N°160-MDMP', '070107', 'OM-160-MDMP@070107'],
  ])('reads the ordinance %s of %s', (text, territory, canonical) => {
    expect(parseCitation(text, { territory })).toBe(canonical);
  });

  it('says what an ordinance cited short does not print', () => {
    expect(findCitations('ORDENANZA MUNICIPAL N°160-MDMP')[0]).toMatchObject({ year: null, issuer: 'MDMP' });
    expect(findCitations('ORDENANZA REGIONAL N°002-2024')[0]).toMatchObject({ year: 2024, issuer: '' });
  });

  it('finds each citation of a sentence and none in plain words', () => {
    const text = 'Modifica el Reglamento de la Ley 31297, aprobado por Decreto Supremo 009-2022-IN, por la Ley 31795';
    expect(findCitations(text).map(({ canonical }) => canonical)).toEqual(['LEY-31297', 'DS-009-2022-IN', 'LEY-31795']);
    for (const words of ['Ley de Presupuesto del año 2024', 'R.D. sin número', '505-2024-IN-VSP-DGSC-RSC', '']) {
      expect(parseCitation(words)).toBeNull();
    }
  });

  it('keeps the spelling apart from the norm', () => {
    const spellings = ['R.D. 08- 2024-IN- DGSC', 'R.D. 008-2024-DGSC'].map((text) => findCitations(text)[0]?.spelling);
    expect(spellings).toEqual(['08-2024-IN-DGSC', '008-2024-DGSC']);
  });
});
