// What a form brings: its file goes to disk as it arrives, whatever its size and wherever in the form it stands.
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '#shared/refusal.ts';

export interface Upload {
  readonly fields: Readonly<Record<string, string>>;
  readonly file: { readonly name: string; readonly sha256: string };
}

/** Throws a Refusal (missing-file, disk-full, cannot-write) or what the server answers `file-too-large` to. */
export async function receiveUpload(request: FastifyRequest, path: string): Promise<Upload> {
  const fields: Record<string, string> = {};
  let file: Upload['file'] | undefined;
  if (request.isMultipart()) {
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        if (typeof part.value === 'string') fields[part.fieldname] = part.value;
        continue;
      }
      file = { name: part.filename, sha256: await writeTo(path, part) };
      if (part.file.truncated) throw new request.server.multipartErrors.RequestFileTooLargeError();
    }
  }
  if (!file) throw missingFile();
  return { fields, file };
}

async function writeTo(path: string, part: MultipartFile): Promise<string> {
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await pipeline(part.file, hashing, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    part.file.resume();
    throw writingRefusal(error) ?? error;
  }
  return hash.digest('hex');
}

function writingRefusal(error: unknown): Refusal | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new Refusal('unavailable', 'disk-full', 'No queda espacio en el disco para recibir el archivo.');
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new Refusal('unavailable', 'cannot-write', 'La carpeta de datos no admite escritura: no se puede recibir.');
  return undefined;
}

/** A file small enough for memory. Throws a Refusal: missing-file, attachment-too-large. */
export async function receiveSmallFile(
  request: FastifyRequest,
  limitBytes: number,
): Promise<{ fields: Readonly<Record<string, string>>; content: Uint8Array; name: string }> {
  const fields: Record<string, string> = {};
  let content: Buffer | undefined;
  let name = '';
  if (request.isMultipart()) {
    for await (const part of request.parts({ limits: { fileSize: limitBytes } })) {
      if (part.type === 'field') {
        if (typeof part.value === 'string') fields[part.fieldname] = part.value;
        continue;
      }
      name = part.filename;
      content = await part.toBuffer().catch((error: unknown) => {
        throw part.file.truncated ? attachmentTooLarge(limitBytes) : error;
      });
    }
  }
  if (!content) throw missingFile();
  return { fields, content, name };
}

function attachmentTooLarge(limitBytes: number): Refusal {
  return new Refusal(
    'invalid',
    'attachment-too-large',
    `El adjunto supera el límite de ${Math.floor(limitBytes / 1024 / 1024)} MB.`,
  );
}

function missingFile(): Refusal {
  return new Refusal('invalid', 'missing-file', 'Falta el archivo.');
}

export async function forgetFile(path: string): Promise<void> {
  await rm(path, { force: true });
}
