// What is said of a change to who looks: where and in which section, never what.
import type { WriteTx } from '../database/transaction.ts';

export interface Change {
  /** Null: something of the territory that is in no section. */
  readonly section: string | null;
  /** Ubigeo prefix; '' is Peru. */
  readonly territory: string;
  /** Whether visitors can see what changed; else only who covers the territory. */
  readonly isPublic: boolean;
}

const announced = new WeakMap<WriteTx, Map<string, Change>>();

/** Told to every server of the database once the transaction is committed, and never when it is not. */
export function announceChange(tx: WriteTx, change: Change): void {
  const changes = announced.get(tx) ?? new Map<string, Change>();
  announced.set(tx, changes.set(keyOf(change), change));
}

export function changesAnnounced(tx: WriteTx): readonly Change[] {
  return [...(announced.get(tx)?.values() ?? [])];
}

export function keyOf({ section, territory, isPublic }: Change): string {
  return JSON.stringify({ section, territory, isPublic });
}
