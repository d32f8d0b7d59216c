// Norms that the platform follows, and what hangs from any norm by its code.
import { randomUUID } from 'node:crypto';
import type { ReadTx, WriteTx } from '#server/database/database.ts';
import type { NormArticle } from '../contract.ts';
import { type OwnNorm, projectCode } from '../norm.ts';
import type { Relation } from '../relation.ts';
import './schema.ts';

const NORM = [
  'id',
  'territory',
  'code',
  'canonicalId',
  'type',
  'number',
  'year',
  'acronym',
  'issuer',
  'unit',
  'subject',
  'stage',
  'draftedOn',
  'sentOn',
  'approvedOn',
  'publishedOn',
  'inForceFrom',
  'inForceTo',
  'confidence',
  'source',
  'revision',
] as const;

/** All that who asks may see: few hundreds, and the resolver needs each. */
export async function findOwnNorms(tx: ReadTx): Promise<readonly OwnNorm[]> {
  return tx.selectFrom('norm').select(NORM).orderBy('id').execute();
}

export async function findOwnNorm(tx: ReadTx, id: number): Promise<OwnNorm | undefined> {
  return tx.selectFrom('norm').select(NORM).where('id', '=', id).executeTakeFirst();
}

export async function insertNorm(
  tx: WriteTx,
  norm: Omit<OwnNorm, 'id' | 'code' | 'revision'>,
  createdBy: string,
): Promise<number> {
  // A project is called by its id, which the table gives.
  const published = norm.stage === 'published' ? norm.canonicalId : null;
  const { id } = await tx
    .insertInto('norm')
    .values({ ...norm, code: published ?? projectCode(randomUUID()), createdBy })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (published === null)
    await tx
      .updateTable('norm')
      .set({ code: projectCode(id) })
      .where('id', '=', id)
      .execute();
  return id;
}

/** False when somebody changed it since `revision` was seen. What hangs from its project's code follows it. */
export async function updateNorm(tx: WriteTx, before: OwnNorm, next: OwnNorm): Promise<boolean> {
  const { id, revision, ...values } = next;
  const changed = await tx
    .updateTable('norm')
    .set({ ...values, revision })
    .where('id', '=', id)
    .where('revision', '=', before.revision)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return false;
  if (next.code !== before.code) await renameNorm(tx, before.code, next.code);
  return true;
}

async function renameNorm(tx: WriteTx, before: string, after: string): Promise<void> {
  for (const table of ['normRelation', 'normArticle', 'normDocument', 'normObligation', 'parameterChange'] as const)
    await tx.updateTable(table).set({ norm: after }).where('norm', '=', before).execute();
  await tx.updateTable('normRelation').set({ target: after }).where('target', '=', before).execute();
}

export async function findRelations(tx: ReadTx): Promise<readonly Relation[]> {
  const rows = await tx
    .selectFrom('normRelation')
    .select(['id', 'norm', 'kind', 'target', 'article'])
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, basis: 'registered' }));
}

export async function findRelation(tx: ReadTx, id: number) {
  return tx.selectFrom('normRelation').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Undefined when it was there. */
export async function insertRelation(
  tx: WriteTx,
  relation: Pick<Relation, 'norm' | 'kind' | 'target' | 'article'> & { territory: string; createdBy: string },
): Promise<number | undefined> {
  const row = await tx
    .insertInto('normRelation')
    .values(relation)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export async function deleteRelation(tx: WriteTx, id: number): Promise<void> {
  await tx.deleteFrom('normRelation').where('id', '=', id).execute();
}

export async function findArticles(tx: ReadTx, norm: string): Promise<readonly NormArticle[]> {
  return tx
    .selectFrom('normArticle')
    .select(['id', 'article', 'says', 'confidence'])
    .where('norm', '=', norm)
    .orderBy('id')
    .execute();
}

/** Undefined when that article is there. */
export async function insertArticle(
  tx: WriteTx,
  article: Omit<NormArticle, 'id'> & { norm: string; territory: string; createdBy: string },
): Promise<number | undefined> {
  const row = await tx
    .insertInto('normArticle')
    .values(article)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export async function findDocuments(tx: ReadTx, norm: string) {
  return tx
    .selectFrom('normDocument')
    .select(['id', 'title', 'link', 'evidenceId'])
    .where('norm', '=', norm)
    .orderBy('id')
    .execute();
}

export async function insertDocument(
  tx: WriteTx,
  document: {
    norm: string;
    territory: string;
    title: string;
    evidenceId: number | null;
    link: string | null;
    createdBy: string;
  },
): Promise<number> {
  const row = await tx.insertInto('normDocument').values(document).returning('id').executeTakeFirstOrThrow();
  return row.id;
}
