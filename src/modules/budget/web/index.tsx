import { lazyPage, type WebRoute, type WorkLink } from '#web/route.ts';

export { useBudgetViewQuestion } from './use-budget.ts';

export const budgetLink: WorkLink = {
  title: 'Presupuesto a fondo',
  summary: 'Quién debe acelerar y cuánto al mes, a dónde va cada sol, y de qué fila sale cada cifra.',
  path: 'presupuesto',
  sections: ['budget'],
};

export const budgetRoutes: readonly WebRoute[] = [
  { path: '/t/:territory/presupuesto', page: lazyPage(async () => (await import('./BudgetPage.tsx')).BudgetPage) },
];
