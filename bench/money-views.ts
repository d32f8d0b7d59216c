// Every view of the budget's page over the national file: places, years, goals, orders and pages.
import type { Program } from '#main/program.ts';
import { answerBudget } from '#modules/budget/server/index.ts';
import { absolute, type Measured, percentile } from './measure.ts';

const TERRITORIES = ['PE', '07', '15', '04', '0401', '150101'] as const;
const YEARS = [2018, 2021, 2023, 2025] as const;
const ORDERS = ['lacking', 'advance', 'name'] as const;
const READERS = ['official', 'citizen', 'auditor'] as const;
const WARM_UP = 20;

export async function budgetViews({ db, scopeOf }: Program): Promise<readonly Measured[]> {
  const milliseconds: number[] = [];
  let asked = 0;
  for (const territory of TERRITORIES) {
    for (const year of YEARS) {
      for (const order of ORDERS) {
        for (const reader of READERS) {
          const page = territory === 'PE' ? 1 + ((asked * 7) % 76) : 1;
          const begin = performance.now();
          await db.read(async (tx) => {
            const scope = await scopeOf(tx, { territory });
            // The file of the run is a draft.
            return answerBudget(
              tx,
              { ...scope, withDrafts: true },
              { territory, reader, year, order, page, goal: 90 },
              { costs: [] },
            );
          });
          asked += 1;
          if (asked > WARM_UP) milliseconds.push(performance.now() - begin);
        }
      }
    }
  }
  return [
    absolute(
      `any view of 1,891 entities × 8 years, p95 of ${milliseconds.length}`,
      percentile(milliseconds, 0.95),
      'ms',
      150,
    ),
    absolute('any view, median', percentile(milliseconds, 0.5), 'ms', 150),
  ];
}
