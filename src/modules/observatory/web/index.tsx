import { lazyPage, type WebRoute, type WorkLink } from '#web/route.ts';

export { useExploredView } from './use-explored.ts';

export const explorerLink: WorkLink = {
  title: 'Explorar denuncias',
  summary: 'Cualquier lugar, periodo y modalidad, con su cambio, su lectura y su archivo.',
  path: 'explorar',
  sections: ['complaints'],
};

export const observatoryRoutes: readonly WebRoute[] = [
  {
    path: '/t/:territory/explorar',
    page: lazyPage(async () => (await import('./ExplorePage.tsx')).ExplorePage),
  },
];
