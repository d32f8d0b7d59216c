import { describe, expect, it } from 'vitest';
import { errorCode, send } from '#test/http/client.ts';
import { openTestDatabase } from '#test/support/database.ts';
import { openTestServer } from '#test/support/server.ts';
import type { NormGraph, NormList, NormView, ObligationList, ParameterList } from '../contract.ts';
import type { Dependents } from '../dependents.ts';
import type { LintReport } from '../lint.ts';
import type { OwnNorm } from '../norm.ts';
import type { Rehearsal } from '../rehearsal.ts';

const AGE = 'serenos.headcount-maximum-age';
const reason = 'Prueba';

const draft = {
  territory: 'PE',
  type: 'DS',
  acronym: 'IN',
  issuer: 'Ministerio del Interior',
  subject: 'Fija cada cuánto se cuentan los serenos',
  draftedOn: '2026-01-10',
  confidence: 'OFF',
  source: 'Diario oficial El Peruano',
};

describe('norms over HTTP', async () => {
  const db = await openTestDatabase('full');
  const server = await openTestServer(db);
  const visitor = await server.as('visitor');
  const asVisitor = async (url: string) => visitor.inject({ url, headers: { host: '127.0.0.1' } });
  const post = (url: string, body: unknown) => send(server, 'POST', `/api/norms${url}`, body);
  const register = async (over: object = {}): Promise<OwnNorm> =>
    (await post('', { ...draft, ...over })).body as OwnNorm;
  const parameters = () => server.get<ParameterList>('/api/norms/parameters?territory=07');
  const ageNow = async () =>
    (await parameters()).parameters.find(({ code, isInForce }) => code === AGE && isInForce)?.printed;

  it('lists those that ship, with what they do to each other', async () => {
    const { norms, total } = await server.get<NormList>('/api/norms?search=serenazgo');
    expect(total).toBeGreaterThan(0);
    expect(norms.every(({ origin }) => origin === 'edition')).toBe(true);
    const one = await server.get<NormView>('/api/norms/one?code=LEY-31297');
    expect(one.suffers.map(({ norm, kind }) => [norm, kind])).toContainEqual(['LEY-32292', 'modifies']);
    expect(one.norm.force).toBe('inForce');
    const before = await server.get<NormView>('/api/norms/one?code=LEY-31297&date=2021-07-21');
    expect(before.norm.force).toBe('notYet');
    const graph = await server.get<NormGraph>('/api/norms/graph');
    expect(graph.edges).toContainEqual({ from: 'DS-009-2022-IN', to: 'LEY-31297', kind: 'regulates' });
  });

  it('refuse a second norm of one number, whatever its spelling', async () => {
    const twin = await post('', { ...draft, number: 9, year: 2022, approvedOn: '2026-01-20' });
    expect([twin.status, errorCode(twin)]).toEqual([409, 'norm-numbered-twice']);
    const without = await post('', { ...draft, publishedOn: '2026-01-20' });
    expect(errorCode(without)).toBe('norm-without-number');
    const late = await post('', { ...draft, draftedOn: '2026-03-01', sentOn: '2026-02-01' });
    expect(errorCode(late)).toBe('norm-dates-out-of-order');
  });

  it('goes from a project that only its territory sees to what everybody reads', async () => {
    const norm = await register();
    expect(norm).toMatchObject({ stage: 'drafted', code: `PROYECTO-${norm.id}` });
    await post('/relations', { norm: norm.code, kind: 'modifies', target: 'DS-009-2022-IN', article: '12' });
    expect(errorCode(await post('/relations', { norm: norm.code, kind: 'repeals', target: norm.code }))).toBe(
      'norm-modifies-itself',
    );
    expect((await asVisitor(`/api/norms/one?code=${norm.code}`)).statusCode).toBe(404);
    const step = (revision: number, on: string, rest: object = {}) =>
      post(`/${norm.id}/step`, { revision, on, reason, ...rest });
    expect(errorCode(await step(7, '2026-01-20'))).toBe('norm-changed');
    expect((await step(0, '2026-01-20')).status).toBe(200);
    expect((await step(1, '2026-02-01', { number: 15 })).body).toMatchObject({ canonicalId: 'DS-015-2026-IN' });
    expect((await step(2, '2026-02-03')).body).toMatchObject({ code: 'DS-015-2026-IN', stage: 'published' });
    const seen = (await asVisitor('/api/norms/one?code=DS-015-2026-IN')).json<NormView>();
    expect(seen.norm).toMatchObject({ citation: 'Decreto Supremo 015-2026-IN', inForceFrom: '2026-02-04' });
    expect(seen.acts.map(({ target, article }) => [target, article])).toEqual([['DS-009-2022-IN', '12']]);
    const section = await server.get<{ content: { panels: readonly unknown[] } }>('/api/sections/norms?territory=07');
    expect(JSON.stringify(section)).toContain('Decreto Supremo 015-2026-IN');
    const asOf = await server.get<unknown>('/api/sections/norms?territory=07&asOf=2025-04-07');
    expect(JSON.stringify(asOf)).not.toContain('015-2026-IN');
  });

  it('judges a section alone by the thresholds of the norms', async () => {
    const { findings, section } = await server.get<{
      findings: readonly { rule: string }[];
      section: { thresholds: readonly string[] };
    }>('/api/sections/serenos?territory=07&asOf=2025-04-07');
    expect(section.thresholds).toEqual([AGE]);
    expect(findings.map(({ rule }) => rule)).toEqual(['serenos-fresh']);
  });

  it('rehearses a change of a threshold, which leaves nothing, and applies it with a reason', async () => {
    expect(await ageNow()).toBe('92 días');
    const change = {
      territory: 'PE',
      code: AGE,
      value: 3000,
      norm: 'DS-015-2026-IN',
      article: '4',
      validFrom: '2026-02-04',
      confidence: 'OFF',
      source: 'Diario oficial El Peruano',
    };
    expect(errorCode(await post('/parameters', { ...change, validFrom: '2026-02-03' }))).toBe('parameter-before-norm');
    expect(errorCode(await post('/parameters', { ...change, code: 'nada' }))).toBe('unknown-parameter');
    expect(errorCode(await post('/parameters', { ...change, norm: 'DS-999-2020-IN' }))).toBe('unknown-norm');
    const { id } = (await post('/parameters', change)).body as { id: number };
    const rehearsed = (await post('/parameters/rehearsal', { ids: [id], territory: '07' })).body as Rehearsal;
    expect(rehearsed.passes.map(({ rule }) => rule)).toEqual(['serenos-fresh']);
    expect(rehearsed.fails).toEqual([]);
    expect(rehearsed.mattersGone.join()).toContain('El conteo de serenos tiene');
    expect(rehearsed.thresholds.length).toBeGreaterThan(0);
    expect(rehearsed.compared.figures).toBeGreaterThan(300);
    expect(await ageNow()).toBe('92 días');
    expect((await asVisitor('/api/norms/parameters')).json<ParameterList>().changes).toEqual([]);
    const applied = await post('/parameters/application', { ids: [id], reason });
    expect(applied.status).toBe(204);
    expect(await ageNow()).toBe('3,000 días');
    expect(errorCode(await post('/parameters/application', { ids: [id], reason }))).toBe('parameter-overlap');
    const { parameters: all } = await parameters();
    expect(all.filter(({ code }) => code === AGE).map(({ printed, validTo }) => [printed, validTo])).toEqual([
      ['92 días', '2026-02-03'],
      ['3,000 días', null],
    ]);
    const quality = await server.get<{ findings: readonly { rule: string }[] }>('/api/quality?territory=07');
    expect(quality.findings.map(({ rule }) => rule)).not.toContain('serenos-fresh');
    const before = await server.get<{ findings: readonly { rule: string }[] }>(
      '/api/quality?territory=07&asOf=2025-04-07',
    );
    expect(before.findings.map(({ rule }) => rule)).toContain('serenos-fresh');
  });

  it('proves a threshold that was changed', async () => {
    const id = encodeURIComponent(`norms.parameter@PE/${AGE}/2026-02-04`);
    expect(JSON.stringify(await server.get(`/api/figures/${id}?territory=07`))).toContain('DS-015-2026-IN');
  });

  it('tells what depends on the norm', async () => {
    const dependents = await server.get<Dependents>('/api/norms/dependents?code=DS-015-2026-IN&territory=07');
    expect(dependents.parameters.map(({ code }) => code)).toEqual([AGE]);
    expect(dependents.sections.map(({ code, rules }) => [code, rules])).toEqual([['serenos', ['serenos-fresh']]]);
    const pilot = await server.get<Dependents>('/api/norms/dependents?code=RD-008-2024-IN-DGSC&territory=07');
    expect(pilot.sections.map(({ code }) => code)).toContain('training-centres');
  });

  it('does not apply what a project would change', async () => {
    const norm = await register({ type: 'RM', subject: 'Cambia otra vez el plazo' });
    const body = {
      territory: '07',
      code: AGE,
      value: 10,
      norm: norm.code,
      validFrom: '2026-06-01',
      confidence: 'INF',
      source: 'Proyecto',
    };
    const { id } = (await post('/parameters', body)).body as { id: number };
    const rehearsed = (await post('/parameters/rehearsal', { ids: [id], territory: '07' })).body as Rehearsal;
    expect(rehearsed.fails.map(({ rule }) => rule)).toEqual(['serenos-fresh']);
    expect(errorCode(await post('/parameters/application', { ids: [id], reason }))).toBe('norm-not-published');
    expect((await post(`/parameters/${id}/withdrawal`, { reason })).status).toBe(204);
    expect(errorCode(await post('/parameters/rehearsal', { ids: [id], territory: '07' }))).toBe('unknown-change');
  });

  it('rehearses what a project would change in every region', { timeout: 180_000 }, async () => {
    const norm = await register({ type: 'RM', subject: 'Cambia el plazo de todos' });
    const body = { territory: 'PE', code: AGE, value: 10, norm: norm.code, validFrom: '2026-06-02', confidence: 'INF' };
    const { id } = (await post('/parameters', { ...body, source: 'Proyecto' })).body as { id: number };
    const where = { ids: [id], territory: 'PE', everyRegion: true };
    const rehearsed = (await post('/parameters/rehearsal', where)).body as Rehearsal;
    expect(rehearsed.day).toBe('2026-06-02');
    expect(rehearsed.fails.map(({ rule, about }) => [rule, about])).toContainEqual([
      'serenos-fresh',
      ['Fecha del conteo de serenos de Callao'],
    ]);
  });

  it('owes what a norm obliges to until it is met', async () => {
    const body = {
      territory: '07',
      norm: 'DS-015-2026-IN',
      article: '5',
      who: 'Secretaría técnica del CORESEC',
      roles: ['regionalSecretary'],
      what: 'Remitir el conteo de serenos',
      firstDueOn: '2026-05-31',
      every: 'quarter',
      confidence: 'OFF',
    };
    const { id } = (await post('/obligations', body)).body as { id: number };
    const duties = async () =>
      (
        await server.get<{ duties: readonly { id: string; basis: string }[] }>('/api/duties?territory=07&mine=0')
      ).duties.filter(({ id: duty }) => duty.startsWith(`norms.obligation/${id}/`));
    expect(await duties()).toMatchObject([
      { id: `norms.obligation/${id}/2026-05-31`, basis: 'DS-015-2026-IN, art. 5' },
      { id: `norms.obligation/${id}/2026-08-31` },
    ]);
    const meet = (dueOn: string) => post(`/obligations/${id}/fulfilments`, { dueOn, doneOn: '2026-05-30' });
    expect(errorCode(await meet('2026-06-30'))).toBe('not-a-due-day');
    expect((await meet('2026-05-31')).status).toBe(204);
    expect(errorCode(await meet('2026-05-31'))).toBe('obligation-met');
    expect((await duties()).length).toBe(1);
    const list = await server.get<ObligationList>('/api/norms/obligations?territory=07');
    expect(list.obligations.map(({ open, citation }) => [open, citation])).toEqual([
      [['2026-08-31'], 'Decreto Supremo 015-2026-IN'],
    ]);
    const dependents = await server.get<Dependents>('/api/norms/dependents?code=DS-015-2026-IN&territory=07');
    expect(dependents.processes.map(({ what }) => what)).toEqual(['Remitir el conteo de serenos']);
    expect((await post(`/obligations/${id}/withdrawal`, { reason })).status).toBe(204);
    expect(await duties()).toEqual([]);
  });

  it('lints a text against every norm, with the ordinances of the plans', async () => {
    const text = 'R.D. 008-2024-DGSC; Decreto Supremo 015-2026-IN; Ordenanza N° 021-2023-MDLP; D.S. 777-2020-IN';
    const { findings } = (await post('/lint', { text })).body as LintReport;
    expect(findings.map(({ kind, text: printed }) => [kind, printed])).toEqual([
      ['variant', 'R.D. 008-2024-DGSC'],
      ['unknown', 'D.S. 777-2020-IN'],
    ]);
  });

  it('leaves an act of each thing done', async () => {
    const { rows } = await db.pool.query<{ action: string }>(
      `SELECT DISTINCT action FROM act WHERE action = ANY ($1) ORDER BY 1`,
      [
        [
          'registerNorm',
          'moveNorm',
          'relateNorms',
          'proposeParameter',
          'applyParameter',
          'withdrawParameter',
          'fulfilObligation',
        ],
      ],
    );
    expect(rows).toHaveLength(7);
  });
});
