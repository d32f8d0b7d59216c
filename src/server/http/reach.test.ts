import { describe, expect, it } from 'vitest';
import { readReach } from './reach.ts';

const TLS = { TLS_CERT: '/etc/vigia/tls.crt', TLS_KEY: '/etc/vigia/tls.key' };
const PUBLIC = { PUBLIC_URL: 'https://vigia.gob.pe' };

describe('who may reach the server', () => {
  it.each([{}, { HOST: '' }, { HOST: '127.0.0.1' }])('with %j is this machine', (env) => {
    expect(readReach(env)).toEqual({ host: '127.0.0.1', tls: undefined, trustedProxies: [], publicOrigins: [] });
  });

  it.each([
    ['insecure-reach', { HOST: '0.0.0.0' }],
    ['insecure-reach', { HOST: '::' }],
    ['insecure-reach', { HOST: '192.168.1.5', ...PUBLIC }],
    ['insecure-reach', PUBLIC],
    ['public-url-missing', { HOST: '0.0.0.0', ...TLS }],
    ['public-url-missing', { TRUST_PROXY: '127.0.0.1' }],
    ['tls-incomplete', { TLS_CERT: 'a' }],
    ['tls-incomplete', { TLS_KEY: 'a', HOST: '0.0.0.0' }],
    ['bad-setting', { HOST: '0.0.0.0', TRUST_PROXY: 'proxy', ...PUBLIC }],
    ['bad-setting', { TRUST_PROXY: '10.0.0.0/33', ...PUBLIC }],
    ['bad-setting', { TRUST_PROXY: 'true', ...PUBLIC }],
    ['bad-setting', { ...TLS, PUBLIC_URL: 'http://vigia.gob.pe' }],
    ['bad-setting', { ...TLS, PUBLIC_URL: 'https://vigia.gob.pe/entrada' }],
    ['bad-setting', { ...TLS, PUBLIC_URL: 'vigia.gob.pe' }],
  ])('%s: %j', (code, env) => {
    expect(() => readReach(env)).toThrow(expect.objectContaining({ code }));
  });

  it('is the network behind TLS or behind a proxy that has it', () => {
    expect(
      readReach({ HOST: '0.0.0.0', ...TLS, PUBLIC_URL: 'https://vigia.gob.pe, https://VIGIA.muni.pe:8443/' }),
    ).toEqual({
      host: '0.0.0.0',
      tls: { certPath: TLS.TLS_CERT, keyPath: TLS.TLS_KEY },
      trustedProxies: [],
      publicOrigins: ['https://vigia.gob.pe', 'https://vigia.muni.pe:8443'],
    });
    expect(readReach({ HOST: '::', TRUST_PROXY: '10.0.0.0/8, fd00::/8,127.0.0.1', ...PUBLIC }).trustedProxies).toEqual([
      '10.0.0.0/8',
      'fd00::/8',
      '127.0.0.1',
    ]);
  });
});
