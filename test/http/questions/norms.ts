import { randomUUID } from 'node:crypto';
import { atEveryTarget, codeOf, type Question, type Questions, type Seeder, type Target } from '../question.ts';

const reason = 'Prueba de autorización';

/** A project: what hangs from it is of its territory. */
async function newProject({ query }: Seeder, target: Target): Promise<{ id: number; code: string }> {
  const [row] = await query<{ id: number; code: string }>(
    `INSERT INTO norm (territory, code, type, issuer, subject, stage, confidence, created_by)
     VALUES ($1, 'PROYECTO-' || $2, 'RD', 'Prueba', 'Prueba', 'drafted', 'OFF', 'prueba') RETURNING id, code`,
    [target, randomUUID()],
  );
  return row ?? { id: 0, code: '' };
}

async function newObligation({ query }: Seeder, target: Target): Promise<number> {
  const [row] = await query<{ id: number }>(
    `INSERT INTO norm_obligation (territory, norm, who, roles, what, first_due_on, every, confidence, created_by)
     VALUES ($1, 'LEY-31297', 'Prueba', '{districtSecretary}', 'Prueba', '2026-01-31', 'once', 'OFF', 'prueba') RETURNING id`,
    [target],
  );
  return row?.id ?? 0;
}

async function newChange({ query }: Seeder, target: Target): Promise<number> {
  const [row] = await query<{ id: number }>(
    `INSERT INTO parameter_change (territory, code, meaning, value, unit, norm, valid_from, confidence, source, created_by)
     VALUES ($1, $2, 'Prueba', 50, 'días', 'LEY-31297', '2026-01-01', 'OFF', 'Prueba', 'prueba') RETURNING id`,
    [target, randomUUID()],
  );
  return row?.id ?? 0;
}

const post = (url: string, body: unknown) => ({ method: 'POST' as const, url, body });
const anyPlace =
  (url: string): Questions =>
  async (): Promise<readonly Question[]> => [{ about: 'list', target: null, asked: { method: 'GET', url } }];

export const NORM_QUESTIONS: Readonly<Record<string, Questions>> = {
  'POST /api/norms': atEveryTarget(async (_seed, target) => ({
    asked: post('/api/norms', {
      territory: codeOf(target),
      type: 'RD',
      issuer: 'Prueba',
      subject: randomUUID(),
      draftedOn: '2026-01-01',
      confidence: 'OFF',
    }),
  })),
  'POST /api/norms/:id/step': atEveryTarget(async (seed, target) => ({
    asked: post(`/api/norms/${(await newProject(seed, target)).id}/step`, { revision: 0, on: '2026-01-02', reason }),
  })),
  'POST /api/norms/relations': atEveryTarget(async (seed, target) => ({
    asked: post('/api/norms/relations', {
      norm: (await newProject(seed, target)).code,
      kind: 'modifies',
      target: 'LEY-31297',
    }),
  })),
  'DELETE /api/norms/relations/:id': atEveryTarget(async (seed, target) => {
    const { code } = await newProject(seed, target);
    const [row] = await seed.query<{ id: number }>(
      `INSERT INTO norm_relation (territory, norm, kind, target, created_by)
       VALUES ($1, $2, 'modifies', 'LEY-31297', 'prueba') RETURNING id`,
      [target, code],
    );
    return { asked: { method: 'DELETE', url: `/api/norms/relations/${row?.id}`, body: { reason } } };
  }),
  'POST /api/norms/articles': atEveryTarget(async (seed, target) => ({
    asked: post('/api/norms/articles', {
      norm: (await newProject(seed, target)).code,
      article: '4',
      says: 'Prueba',
      confidence: 'OFF',
    }),
  })),
  'POST /api/norms/documents': atEveryTarget(async (seed, target) => ({
    asked: post('/api/norms/documents', {
      norm: (await newProject(seed, target)).code,
      title: 'Prueba',
      link: 'https://www.gob.pe/norma',
    }),
  })),
  'GET /api/norms/obligations': anyPlace('/api/norms/obligations?territory=07'),
  'POST /api/norms/obligations': atEveryTarget(async (_seed, target) => ({
    asked: post('/api/norms/obligations', {
      territory: codeOf(target),
      norm: 'LEY-31297',
      who: 'Prueba',
      roles: ['districtSecretary'],
      what: 'Prueba',
      firstDueOn: '2026-01-31',
      every: 'once',
      confidence: 'OFF',
    }),
  })),
  'POST /api/norms/obligations/:id/withdrawal': atEveryTarget(async (seed, target) => ({
    asked: post(`/api/norms/obligations/${await newObligation(seed, target)}/withdrawal`, { reason }),
  })),
  'POST /api/norms/obligations/:id/fulfilments': atEveryTarget(async (seed, target) => ({
    asked: post(`/api/norms/obligations/${await newObligation(seed, target)}/fulfilments`, {
      dueOn: '2026-01-31',
      doneOn: '2026-01-30',
    }),
  })),
  'POST /api/norms/parameters': atEveryTarget(async (_seed, target) => ({
    // The same threshold asked again where it was proposed is proposed twice: nothing rules until it is applied.
    asked: post('/api/norms/parameters', {
      territory: codeOf(target),
      code: 'serenos.headcount-maximum-age',
      value: 60,
      norm: 'LEY-31297',
      validFrom: '2026-01-01',
      confidence: 'OFF',
      source: 'Prueba',
    }),
  })),
  // The threshold of the seed is nobody's: who may is told so.
  'POST /api/norms/parameters/rehearsal': atEveryTarget(async (seed, target) => ({
    alsoAnswers: ['unknown-parameter'],
    asked: post('/api/norms/parameters/rehearsal', { ids: [await newChange(seed, target)], territory: codeOf(target) }),
  })),
  'POST /api/norms/parameters/application': atEveryTarget(async (seed, target) => ({
    alsoAnswers: ['unknown-parameter'],
    asked: post('/api/norms/parameters/application', { ids: [await newChange(seed, target)], reason }),
  })),
  'POST /api/norms/parameters/:id/withdrawal': atEveryTarget(async (seed, target) => ({
    asked: post(`/api/norms/parameters/${await newChange(seed, target)}/withdrawal`, { reason }),
  })),
};
