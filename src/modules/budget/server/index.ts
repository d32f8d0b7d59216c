import { plugSection, type SectionPlug, type WorkPlug } from '#modules/sources/server/index.ts';
import { findScope } from '#modules/territory/server/index.ts';
import { budgetFields } from '../page/question.ts';
import { budgetSection } from '../section.ts';
import { answerBudget } from './answer.ts';
import type { OtherSections } from './other-sections.ts';
import { budgetBulk } from './budget-bulk.ts';
import { loadBudget } from './load.ts';
import { proveFacts } from './proof.ts';
import { registerBudgetRoutes, rowsQuery, templateQuery } from './routes.ts';

export { answerBudget } from './answer.ts';
export type { OtherSections } from './other-sections.ts';
export { type BudgetRequest, type BudgetResult, importBudget } from './import-budget.ts';

/** `others`: sections that it reads, from the list of plugs. */
export function budgetPlugWith(others: OtherSections): SectionPlug {
  return plugSection(budgetSection, {
    load: loadBudget,
    editionsOf: (extra) => (extra?.facts ? [extra.facts.edition] : []),
    proveQuery: proveFacts,
    figuresOfView: async (tx, { asOf, today }, view) => {
      const question = budgetFields.parse(Object.fromEntries(view));
      const scope = await findScope(tx, question.territory === 'PE' ? '' : question.territory, asOf, today);
      return (await answerBudget(tx, scope, question, others)).figures;
    },
    bulk: budgetBulk,
  });
}

/** Nothing is written here: files come in by the imports of the section. */
export function budgetWorkWith(others: OtherSections): WorkPlug {
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
        query: templateQuery,
        answers: 'application/octet-stream',
      },
    ],
    registerRoutes: registerBudgetRoutes(others),
  };
}
