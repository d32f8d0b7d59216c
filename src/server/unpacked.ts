import { Readable } from 'node:stream';
import { constants, createGunzip, gunzipSync } from 'node:zlib';
import { Refusal } from '#shared/refusal.ts';

/** The bytes of a file, taken out of their gzip where they are in one. Throws a Refusal: damaged-file. */
export async function* unpacked(source: Readable): AsyncGenerator<Buffer> {
  const raw = source[Symbol.asyncIterator]();
  const first = await raw.next();
  if (first.done) return;
  const seen = async function* (): AsyncGenerator<Buffer> {
    yield first.value;
    for (let next = await raw.next(); !next.done; next = await raw.next()) {
      yield next.value;
    }
  };
  if (!isPacked(first.value)) {
    yield* seen();
    return;
  }
  const input = Readable.from(seen());
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  input.on('error', (error) => gunzip.destroy(error));
  try {
    for await (const chunk of input.pipe(gunzip)) yield chunk;
  } catch (error) {
    throw new Refusal('invalid', 'damaged-file', 'El archivo comprimido está dañado o incompleto.', {
      cause: String(error),
    });
  }
}

function isPacked(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Packed a thousand to one, eight kilobytes are eight megabytes. */
const packedHeadBytes = 8 * 1024;

/** The text that a file begins with, of its first bytes; '' where they are a damaged gzip. */
export function unpackedHead(bytes: Uint8Array, encoding: 'latin1' | 'utf8'): string {
  if (!isPacked(bytes)) return Buffer.from(bytes).toString(encoding);
  try {
    // Only the beginning is here: what it gives is enough, and its missing end is no error.
    return gunzipSync(bytes.subarray(0, packedHeadBytes), { finishFlush: constants.Z_SYNC_FLUSH }).toString(encoding);
  } catch {
    return '';
  }
}
