// Committees over HTTP: from the members to the sealed, rectified and published minutes.
import { createHash } from 'node:crypto';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import type { Duty } from '#shared/duty.ts';
import type { CommitteeList, CommitteeView, SessionView } from '#modules/committees/contract.ts';
import { findSession, findSessionsOn } from '#modules/committees/server/index.ts';
import { openTestDatabase } from '../support/database.ts';
import { pngOf } from '../support/pictures.ts';
import { openTestServer, type TestServer } from '../support/server.ts';

const db = await openTestDatabase('full');
let server: TestServer;
let secretary: FastifyInstance;
let visitor: FastifyInstance;
let auditor: FastifyInstance;

const headers = { host: '127.0.0.1' };
const LA_PUNTA = '070105';

beforeAll(async () => {
  server = await openTestServer(db);
  secretary = await server.as({ role: 'districtSecretary', territory: LA_PUNTA });
  auditor = await server.as({ role: 'auditor', territory: LA_PUNTA });
  visitor = await server.as('visitor');
});

interface Told {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly id: number;
  readonly title: string;
}

async function send(app: FastifyInstance, method: 'POST' | 'PATCH', url: string, payload: object): Promise<Told> {
  const response = await app.inject({ method, url, headers, payload });
  const body = response.body === '' ? {} : response.json<Record<string, unknown>>();
  const error = body['error'] as { code: string; message: string } | undefined;
  return {
    status: response.statusCode,
    code: error?.code ?? '',
    message: error?.message ?? '',
    id: Number(body['id'] ?? 0),
    title: String(body['title'] ?? ''),
  };
}

const post = (url: string, payload: object, app = secretary) => send(app, 'POST', url, payload);

async function get<T>(url: string, app = secretary): Promise<T> {
  const response = await app.inject({ url, headers });
  if (response.statusCode !== 200) throw new Error(`${url}: ${response.statusCode} ${response.body}`);
  return response.json<T>();
}

const call = {
  type: 'ordinary',
  modality: 'inPerson',
  heldOn: '2026-06-01',
  startsAt: '10:00',
  place: 'Salón municipal de prueba',
  agenda: ['Denuncias del trimestre', 'Varios'],
  lateReason: null,
};

interface Made {
  readonly committee: number;
  readonly seats: readonly number[];
  readonly titulars: readonly number[];
}

/** Three members in force since January; the third one's period ended in May. */
async function aCommittee(over: object = {}): Promise<Made> {
  const { id } = await post('/api/committees', {
    territory: LA_PUNTA,
    kind: 'mesaTecnica',
    title: `Mesa de prueba ${Math.random()}`,
    norm: 'Resolución de prueba',
    installedOn: '2026-01-10',
    followedSince: '2026-03-01',
    parentId: null,
    ...over,
  });
  const seats: number[] = [];
  const titulars: number[] = [];
  for (const index of [1, 2, 3]) {
    const seat = await post(`/api/committees/${id}/seats`, {
      position: `Cargo de prueba ${index}`,
      entity: `Entidad de prueba ${index}`,
      presides: index === 1,
    });
    const titular = await post(`/api/committee-seats/${seat.id}/appointments`, {
      capacity: 'titular',
      holderName: `Titular Prueba${index}`,
      nameIsPublic: index === 1,
      resolution: `RA 00${index}-2026 de prueba`,
      validFrom: '2026-01-01',
      validTo: index === 3 ? '2026-05-15' : null,
    });
    seats.push(seat.id);
    titulars.push(titular.id);
  }
  return { committee: id, seats, titulars };
}

const attendanceOf = ({ seats, titulars }: Made, present: readonly number[]) => ({
  entries: seats.map((seatId, index) => ({
    seatId,
    appointmentId: present.includes(index) ? (titulars[index] ?? null) : null,
    excused: false,
  })),
  citizens: null,
});

/** Of the two in force in June. */
const inForce = (made: Made, present: readonly number[]) => {
  const { entries, citizens } = attendanceOf(made, present);
  return { entries: entries.slice(0, 2), citizens };
};

async function aHeldSession(made: Made): Promise<number> {
  const { id } = await post(`/api/committees/${made.committee}/sessions`, call);
  const held = await post(`/api/committee-sessions/${id}/attendance`, inForce(made, [0, 1]));
  expect(held).toMatchObject({ status: 204 });
  return id;
}

const agreement = {
  kind: 'agreement',
  content: 'Iluminar el malecón de prueba',
  responsible: 'Gerencia de obras',
  dueOn: '2026-06-15',
};

describe('the number of a session', () => {
  it('is the next one for each of twenty calls at once, with no gap, and a refused call takes none', async () => {
    const { committee } = await aCommittee();
    const calls = Array.from({ length: 24 }, (_, index) =>
      post(
        `/api/committees/${committee}/sessions`,
        index % 6 === 5 ? { ...call, agenda: [] } : { ...call, type: index % 2 === 0 ? 'ordinary' : 'extraordinary' },
      ),
    );
    const answers = await Promise.all(calls);
    expect(answers.filter(({ code }) => code === 'agenda-empty')).toHaveLength(4);
    const { rows } = await db.pool.query<{ type: string; numbers: number[] }>(
      `SELECT type, array_agg(number ORDER BY number) AS numbers FROM committee_session
       WHERE committee_id = $1 GROUP BY type ORDER BY type`,
      [committee],
    );
    const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
    expect(rows).toEqual([
      { type: 'extraordinary', numbers: upTo(8) },
      { type: 'ordinary', numbers: upTo(12) },
    ]);
  });

  it('cannot be typed', async () => {
    const { committee } = await aCommittee();
    expect(await post(`/api/committees/${committee}/sessions`, { ...call, number: 9 })).toMatchObject({ status: 400 });
  });

  it('stays with a session that is cancelled', async () => {
    const { committee } = await aCommittee();
    const first = await post(`/api/committees/${committee}/sessions`, call);
    await post(`/api/committee-sessions/${first.id}/cancellation`, { reason: 'Feriado' });
    const second = await post(`/api/committees/${committee}/sessions`, call);
    expect([first.title, second.title]).toEqual([
      'Primera sesión ordinaria de 2026',
      'Segunda sesión ordinaria de 2026',
    ]);
  });

  it('goes on from the sessions that the edition lists, which nobody types again', async () => {
    const { editionBodies } = await get<CommitteeList>('/api/committees?territory=PE', server.app);
    expect(
      editionBodies.map(({ title, held, sessions, members }) => [title, held, sessions.length, members.length]),
    ).toEqual([
      ['Grupo de Trabajo Multisectorial — Plan de Adecuación de Cámaras de Videovigilancia (PACV)', 18, 0, 20],
      [expect.stringContaining('Equipo técnico 04 — Lineamientos'), 4, 4, 0],
    ]);
    const body = { norm: 'Resolución de prueba', followedSince: '2026-01-01' };
    expect(await post('/api/committees/edition-bodies', { ...body, body: 'team:04' }, server.app)).toMatchObject({
      code: 'team-without-group',
    });
    const group = await post('/api/committees/edition-bodies', { ...body, body: 'group' }, server.app);
    const tooSoon = { ...body, body: 'team:04', followedSince: '2025-03-20' };
    expect((await post('/api/committees/edition-bodies', tooSoon, server.app)).code).toBe('sessions-of-the-edition');
    const team = await post('/api/committees/edition-bodies', { ...body, body: 'team:04' }, server.app);
    const titles = [
      (await post(`/api/committees/${group.id}/sessions`, call, server.app)).title,
      (await post(`/api/committees/${team.id}/sessions`, call, server.app)).title,
    ];
    expect(titles).toEqual(['Décimo novena sesión ordinaria', 'Quinta sesión ordinaria']);
    const view = await get<CommitteeView>(`/api/committees/${team.id}`, server.app);
    expect(view.editionBody?.sessions.map(({ heldOn }) => heldOn).at(-1)).toBe('2025-03-20');
    expect(view.parent?.id).toBe(group.id);
  });
});

describe('a call', () => {
  it.each([
    ['without agenda', { agenda: [] }, 'agenda-empty'],
    ['for a day that passed', { heldOn: '2026-05-31' }, 'session-in-the-past'],
    ['of before the committee was followed', { heldOn: '2026-02-20', lateReason: 'Prueba' }, 'before-followed'],
    ['of before its installation', { heldOn: '2026-01-09', lateReason: 'Prueba' }, 'before-installation'],
  ])('%s is refused', async (_name, over, code) => {
    const { committee } = await aCommittee();
    expect(await post(`/api/committees/${committee}/sessions`, { ...call, ...over })).toMatchObject({ code });
  });

  it('may be changed until its attendance is recorded, never to another year', async () => {
    const made = await aCommittee();
    const { id } = await post(`/api/committees/${made.committee}/sessions`, call);
    const { type: _type, lateReason: _late, ...change } = call;
    expect(
      await send(secretary, 'PATCH', `/api/committee-sessions/${id}`, { ...change, heldOn: '2027-01-05' }),
    ).toMatchObject({
      code: 'number-of-another-year',
    });
    expect(
      await send(secretary, 'PATCH', `/api/committee-sessions/${id}`, { ...change, startsAt: '11:30' }),
    ).toMatchObject({
      status: 204,
    });
    expect((await get<SessionView>(`/api/committee-sessions/${id}`)).session.startsAt).toBe('11:30');
    await post(`/api/committee-sessions/${id}/attendance`, inForce(made, [0, 1]));
    expect((await send(secretary, 'PATCH', `/api/committee-sessions/${id}`, change)).code).toBe('already-held');
  });

  it('is a document that names positions and nobody, and tells a visitor nothing else', async () => {
    const made = await aCommittee();
    const { id } = await post(`/api/committees/${made.committee}/sessions`, call);
    const textOf = async (app: FastifyInstance): Promise<string> => {
      const answer = await app.inject({ url: `/api/committee-sessions/${id}/call`, headers });
      expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
      const pdf = await getDocument({ data: new Uint8Array(answer.rawPayload), verbosity: 0 }).promise;
      const { items } = await (await pdf.getPage(1)).getTextContent();
      await pdf.destroy();
      return items.map((item) => ('str' in item ? item.str : '')).join(' ');
    };
    const whole = await textOf(secretary);
    expect(whole).toContain('Convocatoria: Primera sesión ordinaria de 2026');
    expect(whole).toContain('Cargo de prueba 2');
    expect(whole).toContain('2 de 2 miembros vigentes');
    expect(whole).not.toContain('Titular Prueba');
    expect(await textOf(visitor)).not.toContain('Quórum');
  });

  it('is answered before its day that nobody can have come', async () => {
    const made = await aCommittee();
    const { id } = await post(`/api/committees/${made.committee}/sessions`, { ...call, heldOn: '2026-06-02' });
    expect((await post(`/api/committee-sessions/${id}/attendance`, inForce(made, [0, 1]))).code).toBe(
      'session-not-yet',
    );
  });
});

describe('the members of a committee', () => {
  it('cannot be counted when their period ended', async () => {
    const made = await aCommittee();
    const { id } = await post(`/api/committees/${made.committee}/sessions`, call);
    const told = await post(`/api/committee-sessions/${id}/attendance`, attendanceOf(made, [0, 2]));
    expect(told.code).toBe('appointment-not-in-force');
    expect(told.message).toContain('del 01/01/2026 al 15/05/2026');
  });

  it('hold a seat one after the other', async () => {
    const { seats, titulars } = await aCommittee();
    const next = {
      capacity: 'titular',
      holderName: 'Otra Titular',
      nameIsPublic: false,
      resolution: 'RA 009-2026 de prueba',
      validFrom: '2026-05-01',
      validTo: null,
    };
    expect((await post(`/api/committee-seats/${seats[0]}/appointments`, next)).code).toBe('seat-taken');
    const end = { on: '2026-04-30', reason: 'Cambio de gestión' };
    expect((await post(`/api/committee-appointments/${titulars[0]}/end`, end)).status).toBe(204);
    expect((await post(`/api/committee-seats/${seats[0]}/appointments`, next)).status).toBe(201);
  });

  it('are named to who keeps the committee, masked to who audits it, and unknown to a visitor unless public', async () => {
    const { committee } = await aCommittee();
    const holders = async (app: FastifyInstance) =>
      (await get<CommitteeView>(`/api/committees/${committee}`, app)).seats.flatMap(({ appointments }) =>
        appointments.map(({ holder }) => holder),
      );
    expect(await holders(secretary)).toEqual(['Titular Prueba1', 'Titular Prueba2', 'Titular Prueba3']);
    expect(await holders(auditor)).toEqual(['Titular Prueba1', 'T•••• P••••', 'T•••• P••••']);
    expect(await holders(visitor)).toEqual(['Titular Prueba1']);
    const { rows } = await db.pool.query<{ kind: string; count: number }>(
      `SELECT kind, count(*)::int AS count FROM act WHERE action = 'readMembers' AND subject = $1 GROUP BY kind`,
      [`committee/${committee}`],
    );
    expect(rows).toEqual([{ kind: 'read', count: 1 }]);
  });

  it('make the directory that is published, with the public names alone', async () => {
    const { committee } = await aCommittee();
    expect((await post(`/api/committees/${committee}/directory`, {})).status).toBe(204);
    const { directory } = await get<CommitteeView>(`/api/committees/${committee}`, visitor);
    expect(directory?.entries.map(({ position, name }) => [position, name])).toEqual([
      ['Cargo de prueba 1', 'Titular Prueba1'],
      ['Cargo de prueba 2', null],
    ]);
  });
});

describe('a session', () => {
  it('without quorum cannot agree', async () => {
    const made = await aCommittee();
    const { id } = await post(`/api/committees/${made.committee}/sessions`, call);
    expect((await post(`/api/committee-sessions/${id}/agreements`, agreement)).code).toBe('session-not-held');
    await post(`/api/committee-sessions/${id}/attendance`, inForce(made, [0]));
    const { session, quorumBasis } = await get<SessionView>(`/api/committee-sessions/${id}`);
    expect(session).toMatchObject({ status: 'withoutQuorum', quorum: { members: 2, needed: 2, present: 1 } });
    expect(quorumBasis).toContain('supuesto');
    const told = await post(`/api/committee-sessions/${id}/agreements`, agreement);
    expect([told.code, told.message]).toEqual([
      'session-without-quorum',
      'Asistieron 1 de los 2 que pide el quórum: la sesión no puede acordar.',
    ]);
  });

  it('does not lose its quorum once it agreed', async () => {
    const made = await aCommittee();
    const id = await aHeldSession(made);
    await post(`/api/committee-sessions/${id}/agreements`, agreement);
    expect((await post(`/api/committee-sessions/${id}/attendance`, inForce(made, [0]))).code).toBe(
      'session-without-quorum',
    );
  });

  it('agrees for a day not before its own', async () => {
    const id = await aHeldSession(await aCommittee());
    const told = await post(`/api/committee-sessions/${id}/agreements`, { ...agreement, dueOn: '2026-05-31' });
    expect(told.code).toBe('due-before-session');
  });

  it('takes proposals of the public where it is a consultation', async () => {
    const made = await aCommittee();
    const ordinary = await aHeldSession(made);
    const proposal = { content: 'Más luz en la playa', answer: '' };
    expect((await post(`/api/committee-sessions/${ordinary}/proposals`, proposal)).code).toBe('not-a-consultation');
    const { id } = await post(`/api/committees/${made.committee}/sessions`, { ...call, type: 'publicConsultation' });
    await post(`/api/committee-sessions/${id}/attendance`, { ...inForce(made, [0, 1]), citizens: 45 });
    expect((await post(`/api/committee-sessions/${id}/proposals`, proposal)).status).toBe(204);
    const view = await get<SessionView>(`/api/committee-sessions/${id}`);
    expect([view.citizens, view.proposals]).toEqual([45, [{ number: 1, ...proposal }]]);
  });

  it('is one session for whoever else lists it', async () => {
    const made = await aCommittee();
    const id = await aHeldSession(made);
    await db.read(async (tx) => {
      const found = await findSessionsOn(tx, { territory: LA_PUNTA, kind: 'mesaTecnica', on: '2026-06-01' });
      expect(found.filter(({ committeeId }) => committeeId === made.committee).map((one) => one.id)).toEqual([id]);
      expect(await findSession(tx, id)).toMatchObject({ title: 'Primera sesión ordinaria de 2026', status: 'held' });
      expect(await findSession(tx, 987_654)).toBeUndefined();
    });
  });

  it('shows a visitor its call, and nothing of who came or what was agreed', async () => {
    const id = await aHeldSession(await aCommittee());
    await post(`/api/committee-sessions/${id}/agreements`, agreement);
    const view = await get<SessionView>(`/api/committee-sessions/${id}`, visitor);
    expect(view.agenda.map(({ topic }) => topic)).toEqual(call.agenda);
    expect([view.isWhole, view.attendance, view.agreements, view.figures, view.versions]).toEqual([
      false,
      [],
      [],
      [],
      [],
    ]);
  });
});

describe('an agreement', () => {
  async function evidenceOf(): Promise<number> {
    const form = new FormData();
    form.append('territory', LA_PUNTA);
    form.append('file', new Blob([new Uint8Array(pngOf([]))]), 'obra.png');
    const request = new Request('http://127.0.0.1/', { method: 'POST', body: form });
    const response = await secretary.inject({
      method: 'POST',
      url: '/api/evidence',
      headers: { ...headers, 'content-type': request.headers.get('content-type') ?? '' },
      payload: Buffer.from(await request.arrayBuffer()),
    });
    return response.json<{ id: number }>().id;
  }

  it('is carried over to the next session until what proves it closes it', async () => {
    const made = await aCommittee();
    const late = { ...call, heldOn: '2026-05-04', lateReason: 'Se registra ahora' };
    const first = await post(`/api/committees/${made.committee}/sessions`, late);
    await post(`/api/committee-sessions/${first.id}/attendance`, attendanceOf(made, [0, 1]));
    const { id } = await post(`/api/committee-sessions/${first.id}/agreements`, { ...agreement, dueOn: '2026-05-20' });
    const second = await aHeldSession(made);
    const carried = async () => (await get<SessionView>(`/api/committee-sessions/${second}`)).carriedOver;
    expect(await carried()).toMatchObject([
      { number: 1, session: 'Primera sesión ordinaria de 2026', state: 'pendiente, vencido', evidence: 0 },
    ]);
    const done = { status: 'done', note: 'Obra terminada', evidence: [] as number[] };
    expect((await post(`/api/committee-agreements/${id}/reports`, done)).code).toBe('agreement-without-evidence');
    expect((await post(`/api/committee-agreements/${id}/reports`, { ...done, evidence: [987_654] })).code).toBe(
      'unknown-evidence',
    );
    const evidence = [await evidenceOf()];
    expect((await post(`/api/committee-agreements/${id}/reports`, { ...done, evidence })).status).toBe(204);
    expect(await carried()).toMatchObject([{ state: 'cumplido', lastNote: 'Obra terminada', evidence: 1 }]);
    expect((await post(`/api/committee-agreements/${id}/reports`, { ...done, evidence })).code).toBe(
      'agreement-closed',
    );
    const third = await post(`/api/committees/${made.committee}/sessions`, { ...call, heldOn: '2026-06-08' });
    expect((await get<SessionView>(`/api/committee-sessions/${third.id}`)).carriedOver).toEqual([]);
  });
});

describe('the minutes', () => {
  const pdf = (id: number, version: string, app = secretary) =>
    app.inject({ url: `/api/committee-sessions/${id}/minutes${version}`, headers });

  it('are sealed once with the figures of that day, rectified by another version, and published without private names', async () => {
    const made = await aCommittee();
    const id = await aHeldSession(made);
    const base = `/api/committee-sessions/${id}`;
    await post(`${base}/agreements`, agreement);
    await post(`${base}/discussion`, { items: [{ ordinal: 1, content: 'Se expuso.' }] });
    expect((await post(`${base}/figures`, { sections: ['nada'] })).code).toBe('unknown-section');
    expect((await post(`${base}/figures`, { sections: ['complaints'] })).status).toBe(204);
    const { figures } = await get<SessionView>(base);
    expect(figures[0]?.asOf).toBe('2026-06-01');
    expect(figures[0]?.figures.length).toBeGreaterThan(2);
    expect((await pdf(id, '')).statusCode).toBe(200);
    expect((await post(`${base}/publication`, {})).code).toBe('minutes-not-sealed');

    expect((await post(`${base}/seal`, {})).status).toBe(201);
    for (const [path, body] of [
      ['/seal', {}],
      ['/agreements', agreement],
      ['/discussion', { items: [] }],
      ['/figures', { sections: [] }],
      ['/attendance', inForce(made, [0, 1])],
    ] as const)
      expect((await post(base + path, body)).code, path).toBe('minutes-sealed');
    const first = await pdf(id, '?version=1');
    const { versions } = await get<SessionView>(base);
    expect(versions[0]?.pdfSha256).toBe(createHash('sha256').update(first.rawPayload).digest('hex'));
    expect((await pdf(id, '?version=1', visitor)).statusCode).toBe(404);
    expect((await pdf(id, '?version=1', auditor)).statusCode).toBe(404);

    const same = { items: [{ ordinal: 1, content: 'Se expuso.' }], reason: 'Prueba' };
    expect((await post(`${base}/rectification`, same)).code).toBe('nothing-to-rectify');
    const change = { items: [{ ordinal: 1, content: 'Se expuso y debatió.' }], reason: 'Faltaba el debate' };
    expect((await post(`${base}/rectification`, change)).status).toBe(201);
    expect(Buffer.compare((await pdf(id, '?version=1')).rawPayload, first.rawPayload)).toBe(0);
    expect((await get<SessionView>(base)).versions[1]).toMatchObject({
      version: 2,
      reason: 'Faltaba el debate',
      differences: [{ where: '1. Denuncias del trimestre', before: 'Se expuso.', after: 'Se expuso y debatió.' }],
    });

    expect((await post(`${base}/publication`, {})).status).toBe(204);
    expect((await post(`${base}/publication`, {})).code).toBe('already-published');
    const open = await pdf(id, '?version=2', visitor);
    expect([open.statusCode, open.headers['content-type']]).toEqual([200, 'application/pdf']);
    const seen = await get<SessionView>(base, visitor);
    expect(seen.agreements).toMatchObject([{ content: agreement.content }]);
    expect(seen.publications).toMatchObject([{ version: 2, publishedOn: '2026-06-01' }]);
    const { rows } = await db.pool.query('SELECT action FROM act WHERE subject = $1 ORDER BY sequence', [
      `committee-session/${id}`,
    ]);
    expect(rows.map(({ action }) => action).slice(-3)).toEqual(['sealMinutes', 'rectifyMinutes', 'publishMinutes']);
  });

  it('cannot be changed in the database by who works in it', async () => {
    const id = await aHeldSession(await aCommittee());
    await post(`/api/committee-sessions/${id}/seal`, {});
    const change = db.write((tx) =>
      tx.updateTable('committeeMinutes').set({ reason: 'otra' }).where('sessionId', '=', id).execute(),
    );
    await expect(change).rejects.toThrow(/permission denied/);
  });
});

describe('the calendar', () => {
  it('lists the sessions of a month and is followed by other programs, which are not sent it twice', async () => {
    const { committee } = await aCommittee();
    const { id } = await post(`/api/committees/${committee}/sessions`, { ...call, heldOn: '2026-07-03' });
    const month = await get<{ sessions: readonly { id: number }[] }>(
      '/api/committee-calendar?territory=0701&month=2026-07',
      visitor,
    );
    expect(month.sessions.map((one) => one.id)).toContain(id);
    const url = `/api/committees/${committee}/calendar.ics`;
    const feed = await visitor.inject({ url, headers });
    expect(feed.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(feed.body).toContain(`UID:committee-session-${id}@vigia`);
    for (const name of ['Titular', 'Salón de nadie']) expect(feed.body).not.toContain(name);
    const etag = String(feed.headers['etag']);
    const again = await visitor.inject({ url, headers: { ...headers, 'if-none-match': etag } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    await post(`/api/committee-sessions/${id}/cancellation`, { reason: 'Prueba' });
    const changed = await visitor.inject({ url, headers: { ...headers, 'if-none-match': etag } });
    expect(changed.statusCode).toBe(200);
    expect(changed.body).toContain('STATUS:CANCELLED');
  });
});

describe('the legal rhythm', () => {
  const codisec = {
    territory: LA_PUNTA,
    kind: 'codisec',
    title: 'CODISEC La Punta',
    installedOn: '2026-01-10',
    followedSince: '2026-04-01',
  };

  it('says what is due and overdue, by a parameter whose guess is shown, and makes it somebody’s duty', async () => {
    const made = await aCommittee(codisec);
    const late = { ...call, heldOn: '2026-04-08', lateReason: 'Se registra ahora' };
    const { id } = await post(`/api/committees/${made.committee}/sessions`, late);
    await post(`/api/committee-sessions/${id}/attendance`, attendanceOf(made, [0, 1, 2]));
    const { rhythms } = await get<CommitteeView>(`/api/committees/${made.committee}`);
    expect(rhythms.map(({ rhythm, yearly, isGuess }) => [rhythm, yearly, isGuess])).toEqual([
      ['sessions', 12, true],
      ['consultations', 4, true],
    ]);
    expect(rhythms[0]?.periods.map(({ state }) => state)).toEqual(['met', 'overdue', 'due']);
    const { duties } = await get<{ duties: readonly (Duty & { state: string })[] }>(
      `/api/duties?territory=${LA_PUNTA}&mine=1`,
    );
    const own = duties.filter(({ id: duty }) => duty.includes(`/${made.committee}/`) || duty.endsWith(`/${id}`));
    expect(own.map(({ what, dueOn, verb, state }) => [what, dueOn, verb, state])).toEqual([
      ['CODISEC La Punta, primera sesión ordinaria de 2026: sellar el acta', '2026-04-15', 'Sellar', 'overdue'],
      ['CODISEC La Punta: sesión ordinaria de mayo de 2026', '2026-05-31', 'Convocar', 'overdue'],
      ['CODISEC La Punta: consulta pública de abril–junio de 2026', '2026-06-30', 'Convocar', 'later'],
      ['CODISEC La Punta: sesión ordinaria de junio de 2026', '2026-06-30', 'Convocar', 'later'],
    ]);
    expect(own[0]?.basis).toContain('supuesto');
  });

  it('has one committee of law in a territory, at its own level', async () => {
    const again = { ...codisec, norm: 'Prueba', parentId: null, title: 'Otro CODISEC' };
    expect((await post('/api/committees', again)).code).toBe('committee-exists');
    const province = { ...again, territory: '0701', kind: 'codisec' };
    expect((await post('/api/committees', province, server.app)).code).toBe('committee-of-another-level');
    const list = await get<CommitteeList>('/api/committees?territory=070102', visitor);
    expect(list.missing).toBe('codisec');
    const region = await get<CommitteeList>('/api/committees?territory=07', visitor);
    const names = region.unregistered.map(({ kind, place }) => `${kind} ${place.code}`);
    expect([region.missing, names.includes('coprosec 0701'), names.includes('codisec 070102')]).toEqual([
      'coresec',
      true,
      true,
    ]);
    expect(names).not.toContain('codisec 070105');
  });
});
