// Addresses that the program calls because somebody wrote them in a setting or a form: never inwards unless listed.
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { Refusal } from '#shared/refusal.ts';
import { isOfNetworks, networksOf } from './reach.ts';

export interface AllowedTarget {
  readonly url: URL;
  /** Connect to this and not to the name, which may resolve to something else the next time. */
  readonly address: string;
  readonly family: 4 | 6;
}

export type Resolve = (name: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;

const systemResolve: Resolve = (name) => lookup(name, { all: true, verbatim: true });

// Everything that IANA's special-purpose registries keep from being reached over the Internet.
const inwardIpv4 = networksOf([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
]);
const globalIpv6 = networksOf(['2000::/3']);
/** Within the global ones: Teredo and others of 2001::/23, documentation, 6to4. */
const specialIpv6 = networksOf(['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']);
const mappedIpv6 = networksOf(['::ffff:0:0/96']);

/**
 * `allowed` holds names, addresses and networks (VIGIA_ALLOWED_HOSTS). Refuses `target-not-allowed`
 * and `target-unresolvable`; `resolve` is given by tests.
 */
export async function requireAllowedTarget(
  url: URL,
  allowed: readonly string[],
  resolve: Resolve = systemResolve,
): Promise<AllowedTarget> {
  const name = url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const found = isIP(name) === 0 ? await addressesOf(name, resolve) : [{ address: name, family: isIP(name) }];
  const listed = allowed.map((entry) => entry.toLowerCase());
  const networks = networksOf(listed.filter((entry) => isIP(entry.split('/')[0] ?? '') !== 0));
  const isListed = (address: string): boolean => listed.includes(name) || isOfNetworks(networks, address);
  // One inward address among several is enough: which of them a connection takes is not ours to say.
  const refused = found.find(({ address }) => isInward(address) && !isListed(address));
  const [first] = found;
  if (!first) throw unresolvable(name);
  if (refused) {
    throw new Refusal(
      'forbidden',
      'target-not-allowed',
      `«${name}» es una dirección interna y Vigía no la llama. Si es correcta, agréguela a la variable VIGIA_ALLOWED_HOSTS.`,
    );
  }
  return { url, address: first.address, family: first.family === 6 ? 6 : 4 };
}

async function addressesOf(name: string, resolve: Resolve): ReturnType<Resolve> {
  try {
    return await resolve(name);
  } catch {
    throw unresolvable(name);
  }
}

function unresolvable(name: string): Refusal {
  return new Refusal('unavailable', 'target-unresolvable', `No se encuentra el servidor «${name}».`);
}

/** Private, loopback, link-local, shared, multicast, reserved: anything but a public address. */
export function isInward(address: string): boolean {
  if (isIP(address) === 4) return isOfNetworks(inwardIpv4, address);
  if (isOfNetworks(mappedIpv6, address)) return isOfNetworks(inwardIpv4, address);
  return !isOfNetworks(globalIpv6, address) || isOfNetworks(specialIpv6, address);
}
