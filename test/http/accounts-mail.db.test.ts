// Links that go by mail.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Invitation } from '#modules/identity/index.ts';
import { mailThrough } from '#server/mail.ts';
import { emailOf, TEST_PASSWORD } from '../support/account.ts';
import { openTestDatabase } from '../support/database.ts';
import { openMailServer, openSilentMailServer, type TestMailServer, textOf } from '../support/mail-server.ts';
import { openTestServer, type TestServer } from '../support/server.ts';
import { codeIn, openPerson } from './person.ts';

const db = await openTestDatabase('full');
let mail: TestMailServer;
let server: TestServer;
beforeAll(async () => {
  mail = await openMailServer();
  server = await openTestServer(db, undefined, {
    mail: { server: mail.url, from: 'vigia@prueba.invalid' },
    allowedHosts: ['127.0.0.1'],
  });
});

const from = { validFrom: '2020-01-01', validTo: null };
const tokenIn = (letter: string): string => /enlace=([\w%-]+)/.exec(textOf(letter))?.[1] ?? '';

async function invite(asked: TestServer, email: string) {
  const roles = [{ role: 'sereno', territory: '070101', ...from }];
  const headers = { host: '127.0.0.1' };
  return asked.app.inject({ method: 'POST', url: '/api/invitations', headers, payload: { email, roles } });
}

describe('where there is mail', () => {
  it('an invitation and a link for a new password arrive in Spanish, and are not shown on screen', async () => {
    const email = 'correo@prueba.invalid';
    const answer = await invite(server, email);
    expect(answer.json<Invitation>()).toMatchObject({ sent: true, link: null });
    const [letter = ''] = mail.letters;
    expect(letter).toMatch(/^To: correo@prueba\.invalid$/m);
    expect(letter).toMatch(/^From: .*<vigia@prueba\.invalid>$/m);
    expect(textOf(letter)).toContain('Cree su cuenta con este enlace');
    const person = await openPerson(server);
    const accepted = { token: tokenIn(letter), name: 'Persona de Prueba', email, password: TEST_PASSWORD };
    expect((await person.post('/api/invitations/acceptance', accepted)).statusCode).toBe(204);

    const arrival = mail.arrival();
    expect((await person.post('/api/auth/request-password-reset', { email })).statusCode).toBe(200);
    const reset = await arrival;
    expect(textOf(reset)).toContain('sirve una vez y por una hora');
    const newPassword = 'una contraseña nueva y larga';
    const set = await person.post('/api/auth/reset-password', { token: tokenIn(reset), newPassword });
    expect(set.statusCode, set.body).toBe(200);
    expect((await person.post('/api/auth/sign-in/email', { email, password: newPassword })).statusCode).toBe(200);
  });

  it('who asks for an address that has no account is told the same, and nothing is sent', async () => {
    const before = mail.letters.length;
    const person = await openPerson(server);
    const known = await person.post('/api/auth/request-password-reset', { email: 'correo@prueba.invalid' });
    const unknown = await person.post('/api/auth/request-password-reset', { email: 'nadie@prueba.invalid' });
    expect([unknown.statusCode, unknown.body]).toEqual([known.statusCode, known.body]);
    await mailThrough({ server: mail.url, from: 'x@prueba.invalid' }, ['127.0.0.1'])({
      to: 'ultima@prueba.invalid',
      subject: 'La última',
      text: 'La última',
    });
    expect(mail.letters.slice(before).filter((letter) => letter.includes('nadie@'))).toEqual([]);
  });

  it('how long the mail takes does not say which addresses have an account', { timeout: 10_000 }, async () => {
    const slow = await openSilentMailServer();
    const asked = await openTestServer(db, server, {
      mail: { server: slow.url, from: 'vigia@prueba.invalid' },
      allowedHosts: ['127.0.0.1'],
    });
    await server.as({ role: 'sereno', territory: '070102' });
    const person = await openPerson(asked);
    const email = emailOf({ role: 'sereno', territory: '070102' });
    expect((await person.post('/api/auth/request-password-reset', { email })).statusCode).toBe(200);
    await slow.called;
    await slow.close();
  });

  it('a server inside the institution is called only when it is listed', async () => {
    const unlisted = await openTestServer(db, server, {
      mail: { server: mail.url, from: 'vigia@prueba.invalid' },
      allowedHosts: [],
    });
    const before = mail.letters.length;
    const answer = await invite(unlisted, 'otra@prueba.invalid');
    expect([answer.statusCode, codeIn(answer)]).toEqual([503, 'mail-failed']);
    expect(answer.body).toContain('VIGIA_ALLOWED_HOSTS');
    expect(mail.letters).toHaveLength(before);
  });

  it('a password is not sent to a server without TLS', async () => {
    const withPassword = new URL(mail.url);
    withPassword.username = 'vigia';
    withPassword.password = 'secreta';
    const send = mailThrough({ server: withPassword, from: 'x@prueba.invalid' }, ['127.0.0.1']);
    await expect(send({ to: 'a@prueba.invalid', subject: 'x', text: 'x' })).rejects.toMatchObject({
      code: 'mail-failed',
    });
  });
});

describe('where there is no mail', () => {
  it('nobody is promised a link', async () => {
    const without = await openTestServer(db, server);
    const person = await openPerson(without);
    const answer = await person.post('/api/auth/request-password-reset', { email: 'correo@prueba.invalid' });
    expect(answer.statusCode).toBe(400);
  });
});
