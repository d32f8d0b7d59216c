// The pilot plan at work: centres and groups that the edition prints, their reports, merits and duties.
import { beforeAll, describe, expect, it } from 'vitest';
import type { DutyList } from '#modules/briefing/contract.ts';
import type { CentreList, EventView, MeritList } from '#modules/training/contract.ts';
import { openTestDatabase } from '../support/database.ts';
import { openTestServer, type TestServer } from '../support/server.ts';
import { aParticipant, type Asking, asking, expectDone, made } from './a-training.ts';

const db = await openTestDatabase('full');
let server: TestServer;
let ask: Asking;
let visit: Asking;
beforeAll(async () => {
  server = await openTestServer(db);
  ask = asking(await server.as({ role: 'trainingCoordinator', territory: '07' }));
  visit = asking(await server.as('visitor'));
});

const NOTHING = { startsOn: null, endsOn: null, hours: null, capacity: null };

async function centres(territory = '07'): Promise<CentreList> {
  return (await visit('GET', `/api/training/centres?territory=${territory}`)).body as CentreList;
}

async function duties(): Promise<readonly string[]> {
  const { body } = await ask('GET', '/api/duties?territory=07');
  return (body as DutyList).duties
    .filter(({ id }) => id.startsWith('training.'))
    .map(({ what, dueOn }) => `${what} ${dueOn}`);
}

describe('the pilot plan', () => {
  let centre = 0;
  let group = 0;

  it('begins from the centres and groups that the edition prints', async () => {
    const { known, centres: registered } = await centres();
    expect(registered).toEqual([]);
    expect(known).toEqual([
      {
        territory: '070101',
        title: 'Centro de capacitación de la Municipalidad Provincial del Callao',
        stage: 'pilot',
        phase: 3,
      },
    ]);
    expect((await centres('15')).known.map(({ stage }) => stage)).toContain('extension');
    centre = await made(ask('POST', '/api/training/centres', { ...known[0], phaseSince: null }));
    expect(await ask('POST', '/api/training/centres', { ...known[0], phaseSince: null })).toMatchObject({
      code: 'centre-registered',
    });
    group = await made(ask('POST', '/api/training/groups', { centre, number: '01', ...NOTHING }));
    const [now] = (await centres()).centres;
    expect(now?.groups).toMatchObject([
      { groupNumber: '01', startsOn: '2024-11-08', endsOn: '2024-12-13', enrolled: 0 },
    ]);
    expect(now?.stated.map(({ number, people, reports }) => [number, people, reports.length])).toEqual([
      ['01', 28, 2],
      ['02', 30, 2],
    ]);
    expect((await centres()).known).toEqual([]);
  });

  it('takes one group of each number, with a day to begin', async () => {
    expect(await ask('POST', '/api/training/groups', { centre, number: '01', ...NOTHING })).toMatchObject({
      code: 'group-exists',
    });
    expect(await ask('POST', '/api/training/groups', { centre, number: '03', ...NOTHING })).toMatchObject({
      code: 'group-without-start',
    });
    const dates = { ...NOTHING, startsOn: '2026-05-04', endsOn: '2026-05-01' };
    expect(await ask('POST', '/api/training/groups', { centre, number: '03', ...dates })).toMatchObject({
      code: 'event-ends-before-start',
    });
  });

  it('goes on from phase to phase, and never back', async () => {
    const move = (stage: string, phase: number) =>
      ask('PATCH', `/api/training/centres/${centre}`, { stage, phase, phaseSince: '2026-05-01' });
    expect(await move('pilot', 2)).toMatchObject({ code: 'phase-goes-back' });
    expect(await move('extension', 3)).toMatchObject({ code: 'phase-goes-back' });
    expect(await move('pilot', 4)).toMatchObject({ status: 204 });
  });

  it('owes the closing of the group and its report, until they are done', async () => {
    await expectDone(
      ask('POST', `/api/training/events/${group}/reports`, { what: 'Resultado del grupo', dueOn: null }),
    );
    const title = 'grupo 01 del Centro de capacitación de la Municipalidad Provincial del Callao';
    expect(await duties()).toEqual([
      `Clausurar el ${title} 2024-12-20`,
      `Entregar el informe «Resultado del grupo» del ${title} 2024-12-28`,
    ]);
    const { reports } = (await visit('GET', `/api/training/events/${group}`)).body as EventView;
    const deliver = (deliveredOn: string) =>
      ask('POST', `/api/training/reports/${reports[0]?.id}/delivery`, {
        number: '001-2026',
        deliveredOn,
        evidence: null,
      });
    expect(await deliver('2026-06-02')).toMatchObject({ code: 'day-to-come' });
    expect(await deliver('2026-06-01')).toMatchObject({ status: 204 });
    expect(await deliver('2026-06-01')).toMatchObject({ code: 'report-delivered' });
    expect((await duties()).length).toBe(1);
  });

  it('ranks a group for who may see it, and closes it for good', async () => {
    const marks = [14, 18, null];
    const ids: number[] = [];
    for (const index of marks.keys())
      ids.push(
        await made(ask('POST', `/api/training/events/${group}/participants`, aParticipant(index, { role: 'sereno' }))),
      );
    await expectDone(ask('POST', `/api/training/events/${group}/attendance`, { day: '2024-11-08', present: ids }));
    await expectDone(
      ask('POST', `/api/training/events/${group}/evaluation`, {
        marks: ids.map((participant, index) => ({ participant, mark: marks[index] })),
        satisfaction: [0, 0, 1, 0, 2],
      }),
    );
    const merits = await ask('GET', `/api/training/events/${group}/merits`);
    expect((merits.body as MeritList).merits.map(({ place, name, mark }) => [place, name, mark])).toEqual([
      [1, 'Participante de prueba B', 18],
      [2, 'Participante de prueba A', 14],
    ]);
    const secretary = asking(await server.as({ role: 'regionalSecretary', territory: '07' }));
    expect(await secretary('GET', `/api/training/events/${group}/merits`)).toMatchObject({ status: 403 });
    expect(await visit('GET', `/api/training/events/${group}/merits`)).toMatchObject({ status: 401 });
    await expectDone(ask('POST', `/api/training/events/${group}/closing`));
    expect(await ask('POST', `/api/training/events/${group}/participants`, aParticipant(7))).toMatchObject({
      status: 409,
      code: 'group-closed',
    });
    expect(await duties()).toEqual([]);
    // Groups of a centre are no events of committees: the section's count is not theirs.
    expect((await visit('GET', '/api/training/years?territory=07')).body).toMatchObject({
      years: [{ year: 2025 }, { year: 2024, events: 0 }],
    });
  });

  it('publishes what is worked on, and ends what an edition left without a closing', async () => {
    interface View {
      readonly content: { readonly matters: readonly { readonly id: string }[] };
      readonly figures: Readonly<Record<string, { readonly value: unknown }>>;
    }
    const view = async () => (await visit('GET', '/api/sections/training-centres?territory=07')).body as View;
    const before = await view();
    expect(before.figures['training-centres.work-enrolled@070101/01']?.value).toBe(3);
    expect(before.content.matters.map(({ id }) => id)).toEqual(['training-centres-open-070101-02']);
    const second = await made(ask('POST', '/api/training/groups', { centre, number: '02', ...NOTHING }));
    const person = await made(ask('POST', `/api/training/events/${second}/participants`, aParticipant(1)));
    await expectDone(
      ask('POST', `/api/training/events/${second}/attendance`, { day: '2025-01-06', present: [person] }),
    );
    await expectDone(ask('POST', `/api/training/events/${second}/closing`));
    expect((await view()).content.matters).toEqual([]);
    const proof = await visit('GET', '/api/figures/training-centres.work-enrolled%40070101%2F01?territory=07');
    expect(JSON.stringify(proof.body)).toContain('13/12/2024');
    expect(JSON.stringify(proof.body)).not.toContain('Participante de prueba');
  });
});
