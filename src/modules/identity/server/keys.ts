// Keys with which a program asks in the name of an account, for some permissions in a territory.
import { z } from 'zod';
import { limaDate } from '#shared/calendar-date.ts';
import { Refusal } from '#shared/refusal.ts';
import type { KeyInput, KeySummary, NewKey } from '../contract.ts';
import type { Principal } from '../grant.ts';
import { requireNarrow } from '../key.ts';
import type { Permission } from '../permission.ts';
import type { Accounts } from './accounts.ts';
import { deleteKey, findKeys, type KeyRow } from './key-store.ts';

export interface KeyDeps {
  readonly accounts: Accounts;
  readonly permissions: readonly Permission[];
}

/** What the library keeps for us beside a key. */
export const keyMetadata = z.object({ territory: z.string(), name: z.string(), permissions: z.array(z.string()) });
type KeyMetadata = z.infer<typeof keyMetadata>;

const daySeconds = 24 * 60 * 60;

export async function listKeys({ accounts: { pool } }: KeyDeps, principal: Principal): Promise<readonly KeySummary[]> {
  return (await findKeys(pool, accountOf(principal))).flatMap((row) => summaryOf(row) ?? []);
}

export async function makeKey(deps: KeyDeps, input: KeyInput, principal: Principal): Promise<NewKey> {
  const { name, territory, permissions, days } = input;
  requireNarrow(input, principal, deps.permissions);
  return create(deps, { name, territory, permissions }, days * daySeconds, accountOf(principal));
}

/** Another key for the same, as long as the first one was given for; the first one ends. */
export async function rotateKey(deps: KeyDeps, id: string, principal: Principal): Promise<NewKey> {
  const { pool } = deps.accounts;
  const account = accountOf(principal);
  const row = (await findKeys(pool, account)).find((one) => one.id === id);
  const held = row && metadataOf(row);
  if (!row || !held) throw unknownKey();
  requireNarrow(held, principal, deps.permissions);
  const key = await create(deps, held, row.seconds, account);
  // Of two that rotate it at once, one takes the first key's place.
  if (await deleteKey(pool, account, id)) return key;
  await deleteKey(pool, account, key.id);
  throw unknownKey();
}

export async function endKey({ accounts: { pool } }: KeyDeps, id: string, principal: Principal): Promise<void> {
  if (!(await deleteKey(pool, accountOf(principal), id))) throw unknownKey();
}

async function create({ accounts }: KeyDeps, held: KeyMetadata, seconds: number, userId: string): Promise<NewKey> {
  const made = await accounts.auth.api.createApiKey({ body: { userId, expiresIn: seconds, metadata: held } });
  const { territory, name, permissions } = held;
  const expiresOn = made.expiresAt ? limaDate(new Date(made.expiresAt)) : null;
  return { id: made.id, name, start: made.start ?? '', territory, permissions, expiresOn, key: made.key };
}

function summaryOf(row: KeyRow): KeySummary | undefined {
  const held = metadataOf(row);
  return held && { id: row.id, start: row.start ?? '', expiresOn: limaDate(row.expiresAt), ...held };
}

function metadataOf({ metadata }: KeyRow): KeyMetadata | undefined {
  const value: unknown = JSON.parse(metadata ?? 'null');
  return keyMetadata.safeParse(value).data;
}

function accountOf({ account, only }: Principal): string {
  if (account !== null && only === null) return account;
  throw new Refusal('forbidden', 'not-with-a-key', 'Las claves se administran con la cuenta, no con una clave.');
}

function unknownKey(): Refusal {
  return new Refusal('not-found', 'unknown-key', 'Esa clave no existe o ya terminó.');
}
