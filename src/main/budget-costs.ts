// What the programme's money is divided by: counts of sections that the budget does not know.
import { budgetPlugWith, budgetWorkWith, type CostSource } from '#modules/budget/server/index.ts';
import { barrioSeguroPlug } from '#modules/neighbourhoods/server/index.ts';
import { trainingPlug } from '#modules/training/server/index.ts';

const costs: readonly CostSource[] = [
  {
    one: 'actividad de Barrio Seguro',
    plug: barrioSeguroPlug,
    figureId: (territory, year) => `barrio-seguro.total@${territory || 'PE'}/${year}`,
  },
  {
    one: 'servidor capacitado',
    plug: trainingPlug,
    figureId: (territory, year) => `training.people@${territory || 'PE'}/${year}`,
  },
];

export const budgetPlug = budgetPlugWith(costs);
export const budgetWork = budgetWorkWith(costs);
