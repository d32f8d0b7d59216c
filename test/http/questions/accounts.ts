// What the routes of accounts, keys and the register of acts are asked for in the authorisation test.
import { randomUUID } from 'node:crypto';
import { atEveryTarget, codeOf, type Questions, reason, type Seeder } from '../question.ts';

const today = { validFrom: '2020-01-01', validTo: null };

async function newAccount({ query }: Seeder): Promise<{ id: string; email: string }> {
  const id = `prueba-${randomUUID()}`;
  const email = `${id}@prueba.invalid`;
  await query(
    `INSERT INTO account_user (id, name, email, email_verified, created_at, updated_at)
     VALUES ($1, 'Otra persona', $2, true, now(), now())`,
    [id, email],
  );
  return { id, email };
}

export const ACCOUNT_QUESTIONS: Readonly<Record<string, Questions>> = {
  'GET /api/accounts': async () => [{ about: 'list', target: null, asked: { method: 'GET', url: '/api/accounts' } }],
  'GET /api/acts': async () => [{ about: 'list', target: null, asked: { method: 'GET', url: '/api/acts' } }],
  'POST /api/acts/unmasking': atEveryTarget(async (seed, target) => {
    const subject = randomUUID();
    await seed.query(
      `INSERT INTO act_queue (kind, territory, actor, address, action, subject)
       VALUES ('write', $1, 'prueba', '190.12.34.56', 'prueba', $2)`,
      [target, subject],
    );
    const [act] = await seed.query<{ chain: string; sequence: number }>(
      'SELECT chain, sequence::int FROM act WHERE subject = $1',
      [subject],
    );
    return { asked: { method: 'POST', url: '/api/acts/unmasking', body: { ...act, reason } } };
  }),
  'POST /api/invitations': atEveryTarget(async (_seed, target) => ({
    // Of who keeps the machine: see giving.db.test.ts.
    alsoAnswers: ['not-yours-to-give'],
    asked: {
      method: 'POST',
      url: '/api/invitations',
      body: {
        email: `${randomUUID()}@prueba.invalid`,
        roles: [{ role: 'auditor', territory: codeOf(target), ...today }],
      },
    },
  })),
  'POST /api/accounts/:id/grants': atEveryTarget(async (seed, target) => ({
    alsoAnswers: ['not-yours-to-give'],
    asked: {
      method: 'POST',
      url: `/api/accounts/${(await newAccount(seed)).id}/grants`,
      body: { role: 'auditor', territory: codeOf(target), ...today },
    },
  })),
  'POST /api/accounts/:id/unmasking': atEveryTarget(async (seed, target) => {
    const { id } = await newAccount(seed);
    await seed.query(
      `INSERT INTO role_grant (user_id, role, territory, valid_from, granted_by)
       VALUES ($1, 'auditor', $2, '2020-01-01', 'prueba')`,
      [id, target],
    );
    return { asked: { method: 'POST', url: `/api/accounts/${id}/unmasking`, body: { reason } } };
  }),
  'POST /api/accounts/:id/erasure': async (seed) => [
    {
      about: 'an account',
      // Whose roles may be anywhere.
      target: '',
      asked: { method: 'POST', url: `/api/accounts/${(await newAccount(seed)).id}/erasure`, body: { reason } },
    },
  ],
  'DELETE /api/grants/:id': atEveryTarget(async (seed, target) => {
    const [grant] = await seed.query<{ id: number }>(
      `INSERT INTO role_grant (user_id, role, territory, valid_from, granted_by)
       VALUES ($1, 'auditor', $2, '2020-01-01', 'prueba') RETURNING id`,
      [(await newAccount(seed)).id, target],
    );
    return { asked: { method: 'DELETE', url: `/api/grants/${grant?.id}` } };
  }),
  'GET /api/keys': async () => [{ about: 'list', target: null, asked: { method: 'GET', url: '/api/keys' } }],
  'POST /api/keys': async () => [
    {
      about: 'nothing',
      target: null,
      alsoAnswers: ['unknown-permission'],
      asked: {
        method: 'POST',
        url: '/api/keys',
        body: { name: 'x', territory: '07', permissions: ['public.nothing'], days: 1 },
      },
    },
  ],
  'POST /api/keys/:id/rotation': async () => [
    {
      about: "somebody else's",
      target: null,
      alsoAnswers: ['unknown-key'],
      asked: { method: 'POST', url: '/api/keys/ninguna/rotation', body: {} },
    },
  ],
  'DELETE /api/keys/:id': async () => [
    {
      about: "somebody else's",
      target: null,
      alsoAnswers: ['unknown-key'],
      asked: { method: 'DELETE', url: '/api/keys/ninguna' },
    },
  ],
  'POST /api/accounts/reset-links': async (seed) => [
    {
      about: 'an account',
      // Whose roles may be anywhere.
      target: '',
      asked: {
        method: 'POST',
        url: '/api/accounts/reset-links',
        body: { email: (await newAccount(seed)).email },
      },
    },
  ],
};
