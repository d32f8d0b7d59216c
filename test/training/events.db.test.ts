// Events, participants and certificates over HTTP. "Today" is 1 June 2026.
import { beforeAll, describe, expect, it } from 'vitest';
import type { CertificateState, EventList, EventView, IssuedCertificates } from '#modules/training/contract.ts';
import { openTestDatabase } from '../support/database.ts';
import { openTestServer, type TestServer } from '../support/server.ts';
import {
  aClosedEvent,
  anEvent,
  aParticipant,
  type Asking,
  asking,
  expectDone,
  made,
  participantsOf,
} from './a-training.ts';

const db = await openTestDatabase('full');
let server: TestServer;
let ask: Asking;
let visit: Asking;
beforeAll(async () => {
  server = await openTestServer(db);
  ask = asking(await server.as({ role: 'trainingCoordinator', territory: '07' }));
  visit = asking(await server.as('visitor'));
});

const PEOPLE = [aParticipant(1), aParticipant(2), aParticipant(3)];

describe('a training event', () => {
  it.each([
    ['ends before it begins', { startsOn: '2026-05-20' }, 400, 'event-ends-before-start'],
    ['is of a place that is none', { territory: '99' }, 404, 'unknown-ubigeo'],
    ['is elsewhere', { territory: '15' }, 403, 'not-allowed'],
    ['is for nobody', { audience: [] }, 400, 'invalid-input'],
    ['has no hours', { hours: 0 }, 400, 'invalid-input'],
  ])('is refused when it %s', async (_, change, status, code) => {
    const answer = await ask('POST', '/api/training/events', anEvent(change));
    expect([answer.status, answer.code]).toEqual([status, code]);
  });

  it('takes in each person once, and no more than it has room for', async () => {
    const event = await made(ask('POST', '/api/training/events', anEvent({ capacity: 2 })));
    const enrol = (person: unknown) => ask('POST', `/api/training/events/${event}/participants`, person);
    await made(enrol(aParticipant(1)));
    expect(await enrol(aParticipant(1, { name: 'Con otro nombre' }))).toMatchObject({ code: 'duplicated-participant' });
    expect(await enrol(aParticipant(1, { documentNumber: '101' }))).toMatchObject({ code: 'bad-document' });
    // The zeros that a spreadsheet drops do not make another person.
    expect(await enrol(aParticipant(1, { documentNumber: '00101' }))).toMatchObject({ code: 'duplicated-participant' });
    await made(enrol(aParticipant(2)));
    expect(await enrol(aParticipant(3))).toMatchObject({ status: 409, code: 'capacity-exceeded' });
  });

  it('gives its last place to one of two who come at once', async () => {
    const event = await made(ask('POST', '/api/training/events', anEvent({ capacity: 1 })));
    const answers = await Promise.all(
      [1, 2, 3, 4].map((number) => ask('POST', `/api/training/events/${event}/participants`, aParticipant(number))),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409]);
  });

  it('has attendance on its own days that have come, of its own people', async () => {
    const event = await made(
      ask('POST', '/api/training/events', anEvent({ startsOn: '2026-05-30', endsOn: '2026-06-02' })),
    );
    const other = await made(ask('POST', '/api/training/events', anEvent()));
    await made(ask('POST', `/api/training/events/${event}/participants`, aParticipant(1)));
    const stranger = await made(ask('POST', `/api/training/events/${other}/participants`, aParticipant(4)));
    const attend = (day: string, present: readonly number[] = []) =>
      ask('POST', `/api/training/events/${event}/attendance`, { day, present });
    expect(await attend('2026-05-29')).toMatchObject({ status: 400, code: 'day-outside-event' });
    expect(await attend('2026-06-03')).toMatchObject({ code: 'day-outside-event' });
    expect(await attend('2026-06-02')).toMatchObject({ code: 'day-to-come' });
    expect(await attend('2026-06-01', [stranger])).toMatchObject({ status: 404, code: 'unknown-participant' });
    expect(await attend('2026-06-01')).toMatchObject({ status: 204 });
    const { territory: _, ...fields } = anEvent({ startsOn: '2026-06-02', endsOn: '2026-06-03' }) as Record<
      string,
      unknown
    >;
    expect(await ask('PATCH', `/api/training/events/${event}`, { revision: 0, ...fields })).toMatchObject({
      code: 'day-outside-event',
    });
  });

  it('is closed after its last day and once somebody came, and then stays as it is', async () => {
    const early = await made(ask('POST', '/api/training/events', anEvent({ endsOn: '2026-06-02' })));
    expect(await ask('POST', `/api/training/events/${early}/closing`)).toMatchObject({ code: 'event-not-over' });
    const empty = await made(ask('POST', '/api/training/events', anEvent()));
    expect(await ask('POST', `/api/training/events/${empty}/closing`)).toMatchObject({
      code: 'event-without-attendance',
    });
    const { event, ids } = await aClosedEvent(ask, { people: [aParticipant(1)], marks: [15], came: [true] });
    const later = [
      ask('POST', `/api/training/events/${event}/participants`, aParticipant(2)),
      ask('POST', `/api/training/events/${event}/attendance`, { day: '2026-05-18', present: ids }),
      ask('POST', `/api/training/events/${event}/evaluation`, { marks: [], satisfaction: null }),
      ask('POST', `/api/training/events/${event}/cancellation`, { reason: 'Prueba' }),
      ask('DELETE', `/api/training/participants/${ids[0]}`, { reason: 'Prueba' }),
    ];
    for (const answer of later) expect(await answer).toMatchObject({ status: 409, code: 'event-not-open' });
  });

  it('is not changed over what another person changed meanwhile', async () => {
    const event = await made(ask('POST', '/api/training/events', anEvent()));
    const { territory: _, ...fields } = anEvent({ title: 'Taller con otro nombre' }) as Record<string, unknown>;
    const change = (revision: number) => ask('PATCH', `/api/training/events/${event}`, { revision, ...fields });
    expect(await change(0)).toMatchObject({ status: 204 });
    expect(await change(0)).toMatchObject({ status: 409, code: 'event-changed' });
    expect((await visit('GET', `/api/training/events/${event}`)).body).toMatchObject({
      event: { title: 'Taller con otro nombre', revision: 1 },
    });
  });

  it('is everybody’s to know, without who takes part', async () => {
    const title = 'Taller que se busca';
    const { event } = await aClosedEvent(
      ask,
      { people: PEOPLE, marks: [15, 11, null], came: [true, true, false] },
      { title },
    );
    const list = (await visit('GET', '/api/training/events?territory=07&search=que%20se%20busca')).body as EventList;
    expect(list).toMatchObject({
      total: 1,
      events: [{ id: event, enrolled: 3, attended: 2, days: 2, marked: 2, markSum: 26 }],
    });
    const view = await visit('GET', `/api/training/events/${event}`);
    expect((view.body as EventView).days).toEqual(['2026-05-18', '2026-05-19']);
    expect(JSON.stringify([list, view.body])).not.toMatch(/Participante de prueba|00000102/);
    expect(await visit('GET', `/api/training/events/${event}/participants`)).toMatchObject({ status: 401 });
    const elsewhere = asking(await server.as({ role: 'trainingCoordinator', territory: '15' }));
    expect(await elsewhere('GET', `/api/training/events/${event}/participants`)).toMatchObject({ status: 403 });
  });

  it('shows documents masked, and one whole for a reason that is recorded', async () => {
    const event = await made(ask('POST', '/api/training/events', anEvent()));
    const id = await made(ask('POST', `/api/training/events/${event}/participants`, aParticipant(5)));
    const { participants } = await participantsOf(ask, event);
    expect(participants.map(({ document }) => document)).toEqual(['DNI 0•••••05']);
    expect((await ask('POST', `/api/training/participants/${id}/unmasking`, { reason: 'Cotejo' })).body).toEqual({
      document: 'DNI 00000105',
    });
    const { rows } = await db.pool.query(
      `SELECT kind, reason, details FROM act WHERE action = 'unmaskParticipant' AND subject = $1`,
      [`training/${event}`],
    );
    expect(rows).toEqual([{ kind: 'unmask', reason: 'Cotejo', details: { participant: id } }]);
    const read = await db.pool.query(
      `SELECT DISTINCT kind FROM act WHERE action = 'readParticipants' AND subject = $1`,
      [`training/${event}`],
    );
    expect(read.rows).toEqual([{ kind: 'read' }]);
    const acts = await db.pool.query(`SELECT details::text AS text FROM act WHERE subject = $1`, [`training/${event}`]);
    expect(JSON.stringify(acts.rows)).not.toMatch(/00000105|Participante de prueba/);
  });
});

describe('a certificate', () => {
  it('is for who was there and passed, and nobody else', async () => {
    const { event, ids } = await aClosedEvent(ask, {
      people: [...PEOPLE, aParticipant(4)],
      marks: [15, 10, null, 18],
      came: [true, true, true, false],
    });
    const issue = (participant: number | null) =>
      ask('POST', `/api/training/events/${event}/certificates`, { participant });
    for (const [index, why] of [
      [1, 'mark-too-low'],
      [2, 'no-mark'],
      [3, 'no-attendance'],
    ] as const)
      expect(await issue(ids[index] ?? 0)).toMatchObject({
        status: 409,
        code: 'not-qualified',
        body: { error: { details: { why } } },
      });
    expect((await issue(null)).body as IssuedCertificates).toEqual({ issued: 1, left: 3 });
    expect(await issue(ids[0] ?? 0)).toMatchObject({ code: 'certificate-issued' });
    expect((await issue(null)).body).toEqual({ issued: 0, left: 3 });
  });

  it('waits for the event to close', async () => {
    const event = await made(ask('POST', '/api/training/events', anEvent()));
    const participant = await made(ask('POST', `/api/training/events/${event}/participants`, aParticipant(1)));
    expect(await ask('POST', `/api/training/events/${event}/certificates`, { participant })).toMatchObject({
      status: 409,
      code: 'event-not-closed',
    });
  });

  it('is verified by anybody with its code: valid, revoked or unknown, with initials and no reason', async () => {
    const { event } = await aClosedEvent(ask, { people: [aParticipant(6)], marks: [14], came: [true] });
    await expectDone(ask('POST', `/api/training/events/${event}/certificates`, { participant: null }));
    const [holder] = (await participantsOf(ask, event)).participants;
    const { id, code } = holder?.certificate ?? { id: 0, code: '' };
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{20}$/);
    const typed = code.toLowerCase().replaceAll(/(.{5})/g, '$1-');
    const verify = async () => (await visit('GET', `/api/certificates/${typed}`)).body as CertificateState;
    expect(await verify()).toEqual({
      state: 'valid',
      certificate: {
        code: code.match(/.{4}/g)?.join('-'),
        initials: 'P. P. G.',
        event: 'Taller del clasificador de ocurrencias',
        period: 'del 18/05/2026 al 19/05/2026',
        hours: 8,
        organiser: 'Secretaría técnica del CORESEC Callao',
        issuedOn: '2026-06-01',
        revokedOn: null,
      },
    });
    const isOf = async (name: string) => (await visit('POST', `/api/certificates/${code}/name`, { name })).body;
    expect(await isOf('PARTICIPANTE  de prueba g')).toEqual({ isSame: true });
    expect(await isOf('Participante de prueba H')).toEqual({ isSame: false });
    const pdf = await (
      await server.as({ role: 'trainingCoordinator', territory: '07' })
    ).inject({
      url: `/api/training/certificates/${id}/pdf`,
      headers: { host: '127.0.0.1' },
    });
    expect([pdf.statusCode, pdf.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    expect(await ask('POST', `/api/training/certificates/${id}/revocation`, { reason: ' ' })).toMatchObject({
      status: 400,
    });
    await expectDone(ask('POST', `/api/training/certificates/${id}/revocation`, { reason: 'Nota mal registrada' }));
    const revoked = await verify();
    expect([revoked.state, revoked.certificate?.revokedOn]).toEqual(['revoked', '2026-06-01']);
    expect(JSON.stringify(revoked)).not.toContain('Nota mal registrada');
    expect(await ask('POST', `/api/training/certificates/${id}/revocation`, { reason: 'Otra vez' })).toMatchObject({
      code: 'certificate-revoked',
    });
    expect((await visit('GET', '/api/certificates/00000000000000000000')).body).toEqual({
      state: 'unknown',
      certificate: null,
    });
    expect((await visit('GET', '/api/certificates/nada')).body).toEqual({ state: 'unknown', certificate: null });
  });

  it('is not found by trying', async () => {
    const app = await server.as('visitor');
    const ask30 = async () =>
      (await app.inject({ url: '/api/certificates/nada', headers: { host: '127.0.0.1' }, remoteAddress: '127.3.3.3' }))
        .statusCode;
    const answers: number[] = [];
    for (let index = 0; index < 31; index += 1) answers.push(await ask30());
    expect([answers.slice(0, 30).every((status) => status === 200), answers[30]]).toEqual([true, 429]);
  });
});
