import { describe, expect, it } from 'vitest';
import { creditLines } from './credit-lines.ts';

const month = (cutOff: string) => ({ source: 'MEF', elaboration: 'Vigía', cutOff });

describe('credits', () => {
  it('name each source once, with its cut-offs', () => {
    expect(
      creditLines([month('2025-02-28'), month('2025-01-31'), { source: 'INEI', elaboration: '', cutOff: null }]),
    ).toEqual(['Fuente: MEF · Elaboración: Vigía · Cortes: 31/01/2025, 28/02/2025', 'Fuente: INEI']);
  });

  it('of a monthly series print its span', () => {
    const months = ['2025-01-31', '2025-02-28', '2025-03-31', '2025-04-30'].map(month);
    expect(creditLines(months)).toEqual(['Fuente: MEF · Elaboración: Vigía · Cortes: del 31/01/2025 al 30/04/2025']);
  });
});
