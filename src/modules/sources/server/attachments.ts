// Photos and PDFs of a section: kept with author, date and licence, known by their content.
import { createHash } from 'node:crypto';
import type { Generated } from '#server/database/schema.ts';
import type { ReadTx, WriteTx } from '#server/database/database.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Principal } from '#modules/identity/index.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import type { AttachmentSummary } from '../contract.ts';
import { withoutMetadata } from './picture.ts';

declare module '#server/database/schema.ts' {
  interface Schema {
    attachment: {
      id: Generated<number>;
      section: string;
      territory: string;
      caption: string;
      takenOn: string;
      author: string;
      licence: string;
      mime: string;
      content: Uint8Array;
      sha256: string;
      createdAt: Generated<string>;
      createdBy: string;
    };
  }
}

const summaryColumns = ['id', 'section', 'territory', 'caption', 'takenOn', 'author', 'licence', 'mime'] as const;

/** Of the territory, of those inside it and of those that contain it. */
export async function findAttachments(
  tx: ReadTx,
  filter: { section?: string; territory: string },
): Promise<readonly AttachmentSummary[]> {
  const rows = await tx
    .selectFrom('attachment')
    .select(summaryColumns)
    .$if(filter.section !== undefined, (query) => query.where('section', '=', filter.section ?? ''))
    .orderBy('takenOn')
    .orderBy('id')
    .execute();
  return rows.filter((row) => row.territory.startsWith(filter.territory) || filter.territory.startsWith(row.territory));
}

export async function findAttachmentContent(
  tx: ReadTx,
  id: number,
): Promise<{ mime: string; content: Uint8Array } | undefined> {
  return tx.selectFrom('attachment').select(['mime', 'content']).where('id', '=', id).executeTakeFirst();
}

export type NewAttachment = Omit<AttachmentSummary, 'id' | 'mime'> & { readonly content: Uint8Array };

/**
 * The same bytes in the same section and territory are one attachment. A photo is kept without what its camera
 * wrote in it. Throws a Refusal: unknown-attachment-kind, damaged-picture.
 */
export async function addAttachment(tx: WriteTx, attachment: NewAttachment, actor: Principal): Promise<number> {
  const mime = mimeOf(attachment.content);
  if (mime === undefined) {
    throw new Refusal('invalid', 'unknown-attachment-kind', 'Solo se admiten fotos JPEG o PNG y documentos PDF.');
  }
  const content = withoutMetadata(mime, attachment.content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const known = await tx
    .selectFrom('attachment')
    .select('id')
    .where('section', '=', attachment.section)
    .where('territory', '=', attachment.territory)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  if (known) return known.id;
  const { id } = await tx
    .insertInto('attachment')
    .values({ ...attachment, content, mime, sha256, createdBy: actor.name })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAct(tx, {
    actor,
    territory: attachment.territory,
    action: 'addAttachment',
    subject: `attachment/${id}`,
    details: { section: attachment.section },
    announces: { section: attachment.section, isPublic: true },
  });
  return id;
}

/** By its first bytes: a name proves nothing. */
export function mimeOf(content: Uint8Array): string | undefined {
  const starts = (...bytes: number[]): boolean => bytes.every((byte, index) => content[index] === byte);
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a)) return 'image/png';
  if (starts(0x25, 0x50, 0x44, 0x46, 0x2d)) return 'application/pdf';
  return undefined;
}
