import { lazyPage, type WebRoute } from '#web/route.ts';

export { AccountMenu } from './AccountMenu.tsx';
export { Permitted } from './Permitted.tsx';
export { useLeave, useMayOver } from './session.ts';

export const identityRoutes: readonly WebRoute[] = [
  { path: '/ingresar', page: lazyPage(async () => (await import('./SignInPage.tsx')).SignInPage) },
  { path: '/invitacion', page: lazyPage(async () => (await import('./InvitationPage.tsx')).InvitationPage) },
  { path: '/clave-nueva', page: lazyPage(async () => (await import('./NewPasswordPage.tsx')).NewPasswordPage) },
  {
    path: '/clave-olvidada',
    page: lazyPage(async () => (await import('./ForgottenPasswordPage.tsx')).ForgottenPasswordPage),
  },
  { path: '/mi-cuenta', page: lazyPage(async () => (await import('./AccountPage.tsx')).AccountPage) },
  { path: '/cuentas', page: lazyPage(async () => (await import('./AccountsPage.tsx')).AccountsPage) },
];
