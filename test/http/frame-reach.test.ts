import { request } from 'node:https';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reach } from '#server/http/reach.ts';
import { openFrame } from '../support/frame.ts';

const PUBLIC = 'https://vigia.gob.pe';
const LOOPBACK = '127.0.0.1';

async function opened(reach: Partial<Reach>): Promise<FastifyInstance> {
  const app = await openFrame({
    reach: { host: LOOPBACK, tls: undefined, trustedProxies: [], publicOrigins: [], ...reach },
  });
  app.get('/api/thing', async (asked) => ({ ip: asked.ip, id: asked.id }));
  app.post('/api/thing', async () => ({}));
  afterAll(() => app.close());
  return app;
}

interface Sent {
  readonly from?: string;
  readonly headers?: Record<string, string>;
  readonly method?: 'GET' | 'POST';
  readonly url?: string;
}

async function ask(app: FastifyInstance, { from = LOOPBACK, headers = {}, method = 'GET', url = '/api/thing' }: Sent) {
  const answer = await app.inject({ method, url, headers, remoteAddress: from });
  const body = answer.json<{ error?: { code: string }; ip?: string; id?: string }>();
  return { status: answer.statusCode, code: body.error?.code, headers: answer.headers, ip: body.ip, id: body.id };
}

describe('a server of this machine', () => {
  it.each(['127.0.0.1:8080', 'localhost', 'LOCALHOST:1', '[::1]:8080'])('answers to %s', async (host) => {
    const app = await opened({});
    expect((await ask(app, { headers: { host } })).status).toBe(200);
  });

  it.each(['vigia.gob.pe', '10.0.0.1', '127.0.0.1.example.org'])('does not answer to «%s»', async (host) => {
    const app = await opened({});
    expect(await ask(app, { headers: { host } })).toMatchObject({ status: 403, code: 'unknown-host' });
  });

  it('believes no forwarded header, and sends no HSTS', async () => {
    const app = await opened({});
    const headers = { host: LOOPBACK, 'x-forwarded-for': '1.2.3.4', 'x-request-id': 'made-up-id' };
    const answer = await ask(app, { headers: { ...headers, 'x-forwarded-proto': 'https' } });
    expect(answer).toMatchObject({ status: 200, ip: LOOPBACK });
    expect(answer.id).not.toBe('made-up-id');
    expect(answer.headers['x-request-id']).toBe(answer.id);
    expect(answer.headers['strict-transport-security']).toBeUndefined();
  });
});

describe('a server behind a proxy', () => {
  const reach = { trustedProxies: ['10.0.0.0/24', LOOPBACK], publicOrigins: [PUBLIC, 'https://otra.gob.pe:8443'] };
  const proxied = { host: 'vigia.gob.pe', 'x-forwarded-proto': 'https', 'x-forwarded-for': '200.1.2.3' };

  it.each([LOOPBACK, '10.0.0.7', '::ffff:10.0.0.7'])(
    'takes from %s who asks and the id of the request',
    async (from) => {
      const app = await opened(reach);
      const answer = await ask(app, { from, headers: { ...proxied, 'x-request-id': 'proxy-id.42' } });
      expect(answer).toMatchObject({ status: 200, ip: '200.1.2.3', id: 'proxy-id.42' });
      expect(answer.headers['strict-transport-security']).toBe('max-age=31536000');
    },
  );

  it.each([
    ['with another name', { host: 'otra.gob.pe' }, 'unknown-host'],
    ['with the name of this machine', { host: LOOPBACK }, 'unknown-host'],
    ['in clear', { 'x-forwarded-proto': 'http' }, 'https-required'],
    ['in clear to the proxy, which adds it to a lie', { 'x-forwarded-proto': 'https, http' }, 'https-required'],
  ])('refuses what comes %s', async (_name, headers, code) => {
    const app = await opened(reach);
    expect(await ask(app, { headers: { ...proxied, ...headers } })).toMatchObject({ status: 403, code });
  });

  it('refuses who comes around the proxy, whatever they say', async () => {
    const app = await opened(reach);
    const answer = await ask(app, { from: '10.0.1.7', headers: { ...proxied, 'x-request-id': 'made-up-id' } });
    expect(answer).toMatchObject({ status: 403, code: 'https-required' });
    expect(answer.headers['x-request-id']).not.toBe('made-up-id');
  });

  it('takes no id that could break a line of the log', async () => {
    const app = await opened(reach);
    const answer = await ask(app, { headers: { ...proxied, 'x-request-id': 'a b"}{' } });
    expect(answer.id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('answers to whoever works on the machine, and to who watches it by its address', async () => {
    const app = await opened(reach);
    expect((await ask(app, { headers: { host: LOOPBACK } })).status).toBe(200);
    const watched = { from: '10.9.9.9', headers: { host: '10.0.0.2:8080' }, url: '/api/health/live' };
    expect((await ask(app, watched)).status).toBe(200);
  });

  it('lets its own page write, and no other', async () => {
    const app = await opened(reach);
    const post = async (origin: string) => (await ask(app, { method: 'POST', headers: { ...proxied, origin } })).code;
    expect([await post(PUBLIC), await post('https://otra.gob.pe:8443')]).toEqual([undefined, 'foreign-origin']);
  });
});

describe('a server with a certificate', () => {
  let folder: string;
  let app: FastifyInstance;
  let port: number;
  let ca: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vigia-tls-'));
    const made = await generate([{ name: 'commonName', value: 'vigia.gob.pe' }], {
      keyType: 'ec',
      extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'vigia.gob.pe' }] }],
    });
    ca = made.cert;
    await writeFile(join(folder, 'cert.pem'), made.cert);
    await writeFile(join(folder, 'key.pem'), made.private);
    await writeFile(join(folder, 'other.pem'), 'nada');
    app = await opened({
      tls: { certPath: join(folder, 'cert.pem'), keyPath: join(folder, 'key.pem') },
      publicOrigins: [PUBLIC],
    });
    const address = await app.listen({ port: 0, host: LOOPBACK });
    port = Number(new URL(address).port);
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  const get = (host: string): Promise<{ status: number | undefined; hsts: string | undefined }> =>
    new Promise((resolve, reject) => {
      const options = { host: LOOPBACK, port, ca, servername: 'vigia.gob.pe', path: '/api/thing', agent: false };
      request({ ...options, headers: { host } }, (answer) => {
        answer.resume();
        resolve({ status: answer.statusCode, hsts: answer.headers['strict-transport-security'] });
      })
        .on('error', reject)
        .end();
    });

  it('answers encrypted under its name, and tells browsers to keep it so', async () => {
    expect(await get('vigia.gob.pe')).toEqual({ status: 200, hsts: 'max-age=31536000' });
    expect(await get('otra.gob.pe')).toMatchObject({ status: 403 });
  });

  it('does not answer in clear', async () => {
    await expect(fetch(`http://${LOOPBACK}:${port}/api/thing`)).rejects.toThrow('fetch failed');
  });

  it.each([
    ['tls-unreadable', 'nada.pem', 'key.pem'],
    ['tls-invalid', 'other.pem', 'key.pem'],
    ['tls-invalid', 'cert.pem', 'other.pem'],
  ])('%s: refuses to start with %s and %s', async (code, cert, key) => {
    const tls = { certPath: join(folder, cert), keyPath: join(folder, key) };
    await expect(opened({ tls, publicOrigins: [PUBLIC] })).rejects.toMatchObject({ code });
  });
});
