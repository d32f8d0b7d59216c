import { describe, expect, it } from 'vitest';
import { requireAllowedTarget, type Resolve } from './allowed-target.ts';

const never: Resolve = async (name) => Promise.reject(new Error(`asked for ${name}`));
const to =
  (...addresses: readonly string[]): Resolve =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

const codeOf = (url: string, allowed: readonly string[] = [], resolve: Resolve = never): Promise<string> =>
  requireAllowedTarget(new URL(url), allowed, resolve).then(
    ({ address }) => address,
    (error: { code: string }) => error.code,
  );

describe('an address that the program is told to call', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.0.0.1/',
    'http://0.0.0.0/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data',
    'http://100.64.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:a00:1]/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[ff02::1]/',
  ])('%s is inward, and refused', async (url) => {
    expect(await codeOf(url)).toBe('target-not-allowed');
  });

  it.each([
    ['http://localhost/', ['127.0.0.1']],
    ['http://localhost./', ['::1']],
    ['https://rebound.example.org/', ['10.0.0.1']],
    ['https://two.example.org/', ['8.8.8.8', '10.0.0.1']],
    ['https://mapped.example.org/', ['::ffff:192.168.0.1']],
    ['smtp://2130706433:25', ['127.0.0.1']],
  ])('%s is refused by where its name leads', async (url, addresses) => {
    expect(await codeOf(url, [], to(...addresses))).toBe('target-not-allowed');
  });

  it('is called at the address that was looked at', async () => {
    const target = await requireAllowedTarget(new URL('https://sso.gob.pe/'), [], to('200.48.1.1', '200.48.1.2'));
    expect(target).toMatchObject({ address: '200.48.1.1', family: 4 });
    expect(await codeOf('http://8.8.8.8/')).toBe('8.8.8.8');
    expect(await codeOf('http://[2800:200::1]/')).toBe('2800:200::1');
  });

  it.each([
    ['by its name', ['correo.interno'], 'smtp://correo.interno:25', '10.0.0.9'],
    ['by its address', ['10.0.0.9'], 'smtp://correo.interno:25', '10.0.0.9'],
    ['by its network', ['10.0.0.0/24'], 'smtp://correo.interno:25', '10.0.0.9'],
    ['in capitals', ['Correo.Interno'], 'smtp://correo.interno:25', '10.0.0.9'],
  ])('is called inwards when listed %s', async (_name, allowed, url, address) => {
    expect(await codeOf(url, allowed, to(address))).toBe(address);
  });

  it('is not called when another one is listed', async () => {
    expect(await codeOf('http://10.0.1.9/', ['10.0.0.0/24', 'correo.interno'])).toBe('target-not-allowed');
  });

  it('that nobody knows is refused as such', async () => {
    expect(await codeOf('https://no-existe.example.org/')).toBe('target-unresolvable');
    expect(await codeOf('https://vacio.example.org/', [], to())).toBe('target-unresolvable');
  });
});
