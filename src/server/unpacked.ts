import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
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
  const packed = first.value[0] === 0x1f && first.value[1] === 0x8b;
  if (!packed) {
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
