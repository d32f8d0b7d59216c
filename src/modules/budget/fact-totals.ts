// What the rows of a budget file add up to, kept while they are read: millions of rows, some hundred thousand groups.
import type { BudgetGroup, FactRow } from './dataset.ts';

export interface FactTotals {
  add(row: FactRow): void;
  groups(): readonly BudgetGroup[];
}

/** pia, pim, rows, and the accrued of months 0 to 12. */
const WIDTH = 16;

export function createFactTotals(): FactTotals {
  const codes = new Map<string, number>();
  const indexes = new Map<number, number>();
  const firsts: FactRow[] = [];
  let amounts = new Float64Array(WIDTH * 1024);

  const codeOf = (text: string): number => {
    let code = codes.get(text);
    if (code === undefined) {
      code = codes.size;
      codes.set(text, code);
    }
    return code;
  };

  return {
    add(row) {
      // One number where two groups may meet, told apart below: a text for each row would cost more than the row.
      const entity = codeOf(row.entity);
      const part = codeOf(row.product) * 64 + (codeOf(row.source) % 64);
      const key = ((entity * 2 ** 20 + part) * 64 + (row.year - 2000)) * 16 + (codeOf(row.article) % 16);
      let index = indexes.get(key);
      if (index === undefined || !isSame(firsts[index], row)) index = findIndex(key, row);
      const at = index * WIDTH;
      amounts[at] = (amounts[at] ?? 0) + row.piaCents;
      amounts[at + 1] = (amounts[at + 1] ?? 0) + row.pimCents;
      amounts[at + 2] = (amounts[at + 2] ?? 0) + 1;
      amounts[at + 3 + row.month] = (amounts[at + 3 + row.month] ?? 0) + row.accruedCents;
    },
    groups() {
      return firsts.map((first, index): BudgetGroup => {
        const at = index * WIDTH;
        const months = Array.from(amounts.subarray(at + 3, at + WIDTH));
        return {
          year: first.year,
          entity: first.entity,
          territory: first.territory,
          level: first.level,
          product: first.product,
          source: first.source,
          article: first.article,
          piaCents: amounts[at] ?? 0,
          pimCents: amounts[at + 1] ?? 0,
          rows: amounts[at + 2] ?? 0,
          accruedCents: months.reduce((sum, month) => sum + month, 0),
          months,
        };
      });
    },
  };

  /** Two groups may share a key: the next ones are looked for beside it. */
  function findIndex(key: number, row: FactRow): number {
    for (let probe = key; ; probe += 0.5) {
      const index = indexes.get(probe);
      if (index === undefined) {
        indexes.set(probe, firsts.length);
        firsts.push(row);
        if (firsts.length * WIDTH > amounts.length) {
          const larger = new Float64Array(amounts.length * 2);
          larger.set(amounts);
          amounts = larger;
        }
        return firsts.length - 1;
      }
      if (isSame(firsts[index], row)) return index;
    }
  }
}

function isSame(a: FactRow | undefined, b: FactRow): boolean {
  return (
    a !== undefined &&
    a.entity === b.entity &&
    a.product === b.product &&
    a.source === b.source &&
    a.year === b.year &&
    a.article === b.article
  );
}
