import { randomUUID } from 'node:crypto';
import type { Asked, Questions, Seeder, Target } from '../question.ts';
import { atEveryTarget, codeOf } from '../question.ts';

const reason = 'Prueba de autorización';

async function newCommittee({ query }: Seeder, target: Target): Promise<number> {
  const [row] = await query<{ id: number }>(
    `INSERT INTO committee (territory, kind, title, norm, followed_since, created_by)
     VALUES ($1, 'workingGroup', $2, 'Prueba', '2020-01-01', 'prueba') RETURNING id`,
    [target, `Grupo de prueba ${randomUUID()}`],
  );
  return row?.id ?? 0;
}

async function newSeat(
  seed: Seeder,
  target: Target,
): Promise<{ committee: number; seat: number; appointment: number }> {
  const committee = await newCommittee(seed, target);
  const [seat] = await seed.query<{ id: number }>(
    `INSERT INTO committee_seat (committee_id, territory, position, entity, created_by)
     VALUES ($1, $2, 'Cargo', 'Entidad', 'prueba') RETURNING id`,
    [committee, target],
  );
  const [appointment] = await seed.query<{ id: number }>(
    `INSERT INTO committee_appointment
       (seat_id, committee_id, territory, capacity, holder_name, resolution, valid_from, created_by)
     VALUES ($1, $2, $3, 'titular', 'Titular de prueba', 'Prueba', '2020-01-01', 'prueba') RETURNING id`,
    [seat?.id, committee, target],
  );
  return { committee, seat: seat?.id ?? 0, appointment: appointment?.id ?? 0 };
}

type State = 'called' | 'held' | 'sealed';

async function newSession(
  seed: Seeder,
  target: Target,
  status: State,
  type = 'ordinary',
): Promise<{ session: number; agreement: number; seat: number; appointment: number }> {
  const { committee, seat, appointment } = await newSeat(seed, target);
  const counted = status === 'called' ? null : 1;
  const [session] = await seed.query<{ id: number }>(
    `INSERT INTO committee_session (committee_id, territory, type, modality, year, number, held_on, starts_at, place,
       status, members_in_force, quorum, present, quorum_basis, created_by)
     VALUES ($1, $2, $5, 'inPerson', 0, 1, '2026-06-01', '10:00', 'Sala', $3, $4, $4, $4, 'prueba', 'prueba')
     RETURNING id`,
    [committee, target, status, counted, type],
  );
  const id = session?.id ?? 0;
  await seed.query(
    `INSERT INTO committee_agenda_item (session_id, territory, ordinal, topic) VALUES ($1, $2, 1, 'Punto')`,
    [id, target],
  );
  const [agreement] = await seed.query<{ id: number }>(
    `INSERT INTO committee_agreement
       (session_id, committee_id, territory, kind, number, content, responsible, due_on, created_by)
     VALUES ($1, $2, $3, 'agreement', 1, 'Acuerdo', 'Cargo', '2026-07-01', 'prueba') RETURNING id`,
    [id, committee, target],
  );
  return { session: id, agreement: agreement?.id ?? 0, seat, appointment };
}

const call = {
  modality: 'inPerson',
  heldOn: '2026-06-10',
  startsAt: '10:00',
  place: 'Sala',
  agenda: ['Punto'],
};

function ofSession(
  status: State,
  path: string,
  body: (made: Awaited<ReturnType<typeof newSession>>) => unknown,
  options: { readonly method?: Asked['method']; readonly type?: string; readonly alsoAnswers?: readonly string[] } = {},
): Questions {
  return atEveryTarget(async (seed, target) => {
    const made = await newSession(seed, target, status, options.type);
    return {
      ...(options.alsoAnswers ? { alsoAnswers: options.alsoAnswers } : {}),
      asked: {
        method: options.method ?? 'POST',
        url: `/api/committee-sessions/${made.session}${path}`,
        body: body(made),
      },
    };
  });
}

export const COMMITTEE_QUESTIONS: Readonly<Record<string, Questions>> = {
  'POST /api/committees': atEveryTarget(async (_seed, target) => ({
    asked: {
      method: 'POST',
      url: '/api/committees',
      body: {
        territory: codeOf(target),
        kind: 'workingGroup',
        title: `Grupo de prueba ${randomUUID()}`,
        norm: 'Prueba',
        installedOn: null,
        followedSince: '2026-01-01',
        parentId: null,
      },
    },
  })),
  'POST /api/committees/edition-bodies': async () => [
    {
      about: 'a team whose group nobody registered',
      target: '',
      alsoAnswers: ['team-without-group'],
      asked: {
        method: 'POST',
        url: '/api/committees/edition-bodies',
        body: { body: 'team:04', norm: 'Prueba', followedSince: '2026-01-01' },
      },
    },
  ],
  'POST /api/committees/:id/seats': atEveryTarget(async (seed, target) => ({
    asked: {
      method: 'POST',
      url: `/api/committees/${await newCommittee(seed, target)}/seats`,
      body: { position: 'Cargo', entity: 'Entidad', presides: false },
    },
  })),
  'POST /api/committee-seats/:id/closure': atEveryTarget(async (seed, target) => ({
    asked: {
      method: 'POST',
      url: `/api/committee-seats/${(await newSeat(seed, target)).seat}/closure`,
      body: { on: '2026-06-01', reason },
    },
  })),
  'POST /api/committee-seats/:id/appointments': atEveryTarget(async (seed, target) => ({
    asked: {
      method: 'POST',
      url: `/api/committee-seats/${(await newSeat(seed, target)).seat}/appointments`,
      body: {
        capacity: 'alternate',
        holderName: 'Alterno de prueba',
        nameIsPublic: false,
        resolution: 'Prueba',
        validFrom: '2026-01-01',
        validTo: null,
      },
    },
  })),
  'POST /api/committee-appointments/:id/end': atEveryTarget(async (seed, target) => ({
    // Elsewhere it is not there for who asks.
    asked: {
      method: 'POST',
      url: `/api/committee-appointments/${(await newSeat(seed, target)).appointment}/end`,
      body: { on: '2026-06-01', reason },
    },
  })),
  'POST /api/committees/:id/directory': atEveryTarget(async (seed, target) => ({
    asked: { method: 'POST', url: `/api/committees/${(await newSeat(seed, target)).committee}/directory`, body: {} },
  })),
  'POST /api/committees/:id/sessions': atEveryTarget(async (seed, target) => ({
    asked: {
      method: 'POST',
      url: `/api/committees/${await newCommittee(seed, target)}/sessions`,
      body: { ...call, type: 'ordinary', lateReason: null },
    },
  })),
  'PATCH /api/committee-sessions/:id': ofSession('called', '', () => call, { method: 'PATCH' }),
  'POST /api/committee-sessions/:id/cancellation': ofSession('called', '/cancellation', () => ({ reason })),
  'POST /api/committee-sessions/:id/attendance': ofSession('called', '/attendance', ({ seat, appointment }) => ({
    entries: [{ seatId: seat, appointmentId: appointment, excused: false }],
    citizens: null,
  })),
  'POST /api/committee-sessions/:id/discussion': ofSession('held', '/discussion', () => ({
    items: [{ ordinal: 1, content: 'Se trató.' }],
  })),
  'POST /api/committee-sessions/:id/figures': ofSession('held', '/figures', () => ({ sections: [] })),
  'POST /api/committee-sessions/:id/agreements': ofSession('held', '/agreements', () => ({
    kind: 'agreement',
    content: 'Otro acuerdo',
    responsible: 'Cargo',
    dueOn: '2026-07-01',
  })),
  'POST /api/committee-sessions/:id/proposals': ofSession(
    'held',
    '/proposals',
    () => ({ content: 'Más luz', answer: '' }),
    { type: 'publicConsultation' },
  ),
  'POST /api/committee-sessions/:id/seal': ofSession('held', '/seal', () => ({})),
  'POST /api/committee-sessions/:id/rectification': ofSession(
    'sealed',
    '/rectification',
    () => ({ reason, items: [] }),
    { alsoAnswers: ['minutes-not-sealed'] },
  ),
  'POST /api/committee-sessions/:id/publication': ofSession('sealed', '/publication', () => ({}), {
    alsoAnswers: ['minutes-not-sealed'],
  }),
  'POST /api/committee-agreements/:id/reports': atEveryTarget(async (seed, target) => ({
    asked: {
      method: 'POST',
      url: `/api/committee-agreements/${(await newSession(seed, target, 'held')).agreement}/reports`,
      body: { status: 'open', note: 'Se avanza.', evidence: [] },
    },
  })),
};
