// What is said of a change to who looks: where and in which section, never what.
import type { WriteTx } from '../database/database.ts';
import { clientOf } from '../database/transaction.ts';

export interface Change {
  /** Null: something of the territory that is in no section. */
  readonly section: string | null;
  /** Ubigeo prefix; '' is Peru. */
  readonly territory: string;
  /** Whether visitors can see what changed; else only who covers the territory. */
  readonly isPublic: boolean;
}

export const CHANGE_CHANNEL = 'vigia_changes';

const announced = new WeakMap<WriteTx, Set<string>>();

/** Told to every server of the database when the transaction commits, once for all that is alike in it. */
export async function announceChange(tx: WriteTx, { section, territory, isPublic }: Change): Promise<void> {
  const text = JSON.stringify({ section, territory, isPublic });
  const said = announced.get(tx) ?? new Set<string>();
  if (said.has(text)) return;
  announced.set(tx, said.add(text));
  await clientOf(tx).query({
    name: 'announce-change',
    text: 'SELECT pg_notify($1, $2)',
    values: [CHANGE_CHANNEL, text],
  });
}
