import { lazyPage, type WebRoute } from '#web/route.ts';

export const neighbourhoodRoutes: readonly WebRoute[] = [
  { path: '/campo', page: lazyPage(async () => (await import('./FieldGate.tsx')).FieldGate) },
];
