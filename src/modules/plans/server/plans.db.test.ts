// A plan from the edition to the Ministry, over HTTP, each as who does it.
import { beforeAll, describe, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import type { Duty } from '#shared/duty.ts';
import { pngOf } from '#test/support/pictures.ts';
import { openTestDatabase } from '#test/support/database.ts';
import { openTestServer, type TestServer } from '#test/support/server.ts';
import type { ActivityPage, FollowUp, MatrixResult, PlanDetail, PlanList, RollupView } from '../contract.ts';
import { MATRIX_TABLE } from '../matrix/matrix-table.ts';

const db = await openTestDatabase('full');
let server: TestServer;
let secretary: FastifyInstance;
let province: FastifyInstance;
let region: FastifyInstance;
let ministry: FastifyInstance;
let visitor: FastifyInstance;
let planId = 0;
let versionId = 0;

const headers = { host: '127.0.0.1' };

async function ask<T>(app: FastifyInstance, url: string): Promise<T> {
  const response = await app.inject({ url, headers });
  if (response.statusCode !== 200) throw new Error(`${url}: ${response.statusCode} ${response.body}`);
  return response.json<T>();
}

/** Its status, and the code of what was refused. */
async function send(app: FastifyInstance, url: string, payload: unknown, method: 'POST' | 'PATCH' = 'POST') {
  const response = await app.inject({
    method,
    url,
    headers: { ...headers, 'content-type': 'application/json' },
    payload: JSON.stringify(payload),
  });
  const code = response.statusCode < 400 ? '' : response.json<{ error: { code: string } }>().error.code;
  return { status: response.statusCode, code, body: response.body };
}

async function upload(app: FastifyInstance, url: string, fields: Record<string, string>, file: Blob, name: string) {
  const form = new FormData();
  for (const [key, value] of Object.entries(fields)) form.append(key, value);
  form.append('file', file, name);
  const request = new Request(`http://127.0.0.1${url}`, { method: 'POST', body: form });
  return app.inject({
    method: 'POST',
    url,
    headers: { ...headers, 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
  });
}

const LABELS = MATRIX_TABLE.columns.map(({ label }) => label);
const row = (code: string, goals: readonly number[], guideline = 'OP3.1', rank = '1'): string =>
  [
    '2026',
    code,
    `Actividad ${code}`,
    'operativo',
    ...goals,
    guideline,
    rank,
    'Gerencia de seguridad',
    '',
    '',
    'PP 0030',
    '1,200.50',
    'Acta',
    '',
  ].join(';');
const sheet = (...rows: readonly string[]): Blob => new Blob([[LABELS.join(';'), ...rows].join('\n')]);
const importMatrix = (file: Blob, mode = 'store') =>
  upload(secretary, `/api/plan-versions/${versionId}/matrix`, { mode }, file, 'Matriz de actividades.csv');

const quarter = (code = '2026-T1'): string => `/api/plans/${planId}/quarters/${code}`;
const followUp = (app: FastifyInstance = secretary): Promise<FollowUp> => ask<FollowUp>(app, quarter());
const dutiesOf = async (app: FastifyInstance, territory: string): Promise<readonly Duty[]> => {
  const { duties } = await ask<{ duties: readonly Duty[] }>(app, `/api/duties?territory=${territory}`);
  return duties.filter(({ id }) => id.startsWith('plans.'));
};

beforeAll(async () => {
  server = await openTestServer(db);
  visitor = await server.as('visitor');
  secretary = await server.as({ role: 'districtSecretary', territory: '070105' });
  province = await server.as({ role: 'provincialSecretary', territory: '0701' });
  region = await server.as({ role: 'regionalSecretary', territory: '07' });
  ministry = await server.as({ role: 'dgscAnalyst', territory: '' });
});

describe('the plans that an edition prints', () => {
  it('are offered, each with its ordinance, and begin to be followed without typing them again', async () => {
    const { fromEdition, plans } = await ask<PlanList>(region, '/api/plans?territory=07&year=2026');
    expect(plans).toEqual([]);
    expect(fromEdition.map(({ committee }) => committee)).toEqual([
      'CORESEC Callao',
      'COPROSEC Callao',
      'CODISEC Bellavista',
      'CODISEC Carmen de la Legua Reynoso',
      'CODISEC La Perla',
      'CODISEC La Punta',
      'CODISEC Ventanilla',
      'CODISEC Mi Perú',
    ]);
    expect((await send(region, '/api/plans/adoption', { territory: '07' })).status).toBe(201);
    const after = await ask<PlanList>(visitor, '/api/plans?territory=07&year=2026');
    expect([after.total, after.fromEdition]).toEqual([8, []]);
    expect(after.plans.map(({ territory, level }) => `${territory} ${level}`).slice(0, 3)).toEqual([
      '07 CORESEC',
      '0701 COPROSEC',
      '070102 CODISEC',
    ]);
    planId = after.plans.find(({ territory }) => territory === '070105')?.id ?? 0;
    const { versions } = await ask<PlanDetail>(visitor, `/api/plans/${planId}`);
    expect(versions).toMatchObject([
      {
        version: 1,
        kind: 'updated',
        status: 'approved',
        instrument: 'ORDENANZA N°001-2025-MDLP/AL',
        inForceFrom: '2025-01-01',
        isFromEdition: true,
      },
    ]);
    expect(versions[0]?.priorities.length).toBeGreaterThan(3);
    versionId = versions[0]?.id ?? 0;
  });

  it('begin once', async () => {
    expect(await send(secretary, '/api/plans/adoption', { territory: '070105' })).toMatchObject({
      status: 409,
      code: 'nothing-to-adopt',
    });
  });
});

describe('the matrix', () => {
  it('comes from a spreadsheet: what is bad is kept with its sheet, row and column', async () => {
    const file = sheet(
      row('1.1', [40, 10, 10, 10, 10]),
      row('1.2', [50, 10, 10, 10, 10]),
      row('1.3', [4, 2, 0, 1, 1], 'OP1.1', ''),
      row('1.4', [8, 0, 8, 0, 0], 'OP9.9'),
    );
    const preview = (await importMatrix(file, 'preview')).json<MatrixResult>();
    expect(preview).toMatchObject({ stored: 2, changed: 0 });
    expect((await ask<ActivityPage>(secretary, '/api/plan-activities?territory=070105&year=2026')).total).toBe(0);
    const stored = (await importMatrix(file)).json<MatrixResult>();
    expect(stored.bad.map(({ row: at, problems }) => [at, problems[0]?.code, problems[0]?.column])).toEqual([
      [3, 'goal-not-sum', 'Meta anual'],
      [5, 'unknown-guideline', 'Lineamiento'],
    ]);
    const { imports } = await ask<{ imports: readonly { bad: unknown[] }[] }>(
      secretary,
      `/api/plan-versions/${versionId}/imports`,
    );
    expect(imports.map(({ bad }) => bad.length)).toEqual([2]);
    const page = await ask<ActivityPage>(visitor, '/api/plan-activities?territory=07&year=2026&sort=code');
    for (const [text, total] of [
      ['ACTIVIDÁD 1.3', 1],
      ['1.', 2],
      ['100%', 0],
    ]) {
      const found = await ask<ActivityPage>(
        visitor,
        `/api/plan-activities?year=2026&text=${encodeURIComponent(text ?? '')}`,
      );
      expect(found.total).toBe(total);
    }
    expect(page.activities.map(({ code, budget, committee }) => [code, budget, committee])).toEqual([
      ['1.1', 1200.5, 'CODISEC La Punta'],
      ['1.3', 1200.5, 'CODISEC La Punta'],
    ]);
  });

  it('gives back a spreadsheet that it can read again', async () => {
    const response = await visitor.inject({ url: `/api/plan-versions/${versionId}/matrix`, headers });
    expect(response.statusCode).toBe(200);
    const again = await upload(
      secretary,
      `/api/plan-versions/${versionId}/matrix`,
      { mode: 'preview' },
      new Blob([new Uint8Array(response.rawPayload)]),
      'vigia-matriz.xlsx',
    );
    expect(again.json<MatrixResult>()).toMatchObject({ stored: 2, changed: 2, bad: [] });
  });

  it('refuses two header rows whole, with what to do', async () => {
    const response = await importMatrix(
      new Blob([`MATRIZ;;;METAS\n${LABELS.join(';')}\n${row('9', [4, 1, 1, 1, 1])}`]),
    );
    expect(response.statusCode).toBe(400);
    expect(response.json<{ error: { code: string; message: string } }>().error).toMatchObject({
      code: 'two-header-rows',
      message: expect.stringContaining('dos filas de encabezado'),
    });
  });

  it('is held by the database too: a goal that is not the sum of its quarters does not enter', async () => {
    await expect(
      db.pool.query('UPDATE plan_activity SET goal = goal + 1 WHERE version_id = $1', [versionId]),
    ).rejects.toThrow('plan_activity_goal_is_sum');
  });
});

describe('a quarter', () => {
  let activities: FollowUp['activities'];

  beforeAll(async () => {
    ({ activities } = await followUp());
  });

  const report = async (code: string, executed: number, evidence: readonly { id: number; amount: number }[] = []) =>
    send(secretary, `${quarter()}/progress`, {
      activityId: activities.find((one) => one.code === code)?.id,
      executed,
      note: '',
      evidence,
    });

  it('is owed by the secretary of the district, and by nobody above', async () => {
    const [duty] = await dutiesOf(secretary, '070105');
    expect(duty).toMatchObject({
      territory: '070105',
      what: 'Cerrar el primer trimestre de 2026 del plan del CODISEC La Punta',
      dueOn: '2026-04-15',
      href: `/t/070105/planes/${planId}/2026-T1`,
      basis: 'supuesto',
    });
    expect(await dutiesOf(province, '0701')).toEqual([]);
  });

  it('is not closed while something programmed is not reported', async () => {
    expect(await send(secretary, `${quarter()}/closing`, {})).toMatchObject({ code: 'unreported-activities' });
    expect((await followUp()).progress).toMatchObject({ missing: 2, percents: null });
  });

  it('is reported with evidence; what has none is hollow', async () => {
    const stored = await upload(
      secretary,
      '/api/evidence',
      { territory: '070105' },
      new Blob([new Uint8Array(pngOf([]))]),
      'acta.png',
    );
    const { id } = stored.json<{ id: number }>();
    expect((await report('1.1', 12, [{ id, amount: 5 }])).status).toBe(204);
    expect((await report('1.3', 1)).status).toBe(204);
    expect(await report('1.3', 1, [{ id: 999_999, amount: 1 }])).toMatchObject({ code: 'unknown-evidence' });
    const view = await followUp();
    expect(view.progress.percents).toEqual({ raw: 85, percent: 75, backed: 25 });
    expect([view.light, view.rules.basis, view.state]).toEqual(['warn', 'supuesto', 'open']);
  });

  it('hides what is being reported from who does not cover it', async () => {
    for (const app of [visitor, await server.as({ role: 'districtSecretary', territory: '070104' })])
      expect((await followUp(app)).activities.map(({ executed }) => executed)).toEqual([null, null]);
  });

  it('is sealed when it is closed, published, and takes no report', async () => {
    expect((await send(secretary, `${quarter('2026-T2')}/closing`, {})).code).toBe('quarter-not-over');
    expect((await send(secretary, `${quarter()}/closing`, {})).status).toBe(204);
    const view = await followUp(visitor);
    expect(view).toMatchObject({ state: 'submitted', stage: 4, stageTerritory: '0701', dueOn: '2026-06-11' });
    expect(view.sealed).toMatchObject([{ version: 1, reason: null, changes: [] }]);
    expect(view.progress.percents).toMatchObject({ percent: 75 });
    const { rows } = await db.pool.query<{ right: boolean }>(
      `SELECT sha256 = encode(sha256(convert_to(canonical, 'UTF8')), 'hex') AS "right" FROM plan_quarter_version`,
    );
    expect(rows).toEqual([{ right: true }]);
    expect(await report('1.1', 3)).toMatchObject({ status: 409, code: 'quarter-closed' });
    expect(await send(secretary, `${quarter()}/closing`, {})).toMatchObject({ code: 'quarter-closed' });
  });

  it('keeps its goals while it is closed', async () => {
    const response = await importMatrix(sheet(row('1.1', [41, 11, 10, 10, 10])));
    expect(response.json<{ error: { code: string } }>().error.code).toBe('no-good-rows');
    expect(response.body).toContain('quarter-closed');
  });

  it('is looked at by who stands above, not by who closed it', async () => {
    const approval = { decision: 'approved', remark: '' };
    expect((await send(secretary, `${quarter()}/reviews`, approval)).status).toBe(403);
    expect((await dutiesOf(province, '0701')).map(({ verb }) => verb)).toEqual(['Revisar']);
    expect(await send(province, `${quarter()}/reviews`, { decision: 'observed', remark: ' ' })).toMatchObject({
      code: 'remark-missing',
    });
    const observed = { decision: 'observed', remark: 'Falta el acta de los talleres' };
    expect((await send(province, `${quarter()}/reviews`, observed)).status).toBe(204);
    expect(await followUp()).toMatchObject({ state: 'observed', reviews: [{ stage: 4, remark: observed.remark }] });
    expect((await dutiesOf(secretary, '070105')).map(({ verb }) => verb)).toContain('Corregir');
    expect((await followUp(visitor)).reviews).toEqual([]);
  });

  it('is corrected as a second version, with its difference, and the first stays', async () => {
    expect((await send(secretary, `${quarter()}/correction`, { reason: 'Se agregó un taller' })).status).toBe(204);
    expect(await send(secretary, `${quarter()}/closing`, {})).toMatchObject({ code: 'nothing-corrected' });
    expect((await report('1.3', 2)).status).toBe(204);
    // Until it is closed again, everybody else reads what was sealed.
    expect((await followUp(visitor)).activities.map(({ executed }) => executed)).toEqual([12, 1]);
    expect((await send(secretary, `${quarter()}/closing`, {})).status).toBe(204);
    const { sealed, state } = await followUp(visitor);
    expect(state).toBe('submitted');
    expect(sealed.map(({ version, reason }) => [version, reason])).toEqual([
      [2, 'Se agregó un taller'],
      [1, null],
    ]);
    expect(sealed[0]?.changes.map(({ code, what, before, after }) => [code, what, before, after])).toEqual([
      ['1.3', 'ejecutado', '1', '2'],
    ]);
  });

  it('goes up: province, region, Ministry; its evidence is published with the last approval', async () => {
    const approval = { decision: 'approved', remark: '' };
    expect((await send(province, `${quarter()}/reviews`, approval)).status).toBe(204);
    expect((await send(province, `${quarter()}/reviews`, approval)).status).toBe(403);
    expect((await send(region, `${quarter()}/reviews`, approval)).status).toBe(204);
    const { rows } = await db.pool.query<{ public: boolean }>('SELECT is_public AS public FROM evidence');
    expect(rows).toEqual([{ public: false }]);
    expect((await dutiesOf(ministry, 'PE')).map(({ verb }) => verb)).toEqual(['Revisar']);
    expect((await send(ministry, `${quarter()}/reviews`, approval)).status).toBe(204);
    expect((await followUp(visitor)).state).toBe('approved');
    const after = await db.pool.query<{ public: boolean }>('SELECT is_public AS public FROM evidence');
    expect(after.rows).toEqual([{ public: true }]);
    expect(await dutiesOf(ministry, 'PE')).toEqual([]);
    expect((await send(ministry, `${quarter()}/reviews`, approval)).code).toBe('nothing-to-review');
  });

  it('enters the sums of its province, region and country as it was sealed last', async () => {
    for (const [territory, code] of [
      ['PE', '07'],
      ['07', '0701'],
      ['0701', '070105'],
    ]) {
      const view = await ask<RollupView>(visitor, `/api/plan-rollups?territory=${territory}&year=2026`);
      const part = view.parts.find((one) => one.code === code);
      expect(part?.quarters[0]).toMatchObject({ quarter: '2026-T1', closed: 1, percent: 100, raw: 110, backed: 25 });
      expect(view.whole.quarters[0]).toMatchObject({ closed: 1, percent: 100, light: 'good' });
      expect(view.guidelines.map((one) => one.code)).toEqual(['OP1.1', 'OP3.1']);
    }
  });

  it('adds up above it exactly to what was sealed, also after a correction', async () => {
    const { rows } = await db.pool.query<{ wrong: number; sums: number }>(
      `SELECT count(*) FILTER (WHERE (s.closed, s.measured, s.percent_sum, s.backed_sum, s.raw_sum) IS DISTINCT FROM
           (r.closed, r.measured, r.percent_sum, r.backed_sum, r.raw_sum)) AS wrong, count(s.*) AS sums
       FROM (SELECT left(territory, digits) AS territory, year, quarter, guideline, count(*) AS closed,
           count(percent) AS measured, sum(percent::numeric(24, 6)) AS percent_sum,
           sum(backed_percent::numeric(24, 6)) AS backed_sum, sum(raw_percent::numeric(24, 6)) AS raw_sum
         FROM plan_rollup, unnest(ARRAY[0, 2, 4]) AS digits WHERE digits <= length(territory) GROUP BY 1, 2, 3, 4) AS r
       FULL JOIN plan_rollup_sum s USING (territory, year, quarter, guideline)`,
    );
    expect(rows).toEqual([{ wrong: 0, sums: 9 }]);
  });

  it('left an act for each step, in the words of what was done', async () => {
    const { rows } = await db.pool.query<{ action: string }>(
      `SELECT action FROM act WHERE subject = $1 ORDER BY sequence`,
      [`plan/${planId}`],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'adoptPlan',
      'importPlanMatrix',
      'reportPlanProgress',
      'reportPlanProgress',
      'closePlanQuarter',
      'observePlanQuarter',
      'correctPlanQuarter',
      'reportPlanProgress',
      'closePlanQuarter',
      'approvePlanQuarter',
      'approvePlanQuarter',
      'approvePlanQuarter',
    ]);
  });

  it.each(['document', 'quarters/2026-T1/document'])('prints its %s', async (path) => {
    const response = await visitor.inject({ url: `/api/plans/${planId}/${path}`, headers });
    expect([response.statusCode, response.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
  });
});

describe('a version that updates the plan', () => {
  const version = (): string => `/api/plan-versions/${versionId}`;

  it('begins as a draft with priorities and matrix, seen by its own, and holds from after what is closed', async () => {
    const begun = await send(secretary, `/api/plans/${planId}/versions`, { copyMatrix: true });
    expect(begun.status).toBe(201);
    expect((await send(secretary, `/api/plans/${planId}/versions`, { copyMatrix: true })).code).toBe('draft-exists');
    expect((await ask<PlanDetail>(visitor, `/api/plans/${planId}`)).versions).toHaveLength(1);
    const { versions } = await ask<PlanDetail>(secretary, `/api/plans/${planId}`);
    const [first, draft] = versions;
    expect(draft).toMatchObject({
      status: 'draft',
      activities: 2,
      updatesId: versionId,
      priorities: first?.priorities,
    });
    versionId = draft?.id ?? 0;
  });

  it('takes a diagnosis, guidelines and priorities; an approved one keeps its priorities', async () => {
    const input = {
      diagnosis: 'Diagnóstico de prueba.',
      priorities: [{ verbatim: 'Hurto', crime: 'hurto' }],
      guidelines: ['OP1.1', 'OP3.1'],
    };
    expect((await send(secretary, version(), { ...input, guidelines: ['OP7.7'] }, 'PATCH')).code).toBe(
      'unknown-guideline',
    );
    expect((await send(secretary, version(), input, 'PATCH')).status).toBe(204);
    const approval = { instrument: 'ORDENANZA N° 000-2026-MDLP', approvedOn: '2026-03-01', inForceFrom: '2026-03-01' };
    expect((await send(secretary, `${version()}/approval`, approval)).code).toBe('quarter-closed');
    expect((await send(secretary, `${version()}/approval`, { ...approval, inForceFrom: '2026-04-01' })).status).toBe(
      204,
    );
    expect((await send(secretary, version(), { ...input, priorities: [] }, 'PATCH')).code).toBe('version-approved');
    expect((await send(secretary, version(), { ...input, diagnosis: 'Otro.' }, 'PATCH')).status).toBe(204);
    const { versions } = await ask<PlanDetail>(visitor, `/api/plans/${planId}`);
    expect(versions[1]).toMatchObject({ diagnosis: 'Otro.', guidelines: ['OP1.1', 'OP3.1'], status: 'approved' });
  });

  it('is the one whose activities are listed and followed from then on', async () => {
    const page = await ask<ActivityPage>(visitor, '/api/plan-activities?territory=070105&year=2026');
    expect(page.activities.map((activity) => activity.versionId)).toEqual([versionId, versionId]);
    expect((await ask<FollowUp>(visitor, quarter('2026-T2'))).instrument).toBe('ORDENANZA N° 000-2026-MDLP');
    expect((await followUp(visitor)).instrument).toBe('ORDENANZA N°001-2025-MDLP/AL');
  });
});

describe('the figure of progress', () => {
  it('stands in the section of the plans, and is proved by the sealed quarters behind it', async () => {
    interface Proof {
      readonly figure: { readonly value: number };
      readonly rows: readonly { readonly cells: readonly { readonly label: string; readonly value: string }[] }[];
      readonly rowsTotal: number;
    }
    const id = encodeURIComponent('pasc.progress@07/2026-T1');
    const proof = await ask<Proof>(visitor, `/api/figures/${id}?territory=07`);
    expect([proof.figure.value, proof.rowsTotal]).toEqual([100, 1]);
    expect(proof.rows[0]?.cells.slice(0, 6).map(({ value }) => value)).toEqual([
      '070105',
      'CODISEC La Punta',
      '2026-T1',
      '2',
      '2',
      '100.0%',
    ]);
  });

  it('was not known before it was sealed', async () => {
    const panelsAt = async (asOf: string): Promise<readonly string[]> => {
      const url = `/api/sections/pasc?territory=07${asOf}`;
      const { content } = await ask<{ content: { panels: readonly { id: string }[] } }>(visitor, url);
      return content.panels.map(({ id }) => id);
    };
    expect(await panelsAt('&asOf=2025-04-07')).not.toContain('pasc-progress');
    expect(await panelsAt('')).toContain('pasc-progress');
  });
});
