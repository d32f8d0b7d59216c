// The accounts library, over tables of ours (migrations/0007-accounts.sql) and connections of its own.
import { apiKey } from '@better-auth/api-key';
import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { genericOAuth, twoFactor } from 'better-auth/plugins';
import pg from 'pg';
import { boundCalls } from '#server/http/outward-calls.ts';
import { discoveryUrlOf, type OpenIdSettings } from './open-id.ts';
import { deleteKeysOf } from './key-store.ts';
import { hashPassword, isPassword } from './password.ts';
import { libraryQueries } from './store.ts';

export interface AccountSettings {
  readonly connectionString: string;
  /** Signs cookies and encrypts secrets at rest; of a file outside of the database. */
  readonly secret: string;
  /** Where people come in, the first one for links: `https://…` or `http://127.0.0.1:8080`. */
  readonly origins: readonly string[];
  /**
   * Sends the link that resets a password, and is not waited for: how long it takes would say that the address has an
   * account. Absent: there is no mail.
   */
  readonly sendResetLink?: (to: string, link: string) => void;
  readonly openId?: OpenIdSettings | undefined;
  /** Inside the institution, what may be called (VIGIA_ALLOWED_HOSTS): asked at each call to the provider. */
  readonly allowedHosts?: readonly string[];
}

/** Header in which we tell the library where a request came from; never taken from outside. */
export const ADDRESS_HEADER = 'x-vigia-address';

const day = 24 * 60 * 60;
const minute = 60;

export type Accounts = ReturnType<typeof openAccounts>;

export function openAccounts(settings: AccountSettings) {
  // The program's own connections read instants as texts; the library compares them as dates.
  const pool = new pg.Pool({ connectionString: settings.connectionString, max: 5, application_name: 'vigia-cuentas' });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const [home = ''] = settings.origins;
  const secure = home.startsWith('https://');
  const { openId, sendResetLink } = settings;
  const bound = <T>(work: () => T): T => boundCalls(settings.allowedHosts ?? [], work);
  const makeAuth = () =>
    betterAuth({
      appName: 'Vigía',
      secret: settings.secret,
      baseURL: home,
      basePath: '/api/auth',
      trustedOrigins: [...settings.origins],
      // Its own page of errors speaks English.
      onAPIError: { errorURL: `${home}/ingresar` },
      telemetry: { enabled: false },
      logger: { disabled: true },
      database: { db: libraryQueries(pool), type: 'postgres' },
      user: { modelName: 'accountUser' },
      account: { modelName: 'accountCredential', encryptOAuthTokens: true },
      verification: { modelName: 'accountVerification' },
      session: { modelName: 'accountSession', expiresIn: 7 * day, updateAge: day, freshAge: 30 * minute },
      emailAndPassword: {
        enabled: true,
        disableSignUp: true,
        minPasswordLength: 12,
        maxPasswordLength: 128,
        revokeSessionsOnPasswordReset: true,
        resetPasswordTokenExpiresIn: 60 * minute,
        // Whoever had the old password may have made keys with it.
        onPasswordReset: async ({ user }) => deleteKeysOf(pool, user.id),
        password: { hash: hashPassword, verify: ({ hash, password }) => isPassword(hash, password) },
        ...(sendResetLink && {
          sendResetPassword: async ({ user, token }) => sendResetLink(user.email, resetLink(home, token)),
        }),
      },
      rateLimit: {
        enabled: true,
        storage: 'database',
        modelName: 'accountRateLimit',
        window: minute,
        max: 120,
        customRules: {
          // By address, and an office comes from one: enough for its people. Guesses at one account are counted apart.
          '/sign-in/email': { window: 5 * minute, max: 60 },
          '/two-factor/*': { window: 5 * minute, max: 10 },
          '/request-password-reset': { window: 60 * minute, max: 5 },
        },
      },
      advanced: {
        // The prefix binds the cookie to this host, and the browser takes it only over TLS.
        cookiePrefix: secure ? '__Host-vigia' : 'vigia',
        useSecureCookies: false,
        defaultCookieAttributes: { secure, sameSite: 'lax', httpOnly: true, path: '/' },
        ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      },
      // What only we do, with an authorisation: accounts come from invitations, keys are narrowed.
      disabledPaths: [
        '/sign-up/email',
        '/update-user',
        '/change-email',
        '/delete-user',
        '/api-key/create',
        '/api-key/update',
        '/api-key/verify',
        '/api-key/get',
        '/api-key/list',
        '/api-key/delete',
        '/api-key/delete-all-expired-api-keys',
      ],
      plugins: [
        twoFactor({ issuer: 'Vigía', schema: { twoFactor: { modelName: 'accountTwoFactor' } } }),
        passkey({
          rpName: 'Vigía',
          rpID: passkeyHostOf(home),
          origin: [...settings.origins],
          schema: { passkey: { modelName: 'accountPasskey' } },
        }),
        apiKey({
          defaultPrefix: 'vigia_',
          enableMetadata: true,
          enableSessionForAPIKeys: false,
          keyExpiration: { minExpiresIn: 1, maxExpiresIn: 366, defaultExpiresIn: 90 * day },
          rateLimit: { enabled: true, timeWindow: minute * 1000, maxRequests: 600 },
          schema: { apikey: { modelName: 'accountApiKey' } },
        }),
        ...(openId
          ? [
              genericOAuth({
                config: [
                  {
                    providerId: 'oidc',
                    discoveryUrl: discoveryUrlOf(openId.issuer),
                    clientId: openId.clientId,
                    clientSecret: openId.clientSecret,
                    scopes: ['openid', 'email', 'profile'],
                    pkce: true,
                    requireIdTokenVerification: true,
                    // Who may come in was invited: the provider proves who they are, and makes no accounts.
                    disableSignUp: true,
                  },
                ],
              }),
            ]
          : []),
      ],
    });
  // It asks the provider who it is as soon as it is made.
  const auth = bound(makeAuth);
  const { secret } = settings;
  return {
    auth,
    /** What the library does for a request of its own; the program calls nothing inward unlisted meanwhile. */
    handle: (request: Request) => bound(() => auth.handler(request)),
    pool,
    home,
    secure,
    secret,
    withMail: sendResetLink !== undefined,
    close: () => pool.end(),
  };
}

export function resetLink(home: string, token: string): string {
  return `${home}/clave-nueva?enlace=${encodeURIComponent(token)}`;
}

/** No browser makes a passkey for an IP address: on this machine it belongs to its name. */
function passkeyHostOf(origin: string): string {
  const host = URL.canParse(origin) ? new URL(origin).hostname : '';
  return ['', '127.0.0.1', '[::1]'].includes(host) ? 'localhost' : host;
}
