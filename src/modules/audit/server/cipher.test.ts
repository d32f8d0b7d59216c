import { describe, expect, it } from 'vitest';
import { decrypt, encrypt, keyId, masterOf, newKey, unwrapKey, wrapKey } from './cipher.ts';

const KEY = Buffer.alloc(32, 7);
const NONCE = Buffer.alloc(12, 1);
const TEXT = Buffer.from('{"dni":"40123456"}');

describe('an encrypted text', () => {
  it('has one frame: version, nonce, tag and text', () => {
    const frame = encrypt(KEY, TEXT, 'sereno/1', NONCE);
    expect(frame.length).toBe(1 + 12 + 16 + TEXT.length);
    expect(frame.subarray(0, 13)).toEqual(Buffer.concat([Buffer.of(1), NONCE]));
    expect(frame.includes('40123456')).toBe(false);
    expect(decrypt(KEY, frame, 'sereno/1')).toEqual(TEXT);
  });

  it('is another each time', () => {
    expect(encrypt(KEY, TEXT, 'a')).not.toEqual(encrypt(KEY, TEXT, 'a'));
  });

  it('opens for nobody with another key or about another subject', () => {
    const frame = encrypt(KEY, TEXT, 'sereno/1');
    expect(() => decrypt(newKey(), frame, 'sereno/1')).toThrow();
    expect(() => decrypt(KEY, frame, 'sereno/2')).toThrow();
  });

  it('does not open with any byte changed, nor cut short', () => {
    const frame = encrypt(KEY, TEXT, 'sereno/1');
    for (let place = 0; place < frame.length; place += 1) {
      const changed = Buffer.from(frame);
      changed.writeUInt8(changed.readUInt8(place) ^ 1, place);
      expect(() => decrypt(KEY, changed, 'sereno/1'), `byte ${place}`).toThrow();
      expect(() => decrypt(KEY, frame.subarray(0, place), 'sereno/1'), `${place} bytes`).toThrow();
    }
  });
});

describe('a wrapped key', () => {
  it('names its master key and comes back by it alone', () => {
    const [master, key] = [newKey(), newKey()];
    const wrapped = wrapKey(master, key, 'sereno/1');
    expect(masterOf(wrapped)).toBe(keyId(master));
    expect(unwrapKey(master, wrapped, 'sereno/1')).toEqual(key);
    expect(() => unwrapKey(newKey(), wrapped, 'sereno/1')).toThrow();
    expect(() => unwrapKey(master, wrapped, 'sereno/2')).toThrow();
  });
});
