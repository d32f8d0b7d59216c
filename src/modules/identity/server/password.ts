import { hash, verify } from '@node-rs/argon2';

/** OWASP's parameters for Argon2id: 19 MiB, two passes, one lane. Argon2id is the library's own default. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), PARAMETERS);
}

/** False too for a hash that is none. */
export function isPassword(hashed: string, password: string): Promise<boolean> {
  return verify(hashed, password.normalize('NFKC')).catch(() => false);
}
