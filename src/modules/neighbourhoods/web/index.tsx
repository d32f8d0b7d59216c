import { lazyPage, type WebRoute, type WorkLink } from '#web/route.ts';

export const neighbourhoodRoutes: readonly WebRoute[] = [
  {
    path: '/t/:territory/barrios',
    page: lazyPage(async () => (await import('./NeighbourhoodsPage.tsx')).NeighbourhoodsPage),
  },
  {
    path: '/t/:territory/barrios/actividades',
    page: lazyPage(async () => (await import('./ActivitiesPage.tsx')).ActivitiesPage),
  },
  {
    path: '/t/:territory/barrios/actividad/:id',
    page: lazyPage(async () => (await import('./ActivityPage.tsx')).ActivityPage),
  },
  {
    path: '/t/:territory/barrios/:id',
    page: lazyPage(async () => (await import('./NeighbourhoodPage.tsx')).NeighbourhoodPage),
  },
  { path: '/campo', page: lazyPage(async () => (await import('./FieldGate.tsx')).FieldGate) },
];

export const neighbourhoodsLink: WorkLink = {
  title: 'Barrios de Barrio Seguro',
  summary: 'Barrios, meses, plan, organizaciones y actividades, también desde el teléfono sin conexión.',
  path: 'barrios',
  sections: ['barrio-seguro'],
};
