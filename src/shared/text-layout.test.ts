import { describe, expect, it } from 'vitest';
import { aFigure } from '#test/support/a-figure.ts';
import { fitText, fragmentsOf, lineText, textWidth, wrapFragments, wrapText } from './text-layout.ts';

const amount = aFigure({
  id: 'a',
  label: 'Monto',
  value: 92051187,
  unit: 'soles',
  period: '2025',
});

describe('text layout', () => {
  it('weighs accented letters as plain ones and bold as wider', () => {
    expect(textWidth('ñandú', { size: 10 })).toBe(textWidth('nandu', { size: 10 }));
    expect(textWidth('abc', { size: 10, weight: 'bold' })).toBeGreaterThan(textWidth('abc', { size: 10 }));
  });

  it('breaks at spaces and cuts only a word longer than the line', () => {
    const lines = wrapText('Carmen de la Legua Reynoso', 60, { size: 12 });
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join(' ')).toBe('Carmen de la Legua Reynoso');
    for (const line of lines) expect(textWidth(line, { size: 12 })).toBeLessThanOrEqual(60);
    expect(wrapText('otorrinolaringología', 40, { size: 12 }).join('')).toBe('otorrinolaringología');
  });

  it('keeps a number whole and with its currency, whatever the width', () => {
    const lines = wrapFragments(fragmentsOf(['PIM: ', { figure: 'a' }, '.'], { a: amount }), 30, { size: 12 });
    expect(lines.map(lineText)).toEqual(['PIM:', 'S/ 92,051,187.']);
    expect(lines[1]).toEqual([{ text: 'S/ 92,051,187', figure: 'a' }, { text: '.' }]);
  });

  it('shrinks before it leaves words out, and says so with an ellipsis', () => {
    const text = [{ text: 'Programa presupuestal de reducción de delitos y faltas' }];
    const shrunk = fitText(text, { width: 150, height: 34 }, { size: 16 });
    expect(shrunk.cut).toBe(false);
    expect(shrunk.size).toBeLessThan(16);
    const cut = fitText(text, { width: 90, height: 14 }, { size: 12 });
    expect(cut.cut).toBe(true);
    expect(cut.lines).toHaveLength(1);
    expect(lineText(cut.lines[0] ?? [])).toMatch(/^Programa.*…$/);
  });
});
