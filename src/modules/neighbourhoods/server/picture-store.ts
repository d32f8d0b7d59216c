import type { ReadTx, WriteTx } from '#server/database/database.ts';
import './store-schema.ts';

export interface PictureRow {
  readonly id: string;
  readonly activityId: string;
  readonly territory: string;
  readonly file: string;
  readonly sha256: string;
  readonly totalBytes: number;
  readonly receivedBytes: number;
  readonly evidenceId: number | null;
}
const columns = [
  'id',
  'activityId',
  'territory',
  'file',
  'sha256',
  'totalBytes',
  'receivedBytes',
  'evidenceId',
] as const;

/** Locked until the transaction ends: parts come one after the other. */
export async function findPictureToChange(tx: WriteTx, id: string): Promise<PictureRow | undefined> {
  return tx.selectFrom('neighbourhoodPicture').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function findPictures(tx: ReadTx, activityId: string): Promise<readonly PictureRow[]> {
  return tx
    .selectFrom('neighbourhoodPicture')
    .select(columns)
    .where('activityId', '=', activityId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
}

export async function insertPicture(
  tx: WriteTx,
  row: Omit<PictureRow, 'receivedBytes' | 'evidenceId'> & { readonly createdBy: string },
): Promise<void> {
  await tx
    .insertInto('neighbourhoodPicture')
    .values({ ...row, showsNoMinor: true, evidenceId: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function insertPart(tx: WriteTx, picture: PictureRow, content: Uint8Array): Promise<void> {
  const { id: pictureId, territory, receivedBytes: startsAtByte } = picture;
  await tx.insertInto('neighbourhoodPicturePart').values({ pictureId, territory, startsAtByte, content }).execute();
  await tx
    .updateTable('neighbourhoodPicture')
    .set({ receivedBytes: startsAtByte + content.length })
    .where('id', '=', pictureId)
    .execute();
}

export async function findParts(tx: ReadTx, pictureId: string): Promise<readonly Uint8Array[]> {
  const rows = await tx
    .selectFrom('neighbourhoodPicturePart')
    .select('content')
    .where('pictureId', '=', pictureId)
    .orderBy('startsAtByte')
    .execute();
  return rows.map(({ content }) => content);
}

/** It is evidence now: its parts are not needed. */
export async function updateWhole(tx: WriteTx, pictureId: string, evidenceId: number): Promise<void> {
  await tx.updateTable('neighbourhoodPicture').set({ evidenceId }).where('id', '=', pictureId).execute();
  await tx.deleteFrom('neighbourhoodPicturePart').where('pictureId', '=', pictureId).execute();
}

/** With its parts: it was no photo. */
export async function deletePicture(tx: WriteTx, pictureId: string): Promise<void> {
  await tx.deleteFrom('neighbourhoodPicture').where('id', '=', pictureId).execute();
}

/** In how many other activities a photo stands. */
export async function countOthersWith(tx: ReadTx, evidenceId: number, activityId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('neighbourhoodPicture')
    .select(({ fn }) => fn.count<number>('activityId').distinct().as('count'))
    .where('evidenceId', '=', evidenceId)
    .where('activityId', '<>', activityId)
    .executeTakeFirstOrThrow();
  return count;
}
