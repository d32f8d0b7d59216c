import { createHash, randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DutyList, SectionView } from '#modules/briefing/contract.ts';
import { conflictsOf } from '#shared/versioned-fields.ts';
import type {
  ActivityDetail,
  ActivityList,
  FieldState,
  ImportAnswer,
  NeighbourhoodList,
  SyncAnswer,
} from '#modules/neighbourhoods/contract.ts';
import { openTestDatabase } from '../support/database.ts';
import { fieldDevice, newActivityId, WHOLE_ACTIVITY } from '../support/field-device.ts';
import { pngOf } from '../support/pictures.ts';
import { inject } from '../http/question.ts';
import { openTestServer, type TestServer } from '../support/server.ts';

const db = await openTestDatabase('full');
const PERLA = '070104';
const headers = { host: '127.0.0.1' };
let server: TestServer;
let promoter: FastifyInstance;
let secretary: FastifyInstance;

beforeAll(async () => {
  server = await openTestServer(db);
  promoter = await server.as({ role: 'opcPromoter', territory: PERLA });
  secretary = await server.as({ role: 'districtSecretary', territory: PERLA });
});

const stateOf = (answer: SyncAnswer) => {
  if ('refused' in answer) throw new Error(`${answer.refused.code}: ${answer.refused.message}`);
  return answer.state;
};
const send = async (app: FastifyInstance, method: 'POST' | 'PATCH' | 'DELETE', url: string, payload: object) => {
  const { statusCode, body } = await app.inject({ method, url, headers, payload });
  const answer: { readonly error?: { readonly code: string } } = body === '' ? {} : JSON.parse(body);
  return `${statusCode} ${answer.error?.code ?? ''}`.trim();
};
const detail = async (id: string): Promise<ActivityDetail> =>
  (await promoter.inject({ url: `/api/activities/${id}`, headers })).json();
const judge = (id: string, verdict: string, observation = '') =>
  send(secretary, 'POST', `/api/activities/${id}/validation`, { verdict, observation });
const declare = (month: string, declared: string) =>
  send(secretary, 'POST', '/api/neighbourhoods/070104-perla-baja/months', { month, declared });

describe('the neighbourhoods of the edition', () => {
  it('are there without being typed, and come in when they are worked with', async () => {
    const list = await server.get<NeighbourhoodList>('/api/neighbourhoods?territory=07&year=2025');
    expect(list.neighbourhoods.map(({ id }) => id)).toEqual([
      '070101-sarita-colonia-tiwinza',
      '070102-cercado-de-bellavista',
      '070103-villa-senor-de-los-milagros',
      '070104-perla-baja',
      '070106-angamos',
      '070107-senor-de-los-milagros',
    ]);
    expect(list.neighbourhoods.map(({ months }) => months.map(({ state }) => state)).flat()).not.toContain(
      'withActivity',
    );
  });

  it('have stations of the catalogue, and one that it lacks is a finding and no refusal', async () => {
    const change = { stations: ['CPNP La Perla', 'Comisaría del Malecón'] };
    expect(await send(secretary, 'PATCH', '/api/neighbourhoods/070104-perla-baja', change)).toBe('204');
    const { neighbourhoods } = await server.get<NeighbourhoodList>('/api/neighbourhoods?territory=070104&year=2026');
    expect(neighbourhoods[0]?.stations).toEqual([
      { station: 'Comisaría del Malecón', catalogueCode: null },
      { station: 'CPNP La Perla', catalogueCode: '6026' },
    ]);
  });
});

describe('an activity from a phone', () => {
  it('is one however often it is brought', async () => {
    const [id, phone] = [newActivityId(), fieldDevice(promoter, 'phone-a', PERLA)];
    phone.write(id, WHOLE_ACTIVITY);
    const first = stateOf(await phone.sync(id));
    expect([first.status, first.problems]).toEqual(['registered', []]);
    const acts = async () =>
      (await db.pool.query('SELECT count(*)::int AS count FROM act WHERE subject = $1', [`activity/${id}`])).rows;
    const before = await acts();
    expect(stateOf(await phone.sync(id))).toEqual(first);
    expect(await acts()).toEqual(before);
  });

  it('stays a draft with its rule in Spanish, and is not lost', async () => {
    const [id, phone] = [newActivityId(), fieldDevice(promoter, 'phone-a', PERLA)];
    phone.write(id, { ...WHOLE_ACTIVITY, heldOn: '2026-06-02', notes: 'Vino la niña Lucero' });
    const state = stateOf(await phone.sync(id));
    expect([state.status, state.problems.map(({ code }) => code)]).toEqual([
      'draft',
      ['future-activity', 'minor-identified'],
    ]);
    phone.write(id, { heldOn: '2026-05-31', notes: 'Vinieron niños' });
    expect(stateOf(await phone.sync(id)).status).toBe('registered');
  });

  it('that two phones changed joins by field, and shows both values until somebody chooses', async () => {
    const id = newActivityId();
    const [one, other] = [fieldDevice(promoter, 'phone-a', PERLA), fieldDevice(promoter, 'phone-b', PERLA)];
    one.write(id, WHOLE_ACTIVITY);
    await one.sync(id);
    await other.sync(id);
    one.write(id, { place: 'Parque', minutes: 60 });
    other.write(id, { place: 'Mercado', notes: 'Charla' });
    await one.sync(id);
    const both = stateOf(await other.sync(id));
    expect(both.conflicts).toEqual(['place']);
    expect(conflictsOf(both.record)[0]?.writes.map(({ value }) => value)).toEqual(['Parque', 'Mercado']);
    expect([both.record.fields['minutes']?.[0]?.value, both.record.fields['notes']?.[0]?.value]).toEqual([
      60,
      'Charla',
    ]);
    expect(await judge(id, 'validated')).toBe('409 activity-in-conflict');
    other.write(id, { place: 'Parque' });
    await other.sync(id);
    expect(stateOf(await one.sync(id)).conflicts).toEqual([]);
    expect(await judge(id, 'validated')).toBe('204');
  });

  it('that a phone changed and the desk too keeps both', async () => {
    const [id, phone] = [newActivityId(), fieldDevice(promoter, 'phone-a', PERLA)];
    phone.write(id, WHOLE_ACTIVITY);
    await phone.sync(id);
    const { seen } = (await detail(id)).record;
    phone.write(id, { place: 'Parque' });
    await phone.sync(id);
    expect(await send(secretary, 'PATCH', `/api/activities/${id}`, { seen, values: { place: 'Colegio' } })).toBe('200');
    expect((await detail(id)).conflicts).toEqual(['place']);
    const after = await detail(id);
    await send(secretary, 'PATCH', `/api/activities/${id}`, { seen: after.record.seen, values: { place: 'Colegio' } });
    expect((await detail(id)).conflicts).toEqual([]);
  });

  it('is refused where the account does not act, and stays on the phone', async () => {
    const [id, phone] = [newActivityId(), fieldDevice(promoter, 'phone-a', PERLA)];
    phone.write(id, { ...WHOLE_ACTIVITY, neighbourhood: '070106-angamos' });
    expect(await phone.sync(id)).toMatchObject({ refused: { code: 'not-allowed' } });
    phone.write(id, { neighbourhood: '070104-perla-baja' });
    expect(stateOf(await phone.sync(id)).status).toBe('registered');
    const elsewhere = await server.as({ role: 'opcPromoter', territory: '070106' });
    expect(await fieldDevice(elsewhere, 'phone-c', '070106').sync(id)).toMatchObject({
      refused: { code: 'activity-elsewhere' },
    });
  });

  it('counts people and takes no names', async () => {
    const id = newActivityId();
    const record = {
      seen: { 'phone-a': 1 },
      fields: {
        people: [
          { device: 'phone-a', counter: 1, clock: 1, at: '2026-05-30T10:00:00.000Z', value: { children: ['Lucero'] } },
        ],
      },
    };
    const answer = await promoter.inject({
      method: 'POST',
      url: '/api/activities/sync',
      headers,
      payload: { territory: PERLA, activities: [{ id, record }] },
    });
    expect(answer.json()).toMatchObject({ activities: [{ refused: { code: 'unreadable-activity' } }] });
  });

  it('of a session of a committee is listed once in a neighbourhood', async () => {
    const phone = fieldDevice(promoter, 'phone-a', PERLA);
    const session = { ...WHOLE_ACTIVITY, kind: 'codisecSession', session: 'codisec-12' } as const;
    const [first, second] = [newActivityId(), newActivityId()];
    phone.write(first, session);
    phone.write(second, session);
    expect(stateOf(await phone.sync(first)).status).toBe('registered');
    expect(stateOf(await phone.sync(second)).problems.map(({ code }) => code)).toEqual(['session-already-listed']);
  });
});

describe('a photo', () => {
  const picture = pngOf([]);
  const begin = async (activity: string, id: string, content: Uint8Array, sha256?: string) =>
    promoter.inject({
      method: 'POST',
      url: `/api/activities/${activity}/pictures`,
      headers,
      payload: {
        id,
        file: 'foto.png',
        bytes: content.length,
        sha256: sha256 ?? createHash('sha256').update(content).digest('hex'),
        showsNoMinor: true,
      },
    });
  const part = (id: string, from: number, content: Uint8Array) =>
    promoter.inject({
      method: 'POST',
      url: `/api/pictures/${id}/parts?from=${from}`,
      headers: { ...headers, 'content-type': 'application/octet-stream' },
      payload: Buffer.from(content),
    });

  it('comes in parts that stop and go on, and is evidence when whole', async () => {
    const [id, photo, phone] = [newActivityId(), randomUUID(), fieldDevice(promoter, 'phone-a', PERLA)];
    phone.write(id, WHOLE_ACTIVITY);
    await phone.sync(id);
    const half = Math.floor(picture.length / 2);
    expect((await begin(id, photo, picture)).json()).toEqual({ received: 0, isWhole: false });
    expect((await part(photo, 0, picture.subarray(0, half))).json()).toEqual({ received: half, isWhole: false });
    // The answer was lost: the phone asks where it stood, and sends the same part again.
    expect((await begin(id, photo, picture)).json()).toEqual({ received: half, isWhole: false });
    expect((await part(photo, 0, picture.subarray(0, half))).json()).toEqual({ received: half, isWhole: false });
    expect((await part(photo, half + 1, picture.subarray(half + 1))).json()).toMatchObject({
      error: { code: 'picture-gap' },
    });
    expect((await part(photo, half, picture.subarray(half))).json()).toEqual({
      received: picture.length,
      isWhole: true,
    });
    expect((await detail(id)).pictures).toMatchObject([{ isWhole: true, repeatedIn: 0 }]);
  });

  it('that is none, or came otherwise, is refused and forgotten', async () => {
    const [id, phone] = [newActivityId(), fieldDevice(promoter, 'phone-a', PERLA)];
    phone.write(id, WHOLE_ACTIVITY);
    await phone.sync(id);
    const pdf = Buffer.from('%PDF-1.7 no es foto');
    const [one, other] = [randomUUID(), randomUUID()];
    await begin(id, one, pdf);
    expect((await part(one, 0, pdf)).json()).toMatchObject({ error: { code: 'not-a-photo' } });
    await begin(id, other, picture, 'a'.repeat(64));
    expect((await part(other, 0, picture)).json()).toMatchObject({ error: { code: 'picture-changed' } });
    expect((await detail(id)).pictures).toEqual([]);
  });
});

describe('the spreadsheet of the strategy', () => {
  const bring = (rows: readonly string[], confirm: '0' | '1') => {
    const form = new FormData();
    form.append('territory', PERLA);
    form.append('confirm', confirm);
    const header = 'Barrio,Fecha,Tipo de acción,Actor,Lugar,Mujeres adultos';
    form.append('file', new Blob([[header, ...rows].join('\n')]), 'actividades.csv');
    return inject(secretary, { method: 'POST', url: '/api/activities/import', form });
  };
  const good = 'Perla Baja,12/05/2026,Prevención de delitos,PNP,Mercado,5';
  const bad = 'Perla Alta,12/05/2026,Prevención de delitos,PNP,Mercado,Ana';

  it('is shown first, and stored once: what a row lacks keeps it a draft', async () => {
    const first = { rows: 2, registered: 1, drafts: 1, known: 0 };
    expect((await bring([good, bad], '0')).json()).toMatchObject({ ...first, isStored: false });
    expect((await bring([good, bad], '1')).json()).toMatchObject({ ...first, isStored: true });
    const again = (await bring([good, bad], '1')).json<ImportAnswer>();
    expect(again).toMatchObject({ registered: 0, drafts: 0, known: 2 });
    expect(again.problems.map(({ row }) => row)).toEqual([3, 3]);
  });

  it('with two header rows is refused', async () => {
    const answer = await bring(['Barrio,Fecha,Tipo de acción,Actor,Lugar,Mujeres adultos', good], '1');
    expect(answer.json()).toMatchObject({ error: { code: 'two-header-rows' } });
  });
});

describe('a month', () => {
  it('is declared without activity only when it has none, and then takes none', async () => {
    expect(await declare('2026-05', 'none')).toBe('409 month-has-activities');
    expect(await declare('2026-06', 'none')).toBe('400 month-not-over');
    expect(await declare('2026-04', 'none')).toBe('204');
    expect(await declare('2026-04', 'none')).toBe('409 month-declared');
    const [id, phone] = [newActivityId(), fieldDevice(promoter, 'phone-a', PERLA)];
    phone.write(id, { ...WHOLE_ACTIVITY, heldOn: '2026-04-10' });
    expect(stateOf(await phone.sync(id)).problems.map(({ code }) => code)).toEqual(['month-declared-empty']);
    const { neighbourhoods } = await server.get<NeighbourhoodList>('/api/neighbourhoods?territory=070104&year=2026');
    expect(neighbourhoods[0]?.months.map(({ state }) => state)).toEqual([
      'missing',
      'missing',
      'missing',
      'declaredEmpty',
      'withActivity',
      'open',
    ]);
  });

  it('is complete when all its activities are validated, and no more when one of them changes', async () => {
    const [id, phone] = [newActivityId(), fieldDevice(promoter, 'phone-a', PERLA)];
    phone.write(id, { ...WHOLE_ACTIVITY, heldOn: '2026-03-10' });
    await phone.sync(id);
    expect(await declare('2026-03', 'complete')).toBe('409 month-has-waiting');
    expect(await judge(id, 'validated')).toBe('204');
    expect(await declare('2026-03', 'complete')).toBe('204');
    phone.write(id, { minutes: 30 });
    expect(stateOf(await phone.sync(id)).status).toBe('registered');
    expect(
      await send(secretary, 'DELETE', '/api/neighbourhoods/070104-perla-baja/months/2026-03', { reason: 'x' }),
    ).toBe('404 month-not-declared');
  });
});

describe('who sees what', () => {
  it('a visitor only what was validated, and a device only its own territory', async () => {
    const visitor = await server.as('visitor');
    const { activities } = (
      await visitor.inject({ url: '/api/activities?territory=07', headers })
    ).json<ActivityList>();
    expect(new Set(activities.map(({ status }) => status))).toEqual(new Set(['validated']));
    const elsewhere = await server.as({ role: 'opcPromoter', territory: '070106' });
    const state = (await elsewhere.inject({ method: 'POST', url: '/api/field', headers })).json<FieldState>();
    expect([state.neighbourhoods.map(({ id }) => id), state.activities]).toEqual([['070106-angamos'], []]);
    const own = (await promoter.inject({ method: 'POST', url: '/api/field', headers })).json<FieldState>();
    expect(own.key).not.toBe(state.key);
    expect(own.activities.length).toBeGreaterThan(5);
  });
});

describe('the section of Barrio Seguro', () => {
  const section = (asOf: string) => server.get<SectionView>(`/api/sections/barrio-seguro?territory=07&asOf=${asOf}`);

  it('counts what was validated, each with its row, beside what the edition stated', async () => {
    const { content, figures } = await section('2026-06-01');
    expect(content.panels.map(({ id }) => id)).toContain('barrio-seguro-detail');
    const total = figures['barrio-seguro.detail-total@07/2026'];
    const proof = await server.get<{ readonly rows: readonly unknown[] }>(
      `/api/figures/${encodeURIComponent(total?.id ?? '')}?territory=07&asOf=2026-06-01`,
    );
    expect(total?.value).toBeGreaterThan(0);
    expect(JSON.stringify(proof)).toContain('Perla Baja');
    expect(JSON.stringify(proof)).not.toContain('Cuenta');
    expect(figures['barrio-seguro.activities@070104/2025']?.origin.kind).toBe('cells');
    expect(figures['barrio-seguro.detail@07/prevention/police/2026']?.value).toBeGreaterThan(0);
  });

  it('says what the edition said before there was any detail', async () => {
    const { content, figures } = await section('2025-04-07');
    expect(content.panels.map(({ id }) => id)).not.toContain('barrio-seguro-detail');
    expect(figures['barrio-seguro.total@07/2025']?.value).toBe(90);
  });

  it('takes the detail in place of the stated figure where every month was declared', async () => {
    const [id, phone] = [newActivityId(), fieldDevice(promoter, 'phone-a', PERLA)];
    phone.write(id, { ...WHOLE_ACTIVITY, heldOn: '2025-02-10' });
    await phone.sync(id);
    await judge(id, 'validated');
    for (const month of ['2025-01', '2025-03', '2025-04']) expect(await declare(month, 'none')).toBe('204');
    expect((await section('2026-06-01')).figures['barrio-seguro.activities@070104/2025']?.value).toBe(13);
    expect(await declare('2025-02', 'complete')).toBe('204');
    const { figures } = await section('2026-06-01');
    expect(figures['barrio-seguro.activities@070104/2025']).toMatchObject({ value: 1, origin: { kind: 'query' } });
    expect(figures['barrio-seguro.stated@070104/2025']?.value).toBe(13);
    expect(figures['barrio-seguro.total@07/2025']?.value).toBe(90);
  });
});

describe('what is owed', () => {
  it('names the month that nobody declared and what waits, each where it is done', async () => {
    await send(secretary, 'POST', '/api/neighbourhoods', { territory: PERLA, title: 'La Siberia' });
    const answer = await secretary.inject({ url: `/api/duties?territory=${PERLA}`, headers });
    const { duties } = answer.json<DutyList>();
    const own = duties.filter(({ id }) => id.startsWith('neighbourhoods.'));
    expect(own.map(({ id, href }) => `${id} ${href}`)).toEqual([
      `neighbourhoods.month/070104-la-siberia/2026-05 /t/070104/barrios/070104-la-siberia?anio=2026`,
      `neighbourhoods.validate/070104 /t/070104/barrios/actividades?estado=registered`,
    ]);
  });
});
