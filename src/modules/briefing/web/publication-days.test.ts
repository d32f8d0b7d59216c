import { describe, expect, it } from 'vitest';
import { publicationDays } from './publication-days.ts';

describe('days that the date chip offers', () => {
  it('joins what was published on one day and says how many there are', () => {
    const days = publicationDays([
      { on: '2026-05-15', title: 'SIDPOL' },
      { on: '2025-04-07', title: 'Presupuesto' },
      { on: '2025-04-07', title: 'Serenos' },
      { on: '2025-04-07', title: 'Serenos' },
    ]);
    expect(days).toEqual([
      { on: '2026-05-15', titles: 'SIDPOL' },
      { on: '2025-04-07', titles: 'Presupuesto y 1 más' },
    ]);
  });
});
