// A browser that was signed in to an account before is known again by a cookie, which signs nobody in.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Accounts } from './accounts.ts';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

type Signing = Pick<Accounts, 'secret' | 'secure'>;

/** Of the cookie, when the request brings one that we made for the account of this address. */
export function knownDevice({ secret, secure }: Signing, request: FastifyRequest, email: string): string | undefined {
  const [, device = '', signature = ''] =
    new RegExp(`(?:^|;\\s*)${nameOf(secure)}=([\\w-]{20,40})\\.([\\w-]{43})(?:;|$)`).exec(
      request.headers.cookie ?? '',
    ) ?? [];
  const expected = Buffer.from(signatureOf(secret, email, device));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected) ? device : undefined;
}

/** Text of a `Set-Cookie`. */
export function newDeviceCookie({ secret, secure }: Signing, email: string): string {
  const device = randomBytes(18).toString('base64url');
  const value = `${device}.${signatureOf(secret, email, device)}`;
  return `${nameOf(secure)}=${value}; Max-Age=${YEAR_SECONDS}; Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
}

function nameOf(secure: boolean): string {
  return secure ? '__Host-vigia.device' : 'vigia.device';
}

function signatureOf(secret: string, email: string, device: string): string {
  return createHmac('sha256', secret).update(`device\n${email.toLowerCase()}\n${device}`).digest('base64url');
}

const signedIn = z.object({ user: z.object({ email: z.string() }) });

/** Whose session an answer of the library opens; undefined when it opens none. */
export async function emailSignedIn(response: Response): Promise<string | undefined> {
  if (!response.headers.getSetCookie().some((cookie) => /session_token=[^;]/.test(cookie))) return undefined;
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  return signedIn.safeParse(body).data?.user.email;
}
