// A photo comes in parts that may stop anywhere: the next one begins where the last one ended.
import { createHash } from 'node:crypto';
import type { WriteTx } from '#server/database/database.ts';
import { Refusal } from '#shared/refusal.ts';
import { authorise, type Principal } from '#modules/identity/index.ts';
import { publishEvidence, storeEvidence } from '#modules/sources/server/index.ts';
import type { PictureProgress } from '../contract.ts';
import { NEIGHBOURHOODS } from '../policy.ts';
import { findActivity } from './activity-store.ts';
import {
  deletePicture,
  findParts,
  findPictureToChange,
  insertPart,
  insertPicture,
  type PictureRow,
  updateWhole,
} from './picture-store.ts';

interface NewPicture {
  readonly id: string;
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** Asked again, it says how much came. Throws a Refusal: unknown-activity, attachment-too-large, picture-elsewhere. */
export async function beginPicture(
  tx: WriteTx,
  activityId: string,
  picture: NewPicture,
  limitBytes: number,
  actor: Principal,
): Promise<PictureProgress> {
  const activity = await findActivity(tx, activityId);
  if (!activity) throw new Refusal('not-found', 'unknown-activity', 'Esa actividad no existe.');
  authorise(actor, NEIGHBOURHOODS.logActivity, activity.territory);
  if (picture.bytes > limitBytes)
    throw new Refusal(
      'invalid',
      'attachment-too-large',
      `El adjunto supera el límite de ${Math.floor(limitBytes / 1024 / 1024)} MB.`,
    );
  await insertPicture(tx, {
    id: picture.id,
    activityId,
    territory: activity.territory,
    file: picture.file,
    sha256: picture.sha256,
    totalBytes: picture.bytes,
    createdBy: actor.name,
  });
  const known = await findPictureToChange(tx, picture.id);
  if (known?.activityId !== activityId || known.sha256 !== picture.sha256)
    throw new Refusal('conflict', 'picture-elsewhere', 'Esa foto es de otra actividad.');
  return progressOf(known);
}

export type PartOutcome =
  | { readonly progress: PictureProgress }
  /** What came is no photo: it is forgotten, and the device is told why. */
  | { readonly refused: Refusal };

/** A part that is here already changes nothing. Throws a Refusal: unknown-picture, missing-file, picture-gap. */
export async function takePart(
  tx: WriteTx,
  pictureId: string,
  { from, content }: { readonly from: number; readonly content: Uint8Array },
  actor: Principal,
): Promise<PartOutcome> {
  const picture = await findPictureToChange(tx, pictureId);
  if (!picture) throw new Refusal('not-found', 'unknown-picture', 'Esa foto no existe.');
  authorise(actor, NEIGHBOURHOODS.logActivity, picture.territory);
  if (content.length === 0) throw new Refusal('invalid', 'missing-file', 'Falta el archivo.');
  if (picture.evidenceId !== null || from + content.length <= picture.receivedBytes)
    return { progress: progressOf(picture) };
  if (from !== picture.receivedBytes || from + content.length > picture.totalBytes)
    throw new Refusal('conflict', 'picture-gap', 'Esa parte de la foto no sigue a la anterior.', {
      received: picture.receivedBytes,
    });
  if (from === 0 && !isPhoto(content)) return forget(tx, picture, notAPhoto());
  await insertPart(tx, picture, content);
  const received = from + content.length;
  if (received < picture.totalBytes) return { progress: { received, isWhole: false } };
  return finish(tx, picture, actor);
}

async function finish(tx: WriteTx, picture: PictureRow, actor: Principal): Promise<PartOutcome> {
  const content = Buffer.concat(await findParts(tx, picture.id));
  if (createHash('sha256').update(content).digest('hex') !== picture.sha256)
    return forget(
      tx,
      picture,
      new Refusal('invalid', 'picture-changed', 'La foto no llegó entera: se enviará otra vez desde el principio.'),
    );
  try {
    const { territory, file: name } = picture;
    const evidence = await storeEvidence(tx, { territory, name, content, isPublic: false }, actor);
    await updateWhole(tx, picture.id, evidence.id);
    const activity = await findActivity(tx, picture.activityId);
    if (activity?.status === 'validated') await publishEvidence(tx, [evidence.id]);
    return { progress: { received: picture.totalBytes, isWhole: true } };
  } catch (error) {
    // Refused before anything is written: the transaction is whole.
    if (error instanceof Refusal && error.kind === 'invalid') return forget(tx, picture, error);
    throw error;
  }
}

async function forget(tx: WriteTx, picture: PictureRow, refused: Refusal): Promise<PartOutcome> {
  await deletePicture(tx, picture.id);
  return { refused };
}

/** By its first bytes; a document is no photo. */
function isPhoto(content: Uint8Array): boolean {
  const starts = (...bytes: readonly number[]): boolean => bytes.every((byte, index) => content[index] === byte);
  return starts(0xff, 0xd8, 0xff) || starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a);
}

function notAPhoto(): Refusal {
  return new Refusal('invalid', 'not-a-photo', 'El archivo no es una foto JPEG ni PNG.');
}

function progressOf({ receivedBytes, evidenceId }: PictureRow): PictureProgress {
  return { received: receivedBytes, isWhole: evidenceId !== null };
}
