// AES-256-GCM in a frame of its own: version, nonce, tag, text. What it is about (its context) is authenticated with
// it, so that a text moved to another place does not open.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const VERSION = 1;
const NONCE = 12;
const TAG = 16;
const KEY_ID = 8;
const HEADER = 1 + NONCE + TAG;

export const KEY_BYTES = 32;

export function newKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

/** `nonce` is said only by tests. */
export function encrypt(key: Uint8Array, plain: Uint8Array, context: string, nonce = randomBytes(NONCE)): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(context, 'utf8'));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), text]);
}

/** Throws when key, context or any byte is another. */
export function decrypt(key: Uint8Array, frame: Uint8Array, context: string): Buffer {
  if (frame.length < HEADER || frame[0] !== VERSION) throw new Error('not a frame of this version');
  const decipher = createDecipheriv('aes-256-gcm', key, frame.subarray(1, 1 + NONCE), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(context, 'utf8'));
  decipher.setAuthTag(frame.subarray(1 + NONCE, HEADER));
  return Buffer.concat([decipher.update(frame.subarray(HEADER)), decipher.final()]);
}

/** Tells keys apart without telling them. */
export function keyId(key: Uint8Array): string {
  return createHash('sha256')
    .update('vigia key id')
    .update(key)
    .digest('hex')
    .slice(0, 2 * KEY_ID);
}

/** A key under a master key, whose id stands before the frame. */
export function wrapKey(master: Uint8Array, key: Uint8Array, subject: string): Buffer {
  return Buffer.concat([Buffer.from(keyId(master), 'hex'), encrypt(master, key, subject)]);
}

export function masterOf(wrapped: Uint8Array): string {
  return Buffer.from(wrapped.subarray(0, KEY_ID)).toString('hex');
}

export function unwrapKey(master: Uint8Array, wrapped: Uint8Array, subject: string): Buffer {
  return decrypt(master, wrapped.subarray(KEY_ID), subject);
}
