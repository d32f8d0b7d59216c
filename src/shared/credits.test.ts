import { describe, expect, it } from 'vitest';
import { creditsOf, creditText, footnoteText, panelCredits } from './credits.ts';
import type { Panel } from './document.ts';
import type { Figure, Origin } from './figure.ts';

const month = (cutOff: string) => ({ source: 'MEF', elaboration: 'Vigía', cutOff });
const inei = { source: 'INEI', elaboration: '', cutOff: null };

function aFigure(id: string, credit: Partial<Figure>, origin: Origin = { kind: 'cells', cells: [] }): Figure {
  return {
    id,
    section: 's',
    label: id,
    value: 1,
    unit: 'count',
    decimals: 0,
    period: '2025',
    territory: '07',
    source: '',
    elaboration: '',
    cutOff: null,
    origin,
    ...credit,
  };
}

describe('credits', () => {
  it('name each source once, with the span of its cut-offs', () => {
    const credits = creditsOf([month('2025-02-28'), inei, month('2025-01-31'), month('2025-04-30')]);
    expect(credits.map((credit) => creditText(credit))).toEqual([
      'Fuente: MEF · Elaboración: Vigía · Corte:\u00a031/01/2025 a 30/04/2025',
      'Fuente: INEI',
    ]);
  });

  it('keep apart what two elaborated', () => {
    const credits = creditsOf([month('2025-02-28'), { ...month('2025-02-28'), elaboration: 'DGSC' }]);
    expect(credits.map(({ elaboration }) => elaboration)).toEqual(['Vigía', 'DGSC']);
  });

  it('leave out what names nobody', () => {
    expect(creditsOf([{ source: '', elaboration: 'Vigía', cutOff: null }])).toEqual([]);
  });

  it('of a computed figure are those of its inputs', () => {
    const figures = [
      aFigure('a', { source: 'MEF', cutOff: '2025-01-31' }),
      aFigure('b', { source: 'INEI' }),
      aFigure('rate', { source: 'Vigía' }, { kind: 'formula', formula: 'a ÷ b', inputs: ['a', 'b'] }),
    ];
    const panel: Panel = { id: 'p', section: 's', title: 't', takeaway: [{ figure: 'rate' }], visuals: [] };
    const map = Object.fromEntries(figures.map((figure) => [figure.id, figure]));
    expect(panelCredits(panel, map).map(({ source }) => source)).toEqual(['MEF', 'INEI']);
  });
});

describe('the footnote of a slide', () => {
  it('says a cut-off that all share once', () => {
    const credits = creditsOf([month('2025-03-31'), { ...month('2025-03-31'), source: 'SIDPOL' }]);
    expect(footnoteText(credits)).toBe('Fuentes: MEF; SIDPOL · Elaboración: Vigía · Corte:\u00a031/03/2025');
  });

  it('says beside each source the span of its own', () => {
    const credits = creditsOf([month('2024-12-31'), month('2025-03-31'), inei]);
    expect(footnoteText(credits)).toBe('Fuentes: MEF (31/12/2024 a 31/03/2025); INEI · Elaboración: Vigía');
  });

  it('is empty when there is nothing to credit', () => {
    expect(footnoteText([])).toBe('');
    expect(footnoteText(creditsOf([inei]))).toBe('Fuente: INEI');
  });
});
