// The identity provider of an institution, asked at the start where it is: the program calls nothing inward unlisted.
import { z } from 'zod';
import { requireAllowedTarget } from '#server/http/allowed-target.ts';
import { Refusal } from '#shared/refusal.ts';

/** An institution's own identity provider. */
export interface OpenIdSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What the program itself calls; the browser goes to the rest. */
const discovery = z.object({
  issuer: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  userinfo_endpoint: z.url().optional(),
});

const patienceMilliseconds = 10_000;

export function discoveryUrlOf(issuer: string): string {
  return `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
}

/** Throws `target-not-allowed`, `target-unresolvable` and `open-id-unreachable`. */
export async function requireOpenIdProvider({ issuer }: OpenIdSettings, allowed: readonly string[]): Promise<void> {
  const address = new URL(discoveryUrlOf(issuer));
  await requireAllowedTarget(address, allowed);
  const found = await readDiscovery(address);
  for (const called of [found.token_endpoint, found.jwks_uri, found.userinfo_endpoint])
    if (called !== undefined) await requireAllowedTarget(new URL(called), allowed);
}

async function readDiscovery(address: URL): Promise<z.infer<typeof discovery>> {
  try {
    const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(patienceMilliseconds) });
    return discovery.parse(await response.json());
  } catch {
    throw new Refusal(
      'unavailable',
      'open-id-unreachable',
      `El proveedor de identidad ${address.origin} no respondió: se ingresa con contraseña hasta que Vigía se inicie otra vez.`,
    );
  }
}
