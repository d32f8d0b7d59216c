// Who is behind a request: the account of its session or key, with the roles in force today.
import type { FastifyRequest } from 'fastify';
import type { Database } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import { covers, EVERYWHERE, NOWHERE } from '#shared/jurisdiction.ts';
import { Refusal } from '#shared/refusal.ts';
import { type Grant, isInForce, jurisdictionOf, type Principal } from '../grant.ts';
import { type Accounts, ADDRESS_HEADER } from './accounts.ts';
import { keyMetadata } from './keys.ts';
import { findGrants } from './store.ts';

export interface PrincipalDeps {
  readonly db: Database;
  readonly accounts: Accounts;
  readonly today: () => CalendarDate;
}

export const KEY_HEADER = 'x-api-key';

/** The library keeps to itself why it could not read a session: its connection broke. */
function refuseLostSession(error: unknown): never {
  if (!(error instanceof Error) || error.message !== 'Failed to get session') throw error;
  throw new Refusal(
    'unavailable',
    'database-unavailable',
    'La base de datos no responde; puede estar iniciándose otra vez. Vuelva a intentarlo en unos segundos.',
  );
}

export async function findPrincipal(deps: PrincipalDeps, request: FastifyRequest): Promise<Principal> {
  const key = request.headers[KEY_HEADER];
  if (typeof key === 'string') return principalOfKey(deps, key, request.ip);
  // Most readers are visitors: no question to the database for who brings no cookie of ours.
  if (!/vigia\.session_token=/.test(request.headers.cookie ?? '')) return visitor(request.ip);
  const session = await deps.accounts.auth.api
    .getSession({ headers: libraryHeaders(request) })
    .catch(refuseLostSession);
  if (!session) return visitor(request.ip);
  const grants = await grantsOf(deps, session.user.id);
  return {
    name: session.user.name,
    account: session.user.id,
    address: request.ip,
    jurisdiction: jurisdictionOf(grants),
    grants,
    only: null,
  };
}

export function visitor(address: string | null): Principal {
  return { name: 'visitante', account: null, address, jurisdiction: NOWHERE, grants: [], only: null };
}

async function principalOfKey(deps: PrincipalDeps, text: string, address: string): Promise<Principal> {
  const { valid, key, error } = await deps.accounts.auth.api.verifyApiKey({ body: { key: text } });
  if (error?.code === 'RATE_LIMITED')
    throw new Refusal('too-many', 'too-many-requests', 'La clave hizo demasiadas peticiones; espere un minuto.');
  const narrowed = keyMetadata.safeParse(key?.metadata);
  if (!valid || !key || !narrowed.success)
    throw new Refusal('unauthenticated', 'bad-key', 'La clave no existe, venció o fue retirada.');
  const { territory, permissions, name } = narrowed.data;
  const grants = (await grantsOf(deps, key.referenceId)).flatMap((grant) => narrowedTo(grant, territory));
  return {
    name: `clave «${name}»`,
    account: key.referenceId,
    address,
    jurisdiction: jurisdictionOf(grants),
    grants,
    only: permissions,
  };
}

/** The part of a grant that lies in the territory of a key: the smaller of the two, or nothing. */
export function narrowedTo(grant: Grant, territory: string): readonly Grant[] {
  if (territory === '' || covers([territory], grant.territory)) return [grant];
  if (grant.territory === '' || covers([grant.territory], territory)) return [{ ...grant, territory }];
  return [];
}

/** In force today, wherever they are held. */
export async function grantsOf(
  { db, today }: Pick<PrincipalDeps, 'db' | 'today'>,
  userId: string,
): Promise<readonly Grant[]> {
  // Before it is known where somebody acts, their roles are read everywhere.
  const grants = await db.as(EVERYWHERE).read((tx) => findGrants(tx, userId));
  return grants
    .filter((grant) => isInForce(grant, today()))
    .map(({ role, territory, validFrom, validTo }) => ({ role, territory, validFrom, validTo }));
}

/** Of the request, with the address that we know and not one that was sent. */
export function libraryHeaders(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const name of ['cookie', 'origin', 'referer', 'user-agent', 'content-type']) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  headers.set(ADDRESS_HEADER, request.ip);
  return headers;
}
