import { lazyPage, type WebRoute } from '#web/route.ts';
import { OverviewPage } from './OverviewPage.tsx';

export { BriefingShell } from './BriefingShell.tsx';

export const briefingRoutes: readonly WebRoute[] = [
  { path: '/', page: OverviewPage },
  { path: '/t/:territory', page: OverviewPage },
  { path: '/t/:territory/s/:code', page: lazyPage(async () => (await import('./SectionPage.tsx')).SectionPage) },
  { path: '/t/:territory/ciudadano', page: lazyPage(async () => (await import('./CitizenPage.tsx')).CitizenPage) },
  { path: '/t/:territory/trabajo', page: lazyPage(async () => (await import('./WorkPage.tsx')).WorkPage) },
  { path: '/mi-distrito', page: lazyPage(async () => (await import('./MyDistrictPage.tsx')).MyDistrictPage) },
  { path: '/regiones', page: lazyPage(async () => (await import('./RegionsPage.tsx')).RegionsPage) },
  { path: '/datos', page: lazyPage(async () => (await import('./DataPage.tsx')).DataPage) },
  { path: '/metodo', page: lazyPage(async () => (await import('./MethodPage.tsx')).MethodPage) },
  { path: '/api-publica', page: lazyPage(async () => (await import('./ApiPage.tsx')).ApiPage) },
];
