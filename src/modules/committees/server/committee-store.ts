import { type Insertable, type Selectable, sql } from 'kysely';
import type { ReadTx, WriteTx } from '#server/database/database.ts';
import type { Schema } from '#server/database/schema.ts';
import type { DirectoryEntry } from '../contract.ts';
import './schema.ts';

export type StoredCommittee = Selectable<Schema['committee']>;

export async function insertCommittee(tx: WriteTx, committee: Insertable<Schema['committee']>): Promise<number> {
  const { id } = await tx.insertInto('committee').values(committee).returning('id').executeTakeFirstOrThrow();
  return id;
}

export async function findCommittee(tx: ReadTx, id: number): Promise<StoredCommittee | undefined> {
  return tx.selectFrom('committee').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Whoever changes a committee or what hangs from it waits for who does so now. */
export async function lockCommittee(tx: WriteTx, id: number): Promise<StoredCommittee | undefined> {
  return tx.selectFrom('committee').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Of the territory and of those inside it, the widest first. */
export async function findCommittees(
  tx: ReadTx,
  territory: string,
  window: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly StoredCommittee[]; readonly total: number }> {
  const inside = tx.selectFrom('committee').where('territory', 'like', `${territory}%`);
  const { count } = await inside.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  const rows = await inside
    .selectAll()
    .orderBy(sql`length(territory)`)
    .orderBy('territory')
    .orderBy('kind')
    .orderBy('id')
    .limit(window.limit)
    .offset(window.offset)
    .execute();
  return { rows, total: count };
}

export async function findCommitteeOfLaw(tx: ReadTx, territory: string): Promise<StoredCommittee | undefined> {
  return tx
    .selectFrom('committee')
    .selectAll()
    .where('territory', '=', territory)
    .where('kind', 'in', ['coresec', 'coprosec', 'codisec'])
    .executeTakeFirst();
}

/** Territories inside that have their committee of law here. */
export async function findTerritoriesOfLaw(tx: ReadTx, territory: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('committee')
    .select('territory')
    .where('territory', 'like', `${territory}%`)
    .where('kind', 'in', ['coresec', 'coprosec', 'codisec'])
    .execute();
  return new Set(rows.map((row) => row.territory));
}

export async function findCommitteeLike(
  tx: ReadTx,
  { territory, kind, title }: Pick<StoredCommittee, 'territory' | 'kind' | 'title'>,
): Promise<StoredCommittee | undefined> {
  return tx
    .selectFrom('committee')
    .selectAll()
    .where('territory', '=', territory)
    .where('kind', '=', kind)
    .where('title', '=', title)
    .executeTakeFirst();
}

export async function findEditionCommittees(tx: ReadTx): Promise<readonly StoredCommittee[]> {
  return tx
    .selectFrom('committee')
    .selectAll()
    .where('editionBody', 'is not', null)
    .where('territory', '=', '')
    .orderBy('id')
    .execute();
}

export async function insertDirectory(
  tx: WriteTx,
  directory: Omit<Insertable<Schema['committeeDirectory']>, 'content'> & { content: readonly DirectoryEntry[] },
): Promise<void> {
  await tx
    .insertInto('committeeDirectory')
    .values({ ...directory, content: JSON.stringify(directory.content) })
    .execute();
}

export async function findLatestDirectory(
  tx: ReadTx,
  committeeId: number,
): Promise<{ publishedOn: string; sha256: string; entries: readonly DirectoryEntry[] } | null> {
  const row = await tx
    .selectFrom('committeeDirectory')
    .select(['publishedOn', 'sha256', 'content'])
    .where('committeeId', '=', committeeId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  // Written by `insertDirectory` alone.
  return { publishedOn: row.publishedOn, sha256: row.sha256, entries: row.content as readonly DirectoryEntry[] };
}
