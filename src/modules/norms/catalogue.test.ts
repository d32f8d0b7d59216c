import { describe, expect, it } from 'vitest';
import { catalogueOf, type KnownNorm, spellingOf } from './catalogue.ts';
import { findCitations } from './citation.ts';

const aNorm = (id: string, over: Partial<KnownNorm> = {}): KnownNorm => ({
  id,
  citation: id,
  subject: '',
  territory: '',
  supersededBy: null,
  ...over,
});

const catalogue = catalogueOf([
  aNorm('LEY-31297'),
  aNorm('DS-009-2022-IN'),
  aNorm('DS-009-2024-IN'),
  aNorm('RD-008-2024-IN-DGSC'),
  aNorm('RD-006-2024-EF/50.01'),
  aNorm('RM-0772-2019-IN'),
  aNorm('DIR-006-2023-IN-DGSC'),
  aNorm('OR-002-2024@07', { territory: '07' }),
  aNorm('OM-021-2023-MDLP@070104', { territory: '070104' }),
  aNorm('OM-001-2025-MDLP@070105', { territory: '070105' }),
  aNorm('OM-001-2025-MDLP@070104', { territory: '070104' }),
  aNorm('OM-160-MDMP@070107', { territory: '070107' }),
]);

function resolved(text: string, territory?: string): string {
  const [citation] = findCitations(text, territory === undefined ? {} : { territory });
  if (!citation) return 'none';
  const found = catalogue.resolve(citation, territory === undefined ? {} : { territory });
  if (found.kind === 'known') return found.norm.id;
  return found.kind === 'ambiguous' ? found.norms.map(({ id }) => id).join(' | ') : 'unknown';
}

describe('the resolver', () => {
  it.each([
    ['R.D. 08-2024-IN-DGSC', 'RD-008-2024-IN-DGSC'],
    ['R.D. 008-2024-DGSC', 'RD-008-2024-IN-DGSC'],
    ['RD 8-2024-IN/DGSC', 'RD-008-2024-IN-DGSC'],
    ['RD 008-2024', 'RD-008-2024-IN-DGSC'],
    ['RD 008-2024-IN', 'RD-008-2024-IN-DGSC'],
    ['Decreto Supremo N° 9-2022', 'DS-009-2022-IN'],
    ['D.S. 009-2022-IN', 'DS-009-2022-IN'],
    ['DS 009-2022-EF', 'unknown'],
    ['DS 009-2023', 'unknown'],
    ['RD 6-2024', 'RD-006-2024-EF/50.01'],
    ['R.M. N° 772-2019', 'RM-0772-2019-IN'],
    ['Directiva 006-2023', 'DIR-006-2023-IN-DGSC'],
    ['Ley Nº 31297', 'LEY-31297'],
    ['Ley 99999', 'unknown'],
  ])('reads %s as %s', (text, id) => {
    expect(resolved(text)).toBe(id);
  });

  it('tells MDLP by the territory of the text, by its number, or says that it cannot', () => {
    expect(resolved('Ordenanza N° 001-2025-MDLP', '070105')).toBe('OM-001-2025-MDLP@070105');
    expect(resolved('Ordenanza N° 001-2025-MDLP', '070104')).toBe('OM-001-2025-MDLP@070104');
    expect(resolved('Ordenanza N° 021-2023-MDLP')).toBe('OM-021-2023-MDLP@070104');
    expect(resolved('Ordenanza N° 001-2025-MDLP')).toBe('OM-001-2025-MDLP@070105 | OM-001-2025-MDLP@070104');
    expect(resolved('Ordenanza N° 001-2025-MDLP', '07')).toContain(' | ');
  });

  it('does not lend a municipality the ordinance of another', () => {
    expect(resolved('Ordenanza N° 021-2023-MDLP', '070105')).toBe('unknown');
  });

  it('finds an ordinance cited with more, or with less, than its catalogue', () => {
    expect(resolved('Ordenanza Municipal N° 160-2023-MDMP', '070107')).toBe('OM-160-MDMP@070107');
    expect(resolved('Ordenanza Regional N° 002-2024-GRC', '07')).toBe('OR-002-2024@07');
    expect(resolved('Ordenanza N° 002-2024', '07')).toBe('OR-002-2024@07');
  });

  it('writes a norm in one way', () => {
    expect(catalogue.norms.map(spellingOf)).toEqual([
      '31297',
      '009-2022-IN',
      '009-2024-IN',
      '008-2024-IN-DGSC',
      '006-2024-EF/50.01',
      '0772-2019-IN',
      '006-2023-IN-DGSC',
      '002-2024',
      '021-2023-MDLP',
      '001-2025-MDLP',
      '001-2025-MDLP',
      '160-MDMP',
    ]);
  });
});
