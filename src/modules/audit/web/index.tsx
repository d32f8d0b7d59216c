import { lazyPage, type WebRoute } from '#web/route.ts';

export { ActHistory } from './ActHistory.tsx';

export const auditRoutes: readonly WebRoute[] = [
  { path: '/registro', page: lazyPage(async () => (await import('./ActsPage.tsx')).ActsPage) },
];
