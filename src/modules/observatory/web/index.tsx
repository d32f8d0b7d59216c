import { lazyPage, type WebRoute, type WorkLink } from '#web/route.ts';

export { useExploredView } from './use-explored.ts';

export const explorerLink: WorkLink = {
  title: 'Explorar denuncias',
  summary: 'Cualquier lugar, periodo y modalidad, con su cambio, su lectura y su archivo.',
  path: 'explorar',
  sections: ['complaints'],
};

export const anomaliesLink: WorkLink = {
  title: 'Fuera de lo esperado',
  summary: 'Lugares y modalidades que un mes se apartaron de su propia estación y tendencia.',
  path: 'anomalias',
  sections: ['complaints'],
};

export const evaluationLink: WorkLink = {
  title: '¿Funcionó?',
  summary: 'Lo que cambió donde se hizo algo, frente a lugares parecidos donde no se hizo.',
  path: 'evaluacion',
  sections: ['complaints'],
};

export const lateLink: WorkLink = {
  title: 'Registro tardío',
  summary: 'El mismo mes según cada edición, y cuántas denuncias faltan registrar.',
  path: 'registro-tardio',
  sections: ['complaints'],
};

export const observatoryRoutes: readonly WebRoute[] = [
  {
    path: '/t/:territory/explorar',
    page: lazyPage(async () => (await import('./ExplorePage.tsx')).ExplorePage),
  },
  {
    path: '/t/:territory/evaluacion',
    page: lazyPage(async () => (await import('./EvaluationPage.tsx')).EvaluationPage),
  },
  {
    path: '/t/:territory/registro-tardio',
    page: lazyPage(async () => (await import('./LatePage.tsx')).LatePage),
  },
  {
    path: '/t/:territory/anomalias',
    page: lazyPage(async () => (await import('./AnomaliesPage.tsx')).AnomaliesPage),
  },
];
