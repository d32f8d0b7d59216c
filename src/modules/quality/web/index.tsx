import { lazyPage, type WebRoute } from '#web/route.ts';

export { FindingCard } from './FindingCard.tsx';
export { useQuality } from './quality-queries.ts';

export const qualityRoutes: readonly WebRoute[] = [
  { path: '/t/:territory/calidad', page: lazyPage(async () => (await import('./QualityPage.tsx')).QualityPage) },
];
