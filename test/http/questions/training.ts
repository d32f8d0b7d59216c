import { randomUUID } from 'node:crypto';
import { atEveryTarget, codeOf, type Question, type Questions, type Seeder, type Target } from '../question.ts';

const reason = 'Prueba de autorización';

interface Seeded {
  readonly event: number;
  readonly participant: number;
}

/** Of May 2026, with one person who was there on its day. */
async function newEvent(
  { query }: Seeder,
  target: Target,
  status: 'open' | 'closed' = 'open',
  centre: number | null = null,
): Promise<Seeded> {
  const [row] = await query<Seeded>(
    `WITH made AS (
       INSERT INTO training_event (territory, kind, centre_id, group_number, title, topic, mode, starts_on, ends_on, hours,
         organiser, place, audience, is_evaluated, status, ended_on, created_by)
       VALUES ($1, $3, $4, $5, 'Prueba', 'Prueba', 'virtual', '2026-05-20', '2026-05-20', 4, 'Prueba', 'Prueba',
         '{sereno}', true, $2, CASE $2 WHEN 'closed' THEN date '2026-05-21' END, 'prueba')
       RETURNING id, territory
     ), enrolled AS (
       INSERT INTO training_participant (event_id, territory, holder_name, document_kind, document_number, role, serves, mark, created_by)
       SELECT id, territory, 'Participante de prueba', 'DNI', '00000001', 'sereno', '07', 20, 'prueba' FROM made
       RETURNING id, event_id, territory
     ), present AS (
       INSERT INTO training_attendance (event_id, territory, day, participant_id, present)
       SELECT event_id, territory, '2026-05-20', id, true FROM enrolled
     )
     SELECT event_id::int AS event, id::int AS participant FROM enrolled`,
    [target, status, centre === null ? 'event' : 'group', centre, centre === null ? null : randomUUID().slice(0, 8)],
  );
  if (!row) throw new Error('no event was made');
  return row;
}

async function newCentre({ query }: Seeder, target: Target): Promise<number> {
  const [row] = await query<{ id: number }>(
    `INSERT INTO training_centre (territory, title, stage, phase, created_by) VALUES ($1, $2, 'pilot', 3, 'prueba') RETURNING id`,
    [target, randomUUID()],
  );
  return row?.id ?? 0;
}

async function newCertificate(seed: Seeder, target: Target): Promise<number> {
  const { event, participant } = await newEvent(seed, target, 'closed');
  const [row] = await seed.query<{ id: number }>(
    `INSERT INTO training_certificate (code, event_id, participant_id, territory, holder_name, issued_on, issued_by)
     VALUES (upper(translate(left(replace($4, '-', ''), 20), 'iou', 'xxx')), $1, $2, $3, 'Participante de prueba', '2026-05-21', 'prueba') RETURNING id`,
    [event, participant, target, randomUUID()],
  );
  return row?.id ?? 0;
}

async function newReport(seed: Seeder, target: Target): Promise<number> {
  const { event } = await newEvent(seed, target, 'open', await newCentre(seed, target));
  const [row] = await seed.query<{ id: number }>(
    `INSERT INTO training_report (event_id, territory, what, due_on, created_by) VALUES ($1, $2, 'Prueba', '2026-05-30', 'prueba') RETURNING id`,
    [event, target],
  );
  return row?.id ?? 0;
}

async function newYear({ query }: Seeder, target: Target): Promise<number> {
  const [row] = await query<{ id: number }>(
    `INSERT INTO training_year (territory, year, declared_on, declared_by, reason)
     VALUES ($1, 2000 + (SELECT count(*) FROM training_year), '2026-05-30', 'prueba', 'Prueba') RETURNING id`,
    [target],
  );
  return row?.id ?? 0;
}

const fields = {
  title: 'Prueba',
  topic: 'Prueba',
  workLine: null,
  mode: 'virtual',
  startsOn: '2026-05-20',
  endsOn: '2026-05-20',
  hours: 4,
  organiser: 'Prueba',
  place: 'Prueba',
  audience: ['sereno'],
  capacity: null,
  isEvaluated: true,
};

const document = (number: number): string => String(number % 100_000_000).padStart(8, '0');
let documents = 10_000_000;
const person = () => ({
  name: 'Participante de prueba',
  documentKind: 'DNI',
  documentNumber: document((documents += 1)),
  role: 'sereno',
  serves: '07',
});

function listForm(): FormData {
  const form = new FormData();
  form.append('confirm', '0');
  const content =
    'Nombres y apellidos,Documento,Número,Cargo,Ubigeo donde sirve\nPrueba,DNI,00000002,Sereno municipal,07\n';
  form.append('file', new Blob([content]), 'Participantes.csv');
  return form;
}

/** Centres and their groups are of districts; these stand for them where they may be at all. */
const BELOW: readonly Target[] = ['07', '15', '070101'];
function below(one: (seed: Seeder, target: Target) => Promise<Question['asked']>): Questions {
  return (seed) =>
    Promise.all(BELOW.map(async (target) => ({ about: codeOf(target), target, asked: await one(seed, target) })));
}

const ofEvent = (rest: string, body?: unknown, status: 'open' | 'closed' = 'open'): Questions =>
  atEveryTarget(async (seed, target) => {
    const { event } = await newEvent(seed, target, status);
    return {
      asked: { method: 'POST', url: `/api/training/events/${event}/${rest}`, ...(body !== undefined && { body }) },
    };
  });

export const TRAINING_QUESTIONS: Readonly<Record<string, Questions>> = {
  'POST /api/training/events': atEveryTarget(async (_seed, target) => ({
    asked: { method: 'POST', url: '/api/training/events', body: { territory: codeOf(target), ...fields } },
  })),
  'PATCH /api/training/events/:id': atEveryTarget(async (seed, target) => ({
    asked: {
      method: 'PATCH',
      url: `/api/training/events/${(await newEvent(seed, target)).event}`,
      body: { revision: 0, ...fields },
    },
  })),
  'POST /api/training/events/:id/closing': ofEvent('closing'),
  'POST /api/training/events/:id/cancellation': ofEvent('cancellation', { reason }),
  'POST /api/training/events/:id/materials': ofEvent('materials', {
    title: 'Prueba',
    link: 'https://ejemplo.invalid/material',
    evidence: null,
  }),
  'GET /api/training/events/:id/participants': atEveryTarget(async (seed, target) => ({
    asked: { method: 'GET', url: `/api/training/events/${(await newEvent(seed, target)).event}/participants` },
  })),
  'POST /api/training/events/:id/participants': atEveryTarget(async (seed, target) => ({
    asked: {
      method: 'POST',
      url: `/api/training/events/${(await newEvent(seed, target)).event}/participants`,
      body: person(),
    },
  })),
  'POST /api/training/events/:id/participants/import': atEveryTarget(async (seed, target) => ({
    asked: {
      method: 'POST',
      url: `/api/training/events/${(await newEvent(seed, target)).event}/participants/import`,
      form: listForm(),
    },
  })),
  'DELETE /api/training/participants/:id': atEveryTarget(async (seed, target) => ({
    asked: {
      method: 'DELETE',
      url: `/api/training/participants/${(await newEvent(seed, target)).participant}`,
      body: { reason },
    },
  })),
  'POST /api/training/participants/:id/unmasking': atEveryTarget(async (seed, target) => ({
    asked: {
      method: 'POST',
      url: `/api/training/participants/${(await newEvent(seed, target)).participant}/unmasking`,
      body: { reason },
    },
  })),
  'POST /api/training/events/:id/attendance': ofEvent('attendance', { day: '2026-05-20', present: [] }),
  'POST /api/training/events/:id/evaluation': ofEvent('evaluation', { marks: [], satisfaction: null }),
  'POST /api/training/events/:id/certificates': ofEvent('certificates', { participant: null }, 'closed'),
  'GET /api/training/certificates/:id/pdf': atEveryTarget(async (seed, target) => ({
    asked: { method: 'GET', url: `/api/training/certificates/${await newCertificate(seed, target)}/pdf` },
  })),
  'POST /api/training/certificates/:id/revocation': atEveryTarget(async (seed, target) => ({
    asked: {
      method: 'POST',
      url: `/api/training/certificates/${await newCertificate(seed, target)}/revocation`,
      body: { reason },
    },
  })),
  'POST /api/training/years': atEveryTarget(async (_seed, target) => ({
    alsoAnswers: ['year-without-detail'],
    asked: {
      method: 'POST',
      url: '/api/training/years',
      body: { territory: codeOf(target), year: 2001, reason },
    },
  })),
  'POST /api/training/years/:id/withdrawal': atEveryTarget(async (seed, target) => ({
    asked: {
      method: 'POST',
      url: `/api/training/years/${await newYear(seed, target)}/withdrawal`,
      body: { reason },
    },
  })),
  'POST /api/training/centres': async () => [
    {
      about: 'a district',
      target: '070101',
      asked: {
        method: 'POST',
        url: '/api/training/centres',
        body: { territory: '070101', title: randomUUID(), stage: 'pilot', phase: 3, phaseSince: null },
      },
    },
  ],
  'PATCH /api/training/centres/:id': below(async (seed, target) => ({
    method: 'PATCH',
    url: `/api/training/centres/${await newCentre(seed, target)}`,
    body: { stage: 'pilot', phase: 4, phaseSince: null },
  })),
  'POST /api/training/groups': below(async (seed, target) => ({
    method: 'POST',
    url: '/api/training/groups',
    body: {
      centre: await newCentre(seed, target),
      number: '09',
      startsOn: '2026-05-20',
      endsOn: null,
      hours: null,
      capacity: null,
    },
  })),
  'GET /api/training/events/:id/merits': below(async (seed, target) => ({
    method: 'GET',
    url: `/api/training/events/${(await newEvent(seed, target, 'open', await newCentre(seed, target))).event}/merits`,
  })),
  'POST /api/training/events/:id/reports': below(async (seed, target) => ({
    method: 'POST',
    url: `/api/training/events/${(await newEvent(seed, target, 'open', await newCentre(seed, target))).event}/reports`,
    body: { what: 'Prueba', dueOn: '2026-06-30' },
  })),
  'POST /api/training/reports/:id/delivery': below(async (seed, target) => ({
    method: 'POST',
    url: `/api/training/reports/${await newReport(seed, target)}/delivery`,
    body: { number: '001-2026', deliveredOn: '2026-05-30', evidence: null },
  })),
};
