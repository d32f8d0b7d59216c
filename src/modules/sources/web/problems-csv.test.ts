import { describe, expect, it } from 'vitest';
import { problemsCsv } from './problems-csv.ts';

describe('the errors of a file', () => {
  it('go out with sheet, row, column, words and code', () => {
    const csv = problemsCsv([
      { code: 'not-a-number', sheet: 'Serenos', row: 3, column: 'Cantidad', message: '«x» no es un número.' },
    ]);
    expect(csv).toContain('Serenos,3,Cantidad,«x» no es un número.,not-a-number');
  });
});
