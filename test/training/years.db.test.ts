// Counts by year, the list by spreadsheet, and what the section publishes of them. "Today" is 1 June 2026.
import { beforeAll, describe, expect, it } from 'vitest';
import type { ParticipantImport, YearList } from '#modules/training/contract.ts';
import { openTestDatabase } from '../support/database.ts';
import { openTestServer, type TestServer } from '../support/server.ts';
import { aClosedEvent, anEvent, aParticipant, type Asking, asking, expectDone, made } from './a-training.ts';

const db = await openTestDatabase('full');
let server: TestServer;
let ask: Asking;
let visit: Asking;
beforeAll(async () => {
  server = await openTestServer(db);
  ask = asking(await server.as({ role: 'trainingCoordinator', territory: '07' }));
  visit = asking(await server.as('visitor'));
});

interface PublishedFigure {
  readonly id: string;
  readonly value: unknown;
}

async function published(id: string, query = ''): Promise<unknown> {
  const { body } = await visit('GET', `/api/sections/training?territory=07${query}`);
  const { figures } = body as { figures: Readonly<Record<string, PublishedFigure>> };
  return figures[id]?.value;
}

async function years(territory = '07'): Promise<YearList['years']> {
  return ((await visit('GET', `/api/training/years?territory=${territory}`)).body as YearList).years;
}

describe('the years of a region', () => {
  it('are those of the edition while nothing is registered', async () => {
    expect(await years()).toEqual([
      { year: 2025, stated: 28, events: 0, servants: 0, neighbours: 0, declaration: null },
      { year: 2024, stated: 272, events: 0, servants: 0, neighbours: 0, declaration: null },
    ]);
    expect([await published('training.people@07/2024'), await published('training.people@07/2025')]).toEqual([272, 28]);
  });

  it('count a person once though trained twice, where they serve, and neighbours apart', async () => {
    const board = aParticipant(3, { role: 'neighbourhoodBoard' });
    const elsewhere = aParticipant(4, { serves: '150101' });
    const absent = aParticipant(5);
    const first = [aParticipant(1), aParticipant(2), board, elsewhere, absent];
    await aClosedEvent(ask, { people: first, marks: [], came: [true, true, true, true, false] });
    await aClosedEvent(
      ask,
      { people: [aParticipant(1), aParticipant(6, { serves: '0701' }), board], marks: [], came: [true, true, true] },
      { startsOn: '2026-05-25', endsOn: '2026-05-26' },
    );
    // What is not closed does not count yet.
    const open = await made(ask('POST', '/api/training/events', anEvent()));
    await made(ask('POST', `/api/training/events/${open}/participants`, aParticipant(7)));
    expect((await years())[0]).toMatchObject({ year: 2026, stated: null, events: 2, servants: 3, neighbours: 1 });
    expect((await years('070105'))[0]).toMatchObject({ year: 2026, servants: 2, neighbours: 1 });
    expect((await years('15'))[0]).toMatchObject({ year: 2026, events: 1, servants: 1 });
  });

  it('publish the detail beside the edition, and as the figure once somebody declares it complete', async () => {
    expect(await published('training.people-detail@07/2026')).toBe(3);
    expect(await published('training.people@07/2026')).toBeUndefined();
    const declare = (year: number) =>
      ask('POST', '/api/training/years', { territory: '07', year, reason: 'Registro de prueba' });
    expect(await declare(2027)).toMatchObject({ code: 'year-to-come' });
    expect(await declare(2025)).toMatchObject({ code: 'year-without-detail' });
    const id = await made(declare(2026));
    expect(await declare(2026)).toMatchObject({ code: 'year-declared' });
    expect(await published('training.people@07/2026')).toBe(3);
    // As it was known before that, and before anything was registered.
    expect(await published('training.people@07/2026', '&asOf=2026-05-31')).toBeUndefined();
    expect(await published('training.people-detail@07/2026', '&asOf=2026-05-31')).toBeUndefined();
    expect(await published('training.people@07/2025')).toBe(28);
    const proof = (await visit('GET', '/api/figures/training.people%4007%2F2026?territory=07')).body as {
      rows: readonly { cells: readonly { label: string; value: string; cited: boolean }[] }[];
    };
    expect(proof.rows.map(({ cells }) => cells.filter(({ cited }) => cited).map(({ value }) => value))).toEqual([
      ['2'],
      ['1'],
    ]);
    expect(JSON.stringify(proof)).not.toContain('Participante de prueba');
    await expectDone(ask('POST', `/api/training/years/${id}/withdrawal`, { reason: 'Faltaba un evento' }));
    expect(await published('training.people@07/2026')).toBeUndefined();
    expect(await ask('POST', `/api/training/years/${id}/withdrawal`, { reason: 'Otra vez' })).toMatchObject({
      code: 'declaration-withdrawn',
    });
  });
});

describe('a list of participants', () => {
  const HEADER = 'Nombres y apellidos,Documento,Número,Cargo,Ubigeo donde sirve';

  async function bring(event: number, rows: readonly string[], confirm: '0' | '1'): Promise<ParticipantImport> {
    const form = new FormData();
    form.append('confirm', confirm);
    form.append('file', new Blob([[HEADER, ...rows].join('\n')]), 'Participantes.csv');
    const request = new Request('http://127.0.0.1/', { method: 'POST', body: form });
    const app = await server.as({ role: 'trainingCoordinator', territory: '07' });
    const response = await app.inject({
      method: 'POST',
      url: `/api/training/events/${event}/participants/import`,
      headers: { host: '127.0.0.1', 'content-type': request.headers.get('content-type') ?? '' },
      payload: Buffer.from(await request.arrayBuffer()),
    });
    return response.json<ParticipantImport>();
  }

  it('says what is wrong row by row, stores nothing until it is confirmed, and then each person once', async () => {
    const event = await made(ask('POST', '/api/training/events', anEvent({ capacity: 10 })));
    await made(ask('POST', `/api/training/events/${event}/participants`, aParticipant(1)));
    const rows = [
      'Participante de prueba B,DNI,00000101,Sereno municipal,070101',
      'Participante de prueba C,DNI,102,Sereno municipal,070101',
      'Participante de prueba D,DNI,00000103,Astronauta,070101',
      'Participante de prueba E,DNI,00000104,Junta vecinal,999999',
      ',DNI,00000105,Junta vecinal,070101',
      'Participante de prueba G,CE,AB0000106,Junta vecinal,PE',
      'Participante de prueba H,DNI,00107,Sereno municipal,070101',
      'Participante de prueba H,DNI,00000107,Sereno municipal,070101',
    ];
    const shown = await bring(event, rows, '0');
    expect([shown.good, shown.stored]).toEqual([3, 0]);
    expect(shown.problems.map(({ row, code }) => [row, code])).toEqual([
      [3, 'bad-document'],
      [4, 'unknown-choice'],
      [5, 'unknown-ubigeo'],
      [6, 'missing-value'],
      [9, 'repeated-row'],
    ]);
    expect((await bring(event, rows, '1')).stored).toBe(2);
    expect((await bring(event, rows, '1')).stored).toBe(0);
    const many = Array.from({ length: 8 }, (_, index) => `Otro,DNI,0000020${index},Sereno municipal,070101`);
    expect(await bring(event, many, '1')).toMatchObject({ error: { code: 'capacity-exceeded' } });
  });

  it('has a template that reads back', async () => {
    const app = await server.as('visitor');
    const { statusCode, rawPayload } = await app.inject({
      url: '/api/training/participants-template.xlsx',
      headers: { host: '127.0.0.1' },
    });
    expect([statusCode, rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK']);
  });
});
