import { describe, expect, it } from 'vitest';
import { acronymsIn, splitAcronyms } from './glossary.ts';

describe('acronyms', () => {
  it('are found once each and only when the glossary knows them', () => {
    expect(acronymsIn('El PIM del PNMSC y otra vez el PIM de XYZ')).toEqual(['PIM', 'PNMSC']);
  });

  it('split a text without losing a letter', () => {
    const parts = splitAcronyms('Avance del PIM en 2025.');
    expect(parts.map((part) => (typeof part === 'string' ? part : part.acronym)).join('')).toBe(
      'Avance del PIM en 2025.',
    );
    expect(parts[1]).toEqual({ acronym: 'PIM', meaning: 'presupuesto institucional modificado' });
  });

  it('do not match inside a longer word', () => {
    expect(acronymsIn('SIPCOPM MEFistófeles')).toEqual([]);
    expect(acronymsIn('SIPCOP-M')).toEqual(['SIPCOP']);
  });
});
