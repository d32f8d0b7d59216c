export { type Accounts, openAccounts } from './accounts.ts';
export { type IdentityDeps, makeResetLink, requireAccount } from './actions.ts';
export { firstAdministratorLink } from './invitations.ts';
export { type Guard, guardRoutes } from './guard.ts';
export { requireOpenIdProvider } from './open-id.ts';
export { registerIdentityRoutes } from './routes.ts';
export { eraseAccount } from './personal-actions.ts';
export { startSweeping, sweepPersonalData } from './retention.ts';
export { readSessionSecret } from './session-secret.ts';
