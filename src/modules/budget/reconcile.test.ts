import { describe, expect, it } from 'vitest';
import { type KnownDifference, reconcile, type ReconciledAmount } from './reconcile.ts';

const amount = (soles: number, more: Partial<ReconciledAmount> = {}): ReconciledAmount => ({
  soles,
  decimals: 0,
  cutOff: '2024-12-31',
  scope: 'gobiernos locales',
  source: 'MEF',
  ...more,
});
const known: readonly KnownDifference[] = [
  { cause: 'scope', soles: 300, what: 'gobierno regional' },
  { cause: 'date', soles: 50, what: 'modificaciones posteriores' },
  { cause: 'source', soles: 20, what: 'filas que esperan corrección' },
];

describe('a view against the official total', () => {
  it.each([
    ['is equal', amount(100), amount(100), [], 'exact', [], 0],
    ['differs by rounding', amount(100.3, { decimals: 2 }), amount(100), [], 'exact', ['rounding'], 0],
    ['of many rounded rows may differ more', amount(100, { parts: 5 }), amount(103), [], 'exact', ['rounding'], 0],
    ['differs by scope', amount(100), amount(400), known, 'explained', ['scope'], 0],
    ['differs by scope and date', amount(100), amount(450), known, 'explained', ['scope', 'date'], 0],
    [
      'takes the fewest causes',
      amount(100),
      amount(150),
      [...known, { cause: 'source', soles: 30, what: 'otra' } as const],
      'explained',
      ['date'],
      0,
    ],
    [
      'of another day cannot be told',
      amount(100),
      amount(170, { cutOff: '2025-01-31' }),
      [],
      'notComparable',
      ['date'],
      70,
    ],
    [
      'of another scope cannot be told',
      amount(100),
      amount(170, { scope: 'todos' }),
      [],
      'notComparable',
      ['scope'],
      70,
    ],
    ['of the same day and scope is unexplained', amount(100), amount(175), known, 'unexplained', [], 75],
    [
      'was cut instead of rounded',
      amount(81.157, { decimals: 9 }),
      amount(81.1, { decimals: 1 }),
      [],
      'explained',
      ['rounding'],
      0,
    ],
    [
      'was rounded the wrong way',
      amount(81.12, { decimals: 9 }),
      amount(81.2, { decimals: 1 }),
      [],
      'unexplained',
      [],
      expect.closeTo(0.08, 9),
    ],
    ['has no official total', amount(100), null, known, 'noOfficial', [], 0],
  ])('%s', (_, view, official, differences, verdict, causes, unexplained) => {
    const result = reconcile(view, official, differences as readonly KnownDifference[]);
    expect(result).toMatchObject({ verdict, unexplained });
    expect(result.causes.map(({ cause }) => cause)).toEqual(causes);
  });
});
