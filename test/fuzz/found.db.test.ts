// Requests that once ended in a defect.
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../support/database.ts';
import { openTestServer, type TestServer } from '../support/server.ts';

const host = '127.0.0.1';
const form = 'multipart/form-data; boundary=b';
const part = '--b\r\nContent-Disposition: form-data; name="section"\r\n\r\nserenos\r\n';

describe('a request that once was a defect', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await openTestServer(await openTestDatabase('full'));
  });

  it.each([
    ['a form cut short', '/api/attachments', form, part, 400, 'bad-request'],
    [
      'a file cut short',
      '/api/imports',
      form,
      `${part}--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\na`,
      400,
      'bad-request',
    ],
    ['a form without its boundary', '/api/imports', 'multipart/form-data', part, 400, 'bad-request'],
  ])('%s', async (_name, url, type, payload, status, code) => {
    const answer = await server.app.inject({ method: 'POST', url, headers: { host, 'content-type': type }, payload });
    expect({ status: answer.statusCode, body: answer.json() }).toMatchObject({ status, body: { error: { code } } });
  });

  it.each([
    '/api/places/%00',
    '/api/editions?section=a%00b',
    '/api/attachments?territory=07&section=%00',
    '/api/quality?territory=%00',
  ])('%s, which no text of the database can hold', async (url) => {
    const answer = await server.app.inject({ url, headers: { host } });
    expect({ status: answer.statusCode, body: answer.json() }).toMatchObject({
      status: 400,
      body: { error: { code: 'bad-text' } },
    });
  });

  it.each(['/api/acts?from=0000-01-01', '/api/acts?to=0000-12-31', '/api/overview?asOf=0000-05-05'])(
    '%s, a year that no calendar has',
    async (url) => {
      const answer = await server.app.inject({ url, headers: { host } });
      expect(answer.statusCode).toBe(400);
      expect(answer.body).not.toContain('defect');
    },
  );

  it('a sign-in nested deeper than it can be written again', async () => {
    const depth = 100_000;
    const answer = await server.app.inject({
      method: 'POST',
      url: '/api/auth/sign-in/email',
      headers: { host, 'content-type': 'application/json' },
      payload: `{"email":${'['.repeat(depth)}${']'.repeat(depth)}}`,
    });
    expect({ status: answer.statusCode, body: answer.json() }).toMatchObject({
      status: 400,
      body: { error: { code: 'accounts-refused' } },
    });
  });

  it('a role that does not exist', async () => {
    const payload = { role: 'PE', territory: '07', validFrom: '2026-01-01' };
    const answer = await server.app.inject({
      method: 'POST',
      url: '/api/accounts/x/grants',
      headers: { host },
      payload,
    });
    expect({ status: answer.statusCode, body: answer.json() }).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid-input', details: { fields: { role: 'Ese rol no existe.' } } } },
    });
  });

  it('an address that cannot be decoded is answered as all others are', async () => {
    const answer = await server.app.inject({ url: '/api/editions/%ED%A0%80/rejected', headers: { host } });
    expect({ status: answer.statusCode, body: answer.json() }).toMatchObject({
      status: 400,
      body: { error: { code: 'bad-request' } },
    });
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
  });

  it.each(['constructor', '__proto__', 'toString'])('the figure «%s»', async (id) => {
    const answer = await server.app.inject({ url: `/api/figures/${id}?territory=07`, headers: { host } });
    expect({ status: answer.statusCode, body: answer.json() }).toMatchObject({
      status: 404,
      body: { error: { code: 'unknown-figure' } },
    });
  });
});
