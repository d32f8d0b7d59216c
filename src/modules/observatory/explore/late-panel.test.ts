import { describe, expect, it } from 'vitest';
import { sentenceText } from '#test/support/sentence-text.ts';
import { createFigureBook, type Edition } from '#modules/sources/index.ts';
import { consecutive, type KnownEdition, lastMonthOf, latePanel } from './late-panel.ts';
import { monthAt, monthIndex } from './query.ts';

const SHARES = [0.6, 0.85, 0.95, 0.99, 1, 1];

/** As an edition of a last month would know a thousand events a month. */
function editionOf(id: number, month: string): KnownEdition {
  const last = monthIndex(month);
  const day = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);
  const edition = { id, cutOff: day, source: 'Ejemplo sintético', elaboration: '' } as unknown as Edition;
  return {
    edition,
    isCurrent: false,
    groups: Array.from({ length: 12 }, (_, back) => {
      const at = monthAt(last - back);
      const share = SHARES[back] ?? 1;
      return { territory: '07', modality: '', from: at, to: at, count: Math.round(1000 * share), rows: 1 };
    }),
  };
}

const panelOf = (editions: readonly KnownEdition[]) => {
  const book = createFigureBook({
    section: 'complaints',
    editions: editions.map(({ edition }) => edition),
    tables: [],
  });
  const panel = latePanel({ book, place: { code: '07', name: 'Callao', level: 'region' }, modality: '', editions });
  return { panel, text: sentenceText(panel.takeaway, Object.fromEntries(book.figures.map((one) => [one.id, one]))) };
};

describe('late registration', () => {
  it.each([
    ['2026-04-30', '2026-04'],
    ['2026-04-29', '2026-03'],
    ['2024-02-29', '2024-02'],
  ])('an edition cut on %s closes %s', (cutOff, month) => {
    expect(lastMonthOf(cutOff)).toBe(month);
  });

  it('looks only at editions of consecutive months up to the newest', () => {
    const run = consecutive(['2025-10', '2025-12', '2026-01', '2026-02'].map((month, id) => editionOf(id, month)));
    expect(run.map(({ edition }) => edition.id)).toEqual([1, 2, 3]);
  });

  it('is not told before there are enough of them', () => {
    expect(panelOf([editionOf(1, '2026-04')]).text).toBe(
      'No estimable todavía: hay una edición mensual seguida, y hacen falta 4.',
    );
    expect(panelOf(['2026-02', '2026-03', '2026-04'].map((month, id) => editionOf(id, month))).text).toContain(
      'hay 3 ediciones mensuales seguidas',
    );
  });

  it('tells how much of a month is known at its end, and how many are expected', () => {
    const { text } = panelOf(
      ['2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04'].map((month, id) => editionOf(id, month)),
    );
    expect(text).toBe(
      'Al cierre de un mes se conoce el 60.0% de él. De abril de 2026 se conocen 600 y se esperan 1,000 (1,000 a 1,000).',
    );
  });
});
