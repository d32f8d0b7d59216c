import type { Database } from '#server/database/database.ts';
import type { Measured } from './measure.ts';

export async function budgetViews(_db: Database, _edition: number): Promise<readonly Measured[]> {
  return [];
}
