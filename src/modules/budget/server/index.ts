import { plugSection, type SectionPlug, type WorkPlug } from '#modules/sources/server/index.ts';
import { findScope } from '#modules/territory/server/index.ts';
import { budgetFields } from '../page/question.ts';
import { budgetSection } from '../section.ts';
import { answerBudget, type CostSource } from './answer.ts';
import { budgetBulk } from './budget-bulk.ts';
import { loadBudget } from './load.ts';
import { proveFacts } from './proof.ts';
import { registerBudgetRoutes, rowsQuery } from './routes.ts';

export { answerBudget, type CostSource } from './answer.ts';
export { type BudgetRequest, type BudgetResult, importBudget } from './import-budget.ts';

/** `costs`: what sections later in the order of modules count, from the list of plugs. */
export function budgetPlugWith(costs: readonly CostSource[]): SectionPlug {
  return plugSection(budgetSection, {
    load: loadBudget,
    editionsOf: (extra) => (extra?.facts ? [extra.facts.edition] : []),
    proveQuery: proveFacts,
    figuresOfView: async (tx, { asOf, today }, view) => {
      const question = budgetFields.parse(Object.fromEntries(view));
      const scope = await findScope(tx, question.territory === 'PE' ? '' : question.territory, asOf, today);
      return (await answerBudget(tx, scope, question, costs)).figures;
    },
    bulk: budgetBulk,
  });
}

/** Nothing is written here: files come in by the imports of the section. */
export function budgetWorkWith(costs: readonly CostSource[]): WorkPlug {
  return {
    name: 'budget',
    title: 'Presupuesto 0030',
    permissions: [],
    contracts: [
      {
        method: 'GET',
        path: '/api/budget',
        summary: 'El presupuesto de un lugar y sus municipalidades.',
        query: budgetFields,
      },
      { method: 'GET', path: '/api/budget/rows', summary: 'Filas de un archivo de presupuesto.', query: rowsQuery },
      {
        method: 'GET',
        path: '/api/budget/template',
        summary: 'Plantilla de presupuesto por entidad y mes.',
        answers: 'text/csv',
      },
    ],
    registerRoutes: registerBudgetRoutes(costs),
  };
}
