// The accounts library's own routes, with refusals in our shape and in Spanish.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refusal, type RefusalKind } from '#shared/refusal.ts';
import { PUBLIC } from '../permission.ts';
import type { Accounts } from './accounts.ts';
import { emailSignedIn, newDeviceCookie } from './device-cookie.ts';
import { findEmailOfReset } from './guess-store.ts';
import { beginGuess } from './guessing.ts';
import { libraryHeaders } from './principal.ts';

export interface LibraryRoutesDeps {
  readonly accounts: Accounts;
  readonly now: () => Date;
}

export function registerLibraryRoutes(app: FastifyInstance, deps: LibraryRoutesDeps): void {
  const { accounts } = deps;
  const known = addressesOf(accounts);
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    config: { permission: PUBLIC },
    handler: (request, reply) => {
      // The library counts attempts by address before it knows whether it has it: made-up ones would be kept without end.
      if (!known.has(new URL(request.url, accounts.home).pathname)) throw unknownAddress();
      return answer(deps, request, reply);
    },
  });
}

const openIdCallback = '/callback/oidc';

/** Those with something of the request in them are no use of ours, but where the identity provider comes back. */
function addressesOf({ auth }: Accounts): ReadonlySet<string> {
  const paths = Object.values(auth.api).flatMap(({ path }) => (path === undefined || /[:*]/.test(path) ? [] : [path]));
  return new Set([...paths, openIdCallback].map((path) => `/api/auth${path}`));
}

function unknownAddress(): Refusal {
  return new Refusal('not-found', 'unknown-address', 'Esa dirección no existe.');
}

async function answer(
  { accounts, now }: LibraryRoutesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const url = new URL(request.url, accounts.home);
  const guess = url.pathname === '/api/auth/sign-in/email' ? await beginGuess(accounts, request, now()) : undefined;
  const resetEmail = url.pathname === '/api/auth/reset-password' ? await emailOfReset(accounts, request) : undefined;
  const response = await accounts.handle(
    new Request(url, {
      method: request.method,
      headers: libraryHeaders(request),
      ...(request.method === 'POST' && { body: textOf(request.body) }),
    }),
  );
  if (response.status !== 401) await guess?.undo();
  if (response.status >= 400) throw refusalOf(response.status, await codeOf(response));
  const email = resetEmail ?? (await emailSignedIn(response));
  if (email !== undefined) reply.header('set-cookie', newDeviceCookie(accounts, email));
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie);
  for (const name of ['content-type', 'location']) {
    const value = response.headers.get(name);
    if (value !== null) reply.header(name, value);
  }
  return reply
    .status(response.status)
    .header('cache-control', 'no-store')
    .send(Buffer.from(await response.arrayBuffer()));
}

const reset = z.object({ token: z.string().max(100) });

/** Who proves by a link that an account is theirs has its browser known too. */
async function emailOfReset({ pool }: Accounts, { body }: FastifyRequest): Promise<string | undefined> {
  const token = reset.safeParse(body).data?.token;
  return token === undefined ? undefined : findEmailOfReset(pool, token);
}

/** What was read may be nested deeper than it can be written. */
function textOf(body: unknown): string {
  try {
    return JSON.stringify(body ?? {});
  } catch (error) {
    throw error instanceof RangeError ? notUnderstood() : error;
  }
}

function notUnderstood(): Refusal {
  return new Refusal('invalid', 'accounts-refused', 'No se pudo hacer: revise lo que envió.');
}

const libraryError = z.object({ code: z.string() });

async function codeOf(response: Response): Promise<string> {
  const body = await response.json().catch(() => null);
  return libraryError.safeParse(body).data?.code ?? '';
}

type Told = readonly [kind: RefusalKind, code: string, message: string];

/** By the library's code. What is not here is told without detail: it may say what exists. */
const TOLD: Readonly<Record<string, Told>> = {
  INVALID_EMAIL_OR_PASSWORD: ['unauthenticated', 'wrong-credentials', 'El correo o la contraseña no son correctos.'],
  INVALID_EMAIL: ['invalid', 'wrong-credentials', 'El correo no está bien escrito.'],
  INVALID_PASSWORD: ['invalid', 'wrong-password', 'La contraseña actual no es correcta.'],
  PASSWORD_TOO_SHORT: ['invalid', 'password-too-short', 'La contraseña tiene al menos 12 caracteres.'],
  PASSWORD_TOO_LONG: ['invalid', 'password-too-long', 'La contraseña tiene a lo más 128 caracteres.'],
  INVALID_TOKEN: ['not-found', 'link-used', 'El enlace ya se usó, venció o está incompleto. Pida otro.'],
  INVALID_CODE: ['unauthenticated', 'wrong-code', 'El código no es correcto o venció.'],
  INVALID_BACKUP_CODE: ['unauthenticated', 'wrong-code', 'El código de respaldo no es correcto o ya se usó.'],
  INVALID_TWO_FACTOR_COOKIE: ['unauthenticated', 'sign-in-first', 'Ingrese otra vez: pasó demasiado tiempo.'],
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: [
    'too-many',
    'too-many-requests',
    'Demasiados intentos. Espere y pruebe otra vez.',
  ],
  SESSION_EXPIRED: ['unauthenticated', 'sign-in-first', 'Ingrese otra vez: su sesión venció.'],
  SESSION_NOT_FRESH: ['forbidden', 'session-not-fresh', 'Por seguridad, salga e ingrese otra vez para hacerlo.'],
};

function refusalOf(status: number, code: string): Refusal {
  const told = TOLD[code];
  if (told) return new Refusal(...told);
  if (status === 429)
    return new Refusal('too-many', 'too-many-requests', 'Demasiados intentos. Espere unos minutos y pruebe otra vez.');
  if (status === 404) return unknownAddress();
  if (status === 401) return new Refusal('unauthenticated', 'sign-in-first', 'Ingrese con su cuenta para hacerlo.');
  if (status < 500) return notUnderstood();
  throw new Error(`the accounts library answered ${status} ${code}`);
}
