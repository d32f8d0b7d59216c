import { plugSection } from '#modules/sources/server/index.ts';
import { budgetSection } from '../section.ts';
import { budgetBulk } from './budget-bulk.ts';

export { type BudgetRequest, type BudgetResult, importBudget } from './import-budget.ts';

export const budgetPlug = plugSection(budgetSection, { load: async () => undefined, bulk: budgetBulk });
