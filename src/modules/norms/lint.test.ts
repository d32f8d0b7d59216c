import { describe, expect, it } from 'vitest';
import { catalogueOf } from './catalogue.ts';
import { lintText } from './lint.ts';

const catalogue = catalogueOf([
  { id: 'DS-009-2022-IN', citation: 'D.S. 009-2022-IN', subject: '', territory: '', supersededBy: null },
  { id: 'RD-008-2024-IN-DGSC', citation: 'R.D. 08- 2024-IN- DGSC', subject: '', territory: '', supersededBy: null },
  {
    id: 'OM-005-2023-MDLP@070105',
    citation: 'Ordenanza N° 005-2023-MDLP',
    subject: 'Aprueba el PASC',
    territory: '070105',
    supersededBy: 'OM-001-2025-MDLP@070105',
  },
  {
    id: 'OM-001-2025-MDLP@070105',
    citation: 'ORDENANZA N°001-2025-MDLP/AL',
    subject: 'PASC actualizado',
    territory: '070105',
    supersededBy: null,
  },
  {
    id: 'OM-001-2025-MDLP@070104',
    citation: 'ORDENANZA N°001-2025-MDLP',
    subject: '',
    territory: '070104',
    supersededBy: null,
  },
  {
    id: 'OM-001-2024-MPC@070101',
    citation: 'ORDENANZA MUNICIPAL N° 001-2024/MPC',
    subject: '',
    territory: '070101',
    supersededBy: null,
  },
]);

const kinds = (text: string, territory?: string) =>
  lintText(text, catalogue, territory === undefined ? {} : { territory }).findings.map(({ kind }) => kind);

describe('the citations of a text', () => {
  it.each([
    ['D.S. N° 009-2022-IN', []],
    ['Decreto Supremo Nº 009-2022-IN', []],
    ['DS 9-2022-IN', ['variant']],
    ['DS 009-2022', ['variant']],
    ['R.D. 008-2024-DGSC', ['variant']],
    ['R.D. 08- 2024-IN- DGSC', ['variant']],
    ['DS 777-2022-IN', ['unknown']],
    ['Ordenanza N° 001-2025-MDLP', ['ambiguous']],
    ['Ordenanza N° 005-2023-MDLP', ['superseded']],
    ['Ordenanza Municipal N° 001-2024/MPC', []],
    ['sin ninguna norma', []],
  ])('%s', (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  it('are those of the municipality that writes', () => {
    expect(kinds('ORDENANZA N°001-2025-MDLP/AL', '070105')).toEqual([]);
    expect(kinds('ORDENANZA N°005-2023-MDLP', '070104')).toEqual(['unknown']);
  });

  it('are found where they stand, and told how to be written', () => {
    const { citations, findings } = lintText('Uno.\nDos: el D.S. 9-2022-IN\ny la Ley 12345.', catalogue);
    expect(citations).toBe(2);
    expect(findings.map(({ line, column, text }) => [line, column, text])).toEqual([
      [2, 9, 'D.S. 9-2022-IN'],
      [3, 6, 'Ley 12345'],
    ]);
    expect(findings[0]?.message).toBe('«D.S. 9-2022-IN» es la norma 009-2022-IN: escríbala siempre así.');
  });

  it('say by what a norm was replaced', () => {
    expect(lintText('Ordenanza N° 005-2023-MDLP', catalogue).findings[0]).toMatchObject({
      norms: ['OM-005-2023-MDLP@070105', 'OM-001-2025-MDLP@070105'],
      message: '«Ordenanza N° 005-2023-MDLP» ya no es la vigente: la reemplaza ORDENANZA N°001-2025-MDLP/AL.',
    });
  });
});
