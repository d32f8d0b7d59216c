import { lazyPage, type WebRoute, type WorkLink } from '#web/route.ts';

export const planRoutes: readonly WebRoute[] = [
  { path: '/t/:territory/planes', page: lazyPage(async () => (await import('./PlansPage.tsx')).PlansPage) },
  {
    path: '/t/:territory/planes/actividades',
    page: lazyPage(async () => (await import('./ActivitiesPage.tsx')).ActivitiesPage),
  },
  { path: '/t/:territory/planes/:id', page: lazyPage(async () => (await import('./PlanPage.tsx')).PlanPage) },
  {
    path: '/t/:territory/planes/:id/:quarter',
    page: lazyPage(async () => (await import('./QuarterPage.tsx')).QuarterPage),
  },
];

export const plansLink: WorkLink = {
  title: 'Planes y su seguimiento',
  summary: 'Versiones, matriz de actividades, avance por trimestre con sustento y su aprobación.',
  path: 'planes',
  sections: ['pasc', 'articulation', 'policy'],
};
