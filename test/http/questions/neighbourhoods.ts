import { randomUUID } from 'node:crypto';
import type { Asked, Question, Questions, Seeder, Target } from '../question.ts';

const reason = 'Prueba de autorización';

/** Neighbourhoods are of districts: there is one target. */
const DISTRICT = '070101' satisfies Target;

function inTheDistrict(one: (seed: Seeder) => Promise<Asked>, alsoAnswers: readonly string[] = []): Questions {
  return async (seed): Promise<readonly Question[]> => [
    { about: DISTRICT, target: DISTRICT, alsoAnswers, asked: await one(seed) },
  ];
}

async function newNeighbourhood({ query }: Seeder): Promise<string> {
  const id = `${DISTRICT}-${randomUUID()}`;
  await query(`INSERT INTO neighbourhood (id, territory, title, created_by) VALUES ($1, $2, 'Prueba', 'prueba')`, [
    id,
    DISTRICT,
  ]);
  return id;
}

async function newOrganisation(seed: Seeder): Promise<number> {
  const [row] = await seed.query<{ id: number }>(
    `INSERT INTO neighbourhood_organisation (neighbourhood_id, territory, kind, title, women, men, created_by)
     VALUES ($1, $2, 'board', 'Prueba', 1, 1, 'prueba') RETURNING id`,
    [await newNeighbourhood(seed), DISTRICT],
  );
  return row?.id ?? 0;
}

async function newActivity(seed: Seeder): Promise<string> {
  const id = randomUUID();
  await seed.query(
    `INSERT INTO neighbourhood_activity (id, territory, neighbourhood_id, status, kind, actor, held_on, source, created_by)
     VALUES ($1, $2, $3, 'registered', 'prevention', 'police', '2026-05-10', 'desk', 'prueba')`,
    [id, DISTRICT, await newNeighbourhood(seed)],
  );
  await seed.query(
    `INSERT INTO neighbourhood_activity_state (activity_id, territory, record, writers)
     VALUES ($1, $2, '{"seen":{},"fields":{}}', '{}')`,
    [id, DISTRICT],
  );
  return id;
}

async function newPicture(seed: Seeder): Promise<string> {
  const id = randomUUID();
  await seed.query(
    `INSERT INTO neighbourhood_picture (id, activity_id, territory, file, sha256, total_bytes, shows_no_minor, created_by)
     VALUES ($1, $2, $3, 'foto.png', repeat('a', 64), 10, true, 'prueba')`,
    [id, await newActivity(seed), DISTRICT],
  );
  return id;
}

const organisation = { kind: 'board', title: 'Prueba', women: 1, men: 1 };

export const NEIGHBOURHOOD_QUESTIONS: Readonly<Record<string, Questions>> = {
  'POST /api/neighbourhoods': inTheDistrict(async () => ({
    method: 'POST',
    url: '/api/neighbourhoods',
    body: { territory: DISTRICT, title: randomUUID() },
  })),
  'PATCH /api/neighbourhoods/:id': inTheDistrict(async (seed) => ({
    method: 'PATCH',
    url: `/api/neighbourhoods/${await newNeighbourhood(seed)}`,
    body: { goal: { year: 2026, activities: 10 } },
  })),
  'POST /api/neighbourhoods/:id/months': inTheDistrict(
    async (seed) => ({
      method: 'POST',
      url: `/api/neighbourhoods/${await newNeighbourhood(seed)}/months`,
      body: { month: '2026-01', declared: 'none' },
    }),
    ['month-declared'],
  ),
  'DELETE /api/neighbourhoods/:id/months/:month': inTheDistrict(
    async (seed) => {
      const id = await newNeighbourhood(seed);
      await seed.query(
        `INSERT INTO neighbourhood_month (neighbourhood_id, territory, month, declared, declared_by)
       VALUES ($1, $2, '2026-01', 'none', 'prueba')`,
        [id, DISTRICT],
      );
      return { method: 'DELETE', url: `/api/neighbourhoods/${id}/months/2026-01`, body: { reason } };
    },
    ['month-not-declared'],
  ),
  'GET /api/neighbourhoods/:id/organisations': inTheDistrict(async (seed) => ({
    method: 'GET',
    url: `/api/neighbourhoods/${await newNeighbourhood(seed)}/organisations`,
  })),
  'POST /api/neighbourhoods/:id/organisations': inTheDistrict(async (seed) => ({
    method: 'POST',
    url: `/api/neighbourhoods/${await newNeighbourhood(seed)}/organisations`,
    body: organisation,
  })),
  'POST /api/organisations/:id/unmasking': inTheDistrict(async (seed) => ({
    method: 'POST',
    url: `/api/organisations/${await newOrganisation(seed)}/unmasking`,
    body: { reason },
  })),
  'GET /api/activities/:id': inTheDistrict(async (seed) => ({
    method: 'GET',
    url: `/api/activities/${await newActivity(seed)}`,
  })),
  'POST /api/field': async () => [{ about: 'own', target: null, asked: { method: 'POST', url: '/api/field' } }],
  // Each activity of what is brought is answered on its own, whoever brings it.
  'POST /api/activities/sync': async () => [
    {
      about: 'nothing that can be read',
      target: null,
      asked: {
        method: 'POST',
        url: '/api/activities/sync',
        body: { territory: DISTRICT, activities: [{ id: randomUUID(), record: null }] },
      },
    },
  ],
  'POST /api/activities/import': inTheDistrict(async () => {
    const form = new FormData();
    form.append('territory', DISTRICT);
    form.append('confirm', '1');
    form.append(
      'file',
      new Blob([`Barrio,Fecha,Tipo,Actor,Lugar\n${randomUUID()},10/05/2026,Taller,PNP,Losa\n`]),
      'a.csv',
    );
    return { method: 'POST', url: '/api/activities/import', form };
  }),
  'PATCH /api/activities/:id': inTheDistrict(async (seed) => ({
    method: 'PATCH',
    url: `/api/activities/${await newActivity(seed)}`,
    body: { seen: {}, values: { place: 'Prueba' } },
  })),
  'POST /api/activities/:id/validation': inTheDistrict(
    async (seed) => ({
      method: 'POST',
      url: `/api/activities/${await newActivity(seed)}/validation`,
      body: { verdict: 'validated' },
    }),
    ['activity-not-registered'],
  ),
  'POST /api/activities/:id/withdrawal': inTheDistrict(
    async (seed) => ({
      method: 'POST',
      url: `/api/activities/${await newActivity(seed)}/withdrawal`,
      body: { reason },
    }),
    ['activity-withdrawn'],
  ),
  'POST /api/activities/:id/pictures': inTheDistrict(async (seed) => ({
    method: 'POST',
    url: `/api/activities/${await newActivity(seed)}/pictures`,
    body: { id: randomUUID(), file: 'foto.png', sha256: 'b'.repeat(64), bytes: 10, showsNoMinor: true },
  })),
  'POST /api/pictures/:id/parts': inTheDistrict(
    async (seed) => ({ method: 'POST', url: `/api/pictures/${await newPicture(seed)}/parts?from=0`, body: {} }),
    ['missing-file'],
  ),
};
