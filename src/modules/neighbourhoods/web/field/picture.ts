// A photo as it leaves the device: small, and without what the camera wrote in it.
import { sha256Of } from './locked-box.ts';
import type { Picture } from './device-store.ts';

const LONGEST_SIDE = 1600;
const QUALITY = 0.82;

/** Null when the file is no photo that this device can draw. */
export async function readPicture(file: File, activity: string): Promise<Picture | null> {
  const drawn = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  if (!drawn) return null;
  const scale = Math.min(1, LONGEST_SIDE / Math.max(drawn.width, drawn.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(drawn.width * scale));
  canvas.height = Math.max(1, Math.round(drawn.height * scale));
  canvas.getContext('2d')?.drawImage(drawn, 0, 0, canvas.width, canvas.height);
  drawn.close();
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  if (!blob) return null;
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const name = file.name.replace(/\.[^.]*$/, '').slice(0, 100) || 'foto';
  return {
    id: crypto.randomUUID(),
    activity,
    file: `${name}.jpg`,
    sha256: await sha256Of(bytes),
    bytes,
    refused: null,
  };
}
