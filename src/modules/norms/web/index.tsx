import { lazyPage, type WebRoute, type WorkLink } from '#web/route.ts';

const page = '/t/:territory/normas';

export const normRoutes: readonly WebRoute[] = [
  { path: page, page: lazyPage(async () => (await import('./NormsPage.tsx')).NormsPage) },
  { path: `${page}/nueva`, page: lazyPage(async () => (await import('./NewNormPage.tsx')).NewNormPage) },
  { path: `${page}/red`, page: lazyPage(async () => (await import('./GraphPage.tsx')).GraphPage) },
  { path: `${page}/umbrales`, page: lazyPage(async () => (await import('./ThresholdsPage.tsx')).ThresholdsPage) },
  {
    path: `${page}/obligaciones`,
    page: lazyPage(async () => (await import('./ObligationsPage.tsx')).ObligationsPage),
  },
  { path: `${page}/citas`, page: lazyPage(async () => (await import('./LintPage.tsx')).LintPage) },
  { path: '/normas/:code', page: lazyPage(async () => (await import('./NormPage.tsx')).NormPage) },
];

export const normsLink: WorkLink = {
  title: 'Normas',
  summary: 'Normas y proyectos, umbrales con su norma, ensayo de cambios, obligaciones y citas.',
  path: 'normas',
  sections: ['norms'],
};
