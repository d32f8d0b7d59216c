// What the programme's money is divided by and read beside: figures of sections that the budget does not know.
import { budgetPlugWith, budgetWorkWith, type OtherSections } from '#modules/budget/server/index.ts';
import { barrioSeguroPlug } from '#modules/neighbourhoods/server/index.ts';
import { pascPlug } from '#modules/plans/server/index.ts';
import { trainingPlug } from '#modules/training/server/index.ts';

const costs: OtherSections['costs'] = [
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

const others: OtherSections = {
  costs,
  progress: { plug: pascPlug, prefix: (territory, year) => `pasc.progress@${territory || 'PE'}/${year}-` },
};

export const budgetPlug = budgetPlugWith(others);
export const budgetWork = budgetWorkWith(others);
