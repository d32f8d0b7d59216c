import { lazyPage, type WebRoute, type WorkLink } from '#web/route.ts';

export { useThreadView } from './use-thread.ts';

export const threadLink: WorkLink = {
  title: 'El hilo de los planes',
  summary: 'Del objetivo al resultado: prioridad, serie, actividad, presupuesto, y dónde se corta.',
  path: 'hilo',
  sections: ['pasc', 'articulation', 'policy'],
};

export const threadRoutes: readonly WebRoute[] = [
  { path: '/t/:territory/hilo', page: lazyPage(async () => (await import('./ThreadPage.tsx')).ThreadPage) },
];
