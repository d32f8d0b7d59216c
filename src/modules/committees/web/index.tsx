import { lazyPage, type WebRoute, type WorkLink } from '#web/route.ts';

export const committeeRoutes: readonly WebRoute[] = [
  { path: '/t/:territory/comites', page: lazyPage(async () => (await import('./CommitteesPage.tsx')).CommitteesPage) },
  {
    path: '/t/:territory/comites/calendario',
    page: lazyPage(async () => (await import('./CalendarPage.tsx')).CalendarPage),
  },
  {
    path: '/t/:territory/comites/acuerdos',
    page: lazyPage(async () => (await import('./AgreementsPage.tsx')).AgreementsPage),
  },
  {
    path: '/t/:territory/comites/:id',
    page: lazyPage(async () => (await import('./CommitteePage.tsx')).CommitteePage),
  },
  {
    path: '/t/:territory/comites/:id/sesiones/:session',
    page: lazyPage(async () => (await import('./SessionPage.tsx')).SessionPage),
  },
];

export const committeesLink: WorkLink = {
  title: 'Comités',
  summary: 'CORESEC, COPROSEC, CODISEC, mesas técnicas y grupos: sesiones, actas, acuerdos y miembros.',
  path: 'comites',
  sections: ['pasc', 'cameras', 'barrio-seguro'],
};
