// Photos and PDFs that prove work done. The module that rests on one keeps its id.
import { createHash } from 'node:crypto';
import type { Generated } from '#server/database/schema.ts';
import type { ReadTx, WriteTx } from '#server/database/database.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Principal } from '#modules/identity/index.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import type { EvidenceSummary } from '../contract.ts';
import { mimeOf } from './attachments.ts';
import { withoutMetadata } from './picture.ts';

declare module '#server/database/schema.ts' {
  interface Schema {
    evidence: {
      id: Generated<number>;
      territory: string;
      name: string;
      mime: string;
      content: Uint8Array;
      byteCount: Generated<number>;
      sha256: string;
      isPublic: Generated<boolean>;
      createdAt: Generated<string>;
      createdBy: string;
    };
  }
}

export interface NewEvidence {
  /** Ubigeo prefix; '' is Peru. */
  readonly territory: string;
  readonly name: string;
  readonly content: Uint8Array;
  /** Whether visitors may open it from now on. */
  readonly isPublic: boolean;
}

const columns = ['id', 'territory', 'name', 'mime', 'byteCount', 'sha256'] as const;

/**
 * The same bytes in the same territory are one piece of evidence. Who calls has authorised it.
 * Throws a Refusal: unknown-attachment-kind, damaged-picture.
 */
export async function storeEvidence(tx: WriteTx, evidence: NewEvidence, actor: Principal): Promise<EvidenceSummary> {
  const mime = mimeOf(evidence.content);
  if (mime === undefined)
    throw new Refusal('invalid', 'unknown-attachment-kind', 'Solo se admiten fotos JPEG o PNG y documentos PDF.');
  const content = withoutMetadata(mime, evidence.content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const known = await tx
    .selectFrom('evidence')
    .select(columns)
    .where('territory', '=', evidence.territory)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  if (known) {
    if (evidence.isPublic) await publishEvidence(tx, [known.id]);
    return known;
  }
  const stored = await tx
    .insertInto('evidence')
    .values({ ...evidence, content, mime, sha256, createdBy: actor.name })
    .returning(columns)
    .executeTakeFirstOrThrow();
  await recordAct(tx, {
    actor,
    territory: evidence.territory,
    action: 'storeEvidence',
    subject: `evidence/${stored.id}`,
    details: { sha256 },
  });
  return stored;
}

/** Those that who asks may see, in the order of their ids. */
export async function findEvidence(tx: ReadTx, ids: readonly number[]): Promise<readonly EvidenceSummary[]> {
  if (ids.length === 0) return [];
  return tx.selectFrom('evidence').select(columns).where('id', 'in', ids).orderBy('id').execute();
}

/** With what it proves. */
export async function publishEvidence(tx: WriteTx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.updateTable('evidence').set({ isPublic: true }).where('id', 'in', ids).execute();
}

export async function findEvidenceContent(
  tx: ReadTx,
  id: number,
): Promise<{ mime: string; content: Uint8Array } | undefined> {
  return tx.selectFrom('evidence').select(['mime', 'content']).where('id', '=', id).executeTakeFirst();
}
