import { lazyPage, type WebRoute, type WorkLink } from '#web/route.ts';

export const trainingRoutes: readonly WebRoute[] = [
  { path: '/t/:territory/capacitacion', page: lazyPage(async () => (await import('./TrainingPage.tsx')).TrainingPage) },
  {
    path: '/t/:territory/capacitacion/nuevo',
    page: lazyPage(async () => (await import('./PlanEventPage.tsx')).PlanEventPage),
  },
  {
    path: '/t/:territory/capacitacion/centros',
    page: lazyPage(async () => (await import('./CentresPage.tsx')).CentresPage),
  },
  {
    path: '/t/:territory/capacitacion/evento/:id',
    page: lazyPage(async () => (await import('./EventPage.tsx')).EventPage),
  },
  {
    path: '/t/:territory/capacitacion/grupo/:id',
    page: lazyPage(async () => (await import('./EventPage.tsx')).EventPage),
  },
  { path: '/certificado', page: lazyPage(async () => (await import('./CertificatePage.tsx')).CertificatePage) },
  { path: '/certificado/:code', page: lazyPage(async () => (await import('./CertificatePage.tsx')).CertificatePage) },
];

export const trainingLink: WorkLink = {
  title: 'Capacitación',
  summary: 'Eventos, participantes, asistencia, certificados y grupos de los centros.',
  path: 'capacitacion',
  sections: ['training', 'training-centres'],
};
