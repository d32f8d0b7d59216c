// Who may reach the server, and how: on loopback without more; from elsewhere only behind TLS, ours or a proxy's.
import { BlockList, isIP } from 'node:net';
import { Refusal } from '#shared/refusal.ts';

export interface Reach {
  /** Address to listen on. */
  readonly host: string;
  /** Our own TLS, by its files. */
  readonly tls: { readonly certPath: string; readonly keyPath: string } | undefined;
  /** Addresses and networks of the proxies whose forwarded headers are believed. */
  readonly trustedProxies: readonly string[];
  /** Origins that people use, https all of them; empty on loopback. */
  readonly publicOrigins: readonly string[];
}

export const LOOPBACK_REACH: Reach = { host: '127.0.0.1', tls: undefined, trustedProxies: [], publicOrigins: [] };

export function readReach(env: NodeJS.ProcessEnv): Reach {
  const host = env['HOST'] || LOOPBACK_REACH.host;
  const tls = tlsOf(env['TLS_CERT'] || undefined, env['TLS_KEY'] || undefined);
  const trustedProxies = listOf(env['TRUST_PROXY']);
  for (const network of trustedProxies) requireNetwork('TRUST_PROXY', network);
  const publicOrigins = listOf(env['PUBLIC_URL']).map(httpsOrigin);
  if (!isLoopbackHost(host) && !tls && trustedProxies.length === 0) {
    throw new Refusal(
      'invalid',
      'insecure-reach',
      `HOST=${host} abriría Vigía a la red sin cifrar. Indique TLS_CERT y TLS_KEY (archivos del certificado y de su clave), ` +
        'o TRUST_PROXY con la dirección de un proxy que atienda por https delante; y en ambos casos PUBLIC_URL=https://….',
    );
  }
  if ((!isLoopbackHost(host) || trustedProxies.length > 0) && publicOrigins.length === 0) {
    throw new Refusal(
      'invalid',
      'public-url-missing',
      'Falta la variable PUBLIC_URL: la dirección https con que se entra a Vigía, por ejemplo PUBLIC_URL=https://vigia.municipalidad.gob.pe.',
    );
  }
  if (publicOrigins.length > 0 && !tls && trustedProxies.length === 0) {
    throw new Refusal(
      'invalid',
      'insecure-reach',
      'PUBLIC_URL es una dirección https y nadie la atiende: indique TLS_CERT y TLS_KEY, o TRUST_PROXY con la dirección del proxy.',
    );
  }
  return { host, tls, trustedProxies, publicOrigins };
}

function tlsOf(certPath: string | undefined, keyPath: string | undefined): Reach['tls'] {
  if (certPath !== undefined && keyPath !== undefined) return { certPath, keyPath };
  if (certPath === undefined && keyPath === undefined) return undefined;
  throw new Refusal(
    'invalid',
    'tls-incomplete',
    `Falta la variable ${certPath === undefined ? 'TLS_CERT' : 'TLS_KEY'}: el certificado y su clave van juntos.`,
  );
}

function httpsOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'https:' && url.pathname === '/' && url.search === '' && url.username === '') return url.origin;
  throw new Refusal(
    'invalid',
    'bad-setting',
    'La variable PUBLIC_URL debe ser una dirección https sin ruta, como https://vigia.municipalidad.gob.pe (o varias, separadas por comas).',
  );
}

/** The comma-separated parts of a setting. */
export function listOf(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function requireNetwork(name: string, text: string): void {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  const widest = family === 6 ? 128 : 32;
  if (family !== 0 && rest.length === 0 && (bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= widest)))
    return;
  throw new Refusal(
    'invalid',
    'bad-setting',
    `La variable ${name} contiene «${text}» y debe contener direcciones IP o redes, como 127.0.0.1 o 10.0.0.0/8.`,
  );
}

/** Addresses and networks, to ask whether an address is of them; an IPv4 in IPv6 dress is the same address. */
export function networksOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}

export function isOfNetworks(list: BlockList, address: string): boolean {
  const family = isIP(address);
  return family !== 0 && list.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

const loopbackNames: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '::1', '[::1]']);
const loopback = networksOf(['127.0.0.0/8', '::1']);

export function isLoopbackHost(host: string): boolean {
  return loopbackNames.has(host.toLowerCase());
}

export function isLoopbackAddress(address: string): boolean {
  return isOfNetworks(loopback, address);
}
