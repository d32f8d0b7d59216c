import { describe, expect, it } from 'vitest';
import { findCitations, locateCitations, parseCitation } from './citation.ts';

describe('a citation', () => {
  it.each([
    ['R.D. 08-2024-IN-DGSC', 'RD-008-2024-IN-DGSC'],
    ['R.D. 08- 2024-IN- DGSC', 'RD-008-2024-IN-DGSC'],
    ['R.D. 008-2024-DGSC', 'RD-008-2024-IN-DGSC'],
    ['RD 008-2024-IN-DGSC', 'RD-008-2024-IN-DGSC'],
    ['R. D. N° 8-2024-IN/DGSC', 'RD-008-2024-IN/DGSC'],
    ['Resolución Directoral Nº 02-2020-JUS/DGTAIPD', 'RD-002-2020-JUS/DGTAIPD'],
    ['Decreto Supremo N°006-2022-IN', 'DS-006-2022-IN'],
    ['DECRETO SUPREMO Nro. 006-2022-IN', 'DS-006-2022-IN'],
    ['decreto supremo número 6-2022-in', 'DS-006-2022-IN'],
    ['D.S. N.º 006–2022–IN', 'DS-006-2022-IN'],
    ['D.S.N°006-2022-IN', 'DS-006-2022-IN'],
    ['DS006-2022-IN', 'DS-006-2022-IN'],
    ['D.S. 012-2019-IN', 'DS-012-2019-IN'],
    ['DS 012-2019-IN - Crea el registro', 'DS-012-2019-IN'],
    ['DS 012-2019-IN-modificatorias', 'DS-012-2019-IN'],
    ['DS 012-2019', 'DS-012-2019'],
    ['R.M. 0427-2024-IN', 'RM-0427-2024-IN'],
    ['Resolución Ministerial N° 1513-2024-IN', 'RM-1513-2024-IN'],
    ['Resolución Ministerial N° 1513-2024-IN', 'RM-1513-2024-IN'],
    ['RM 772-2019-IN', 'RM-0772-2019-IN'],
    ['Resolución Suprema 120-2024-IN', 'RS-120-2024-IN'],
    ['Directiva N° 006-2023-IN-DGSC', 'DIR-006-2023-IN-DGSC'],
    ['Decreto de Urgencia N° 052-2011 «', 'DU-052-2011'],
    ['Decreto Legislativo N.º 1218', 'DL-1218'],
    ['D. Leg. N° 1218', 'DL-1218'],
    ['DL 1618', 'DL-1618'],
    ['LEY 32292', 'LEY-32292'],
    ['la Ley N° 31297, Ley del Servicio de Serenazgo Municipal', 'LEY-31297'],
    ['RD 0006-2024-EF/50.01', 'RD-006-2024-EF/50.01'],
  ])('%s is %s', (text, canonical) => {
    expect(parseCitation(text)).toBe(canonical);
  });

  it('reads accents that stand apart from their letters', () => {
    expect(parseCitation('Resolución Ministerial 0427-2024-IN'.normalize('NFD'))).toBe('RM-0427-2024-IN');
  });

  it('tells the two municipalities that sign MDLP by their territory', () => {
    const perla = parseCitation('ORDENANZA MUNICIPAL N°021-2023-MDLP', { territory: '070104' });
    const punta = parseCitation('ORDENANZA N°001-2025-MDLP/AL (PASC actualizado)', { territory: '070105' });
    expect(perla).toBe('OM-021-2023-MDLP@070104');
    expect(punta).toBe('OM-001-2025-MDLP@070105');
  });

  it.each([
    ['ORDENANZA REGIONAL N°002-2024', '07', 'OR-002-2024@07'],
    ['ORDENANZA N° 002-2024-GRC', '07', 'OR-002-2024-GRC@07'],
    ['ORDENANZA MUNICIPAL N° 001-2024/MPC', '070101', 'OM-001-2024-MPC@070101'],
    ['ORDENANZA MUNICIPAL N°022-2023/MDV', '070106', 'OM-022-2023-MDV@070106'],
    ['ORDENANZA MUNICIPAL N°160-MDMP', '070107', 'OM-160-MDMP@070107'],
    ['Resolución de Alcaldía N° 045-2025-MDB', '070102', 'RA-045-2025-MDB@070102'],
    ['Acuerdo de Concejo 012-2025', '070102', 'AC-012-2025@070102'],
  ])('reads the local norm %s of %s', (text, territory, canonical) => {
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

  it('reads every number of an enumeration, and stops where it ends', () => {
    const ids = (text: string) => findCitations(text).map(({ canonical }) => canonical);
    expect(ids('Leyes N° 31297, 31795 y N° 32292, y 40 serenos')).toEqual(['LEY-31297', 'LEY-31795', 'LEY-32292']);
    expect(ids('los Decretos Supremos 009-2022-IN y 009-2024-IN, con 12 artículos')).toEqual([
      'DS-009-2022-IN',
      'DS-009-2024-IN',
    ]);
    expect(ids('la Ley 31297 y 12 distritos')).toEqual(['LEY-31297']);
  });

  it('knows where it stands in the text', () => {
    const text = 'Según el artículo 3º del D.S. N° 009-2022-IN.';
    expect(locateCitations(text).map(({ start, end }) => text.slice(start, end))).toEqual(['D.S. N° 009-2022-IN']);
  });

  it('keeps the spelling apart from the norm', () => {
    const spellings = ['R.D. 08- 2024-IN- DGSC', 'R.D. 008-2024-DGSC'].map((text) => findCitations(text)[0]?.spelling);
    expect(spellings).toEqual(['08-2024-IN-DGSC', '008-2024-DGSC']);
  });
});
