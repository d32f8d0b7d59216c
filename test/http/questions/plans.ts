import { MATRIX_TABLE } from '#modules/plans/matrix/matrix-table.ts';
import type { Asked, Question, Questions, Seeder, Target } from '../question.ts';

/** Peru has no plan: its levels are region, province and district. */
type PlanTarget = Exclude<Target, ''>;
const PLAN_TARGETS: readonly PlanTarget[] = ['07', '15', '070101'];

const reason = 'Prueba de autorización';

interface Seeded {
  readonly plan: number;
  readonly version: number;
  readonly activity: number;
  /** Each plan of a territory begins in another one. */
  readonly year: number;
}

type Status = 'draft' | 'approved';

/** With an activity of 2026 that nobody has reported. */
async function newPlan({ query }: Seeder, target: PlanTarget, status: Status = 'approved'): Promise<Seeded> {
  const [row] = await query<Seeded>(
    `WITH made AS (
       INSERT INTO plan (territory, level, committee, short_title, entity, from_year, to_year, created_by)
       SELECT $1, $2, 'Prueba', 'Prueba', 'Prueba', free.year, free.year, 'prueba'
       FROM generate_series(2000, 2100) AS free (year)
       WHERE NOT EXISTS (SELECT FROM plan p WHERE p.territory = $1 AND p.from_year = free.year) LIMIT 1
       RETURNING id, territory, from_year
     ), versioned AS (
       INSERT INTO plan_version (plan_id, territory, version, kind, status, instrument, in_force_from, created_by)
       SELECT id, territory, 1, 'original', $3, 'Prueba', '2000-01-01', 'prueba' FROM made
       RETURNING id, plan_id, territory
     ), filled AS (
       INSERT INTO plan_activity (plan_id, version_id, territory, year, code, title, unit, goal, q1, q2, q3, q4,
         guideline, responsible, place)
       SELECT plan_id, id, territory, 2026, '1', 'Prueba', 'acto', 4, 1, 1, 1, 1, 'OP1.1', 'Prueba', territory
       FROM versioned RETURNING id, plan_id, version_id
     )
     SELECT plan_id::int AS plan, version_id::int AS version, filled.id::int AS activity, from_year AS year
     FROM filled, made`,
    [target, target.length === 2 ? 'CORESEC' : 'CODISEC', status],
  );
  if (!row) throw new Error('no plan was made');
  return row;
}

/** Closed, and waiting for who stands above it. */
async function newClosedQuarter(seed: Seeder, target: PlanTarget): Promise<Seeded> {
  const seeded = await newPlan(seed, target);
  await seed.query(
    `INSERT INTO plan_quarter_version (plan_id, territory, year, quarter, version, version_id, canonical, sha256,
       closed_on, closed_by)
     VALUES ($1, $2, 2026, 1, 1, $3, '{"activities":[],"rules":{}}',
       encode(sha256(convert_to('{"activities":[],"rules":{}}', 'UTF8')), 'hex'), '2026-04-01', 'prueba')`,
    [seeded.plan, target, seeded.version],
  );
  await seed.query(
    `INSERT INTO plan_quarter (plan_id, territory, year, quarter, state, stage, version, since)
     VALUES ($1, $2, 2026, 1, 'submitted', $3, 1, '2026-04-01')`,
    [seeded.plan, target, target.length === 2 ? 0 : 4],
  );
  return seeded;
}

function atEveryPlan(one: (seed: Seeder, target: PlanTarget) => Promise<Asked>): Questions {
  return async (seed, wants) =>
    Promise.all(
      PLAN_TARGETS.filter((target) => wants({ target })).map(async (target): Promise<Question> => ({
        about: target,
        target,
        asked: await one(seed, target),
      })),
    );
}

const quarterOf = (plan: number): string => `/api/plans/${plan}/quarters/2026-T1`;

function activityOf(target: PlanTarget, year: number, code: string) {
  return {
    year,
    code,
    title: 'Prueba',
    unit: 'acto',
    goal: 4,
    q1: 1,
    q2: 1,
    q3: 1,
    q4: 1,
    guideline: 'OP1.1',
    priorityRank: null,
    responsible: 'Prueba',
    coResponsible: '',
    budgetLine: '',
    budgetSource: '',
    budget: null,
    verification: '',
    place: target,
  };
}

function matrixForm(year: number): FormData {
  const form = new FormData();
  form.append('mode', 'store');
  const header = MATRIX_TABLE.columns.map(({ label }) => label).join(';');
  const row = [year, '9', 'Prueba', 'acto', 4, 1, 1, 1, 1, 'OP1.1', '', 'Prueba'].join(';');
  form.append('file', new Blob([`${header}\n${row}\n`]), 'Matriz de actividades.csv');
  return form;
}

export const PLAN_QUESTIONS: Readonly<Record<string, Questions>> = {
  'POST /api/plans': atEveryPlan(async ({ query }, target) => {
    const [free] = await query<{ year: number }>(
      `SELECT free.year FROM generate_series(2000, 2100) AS free (year)
       WHERE NOT EXISTS (SELECT FROM plan p WHERE p.territory = $1 AND p.from_year = free.year)
       ORDER BY 1 DESC LIMIT 1`,
      [target],
    );
    const year = free?.year ?? 0;
    const named = { committee: 'Prueba', shortTitle: 'Prueba', entity: 'Prueba' };
    return { method: 'POST', url: '/api/plans', body: { territory: target, ...named, fromYear: year, toYear: year } };
  }),
  'POST /api/plans/adoption': async (_seed, wants) =>
    PLAN_TARGETS.filter((target) => wants({ target })).map((target) => ({
      about: target,
      target,
      // An edition prints few plans, and each is taken once.
      alsoAnswers: ['nothing-to-adopt'],
      asked: { method: 'POST', url: '/api/plans/adoption', body: { territory: target } },
    })),
  'POST /api/plans/:id/versions': atEveryPlan(async (seed, target) => ({
    method: 'POST',
    url: `/api/plans/${(await newPlan(seed, target)).plan}/versions`,
    body: { copyMatrix: true },
  })),
  'PATCH /api/plan-versions/:id': atEveryPlan(async (seed, target) => ({
    method: 'PATCH',
    url: `/api/plan-versions/${(await newPlan(seed, target, 'draft')).version}`,
    body: { diagnosis: reason, priorities: [{ verbatim: 'Hurto', crime: '' }], guidelines: ['OP1.1'] },
  })),
  'POST /api/plan-versions/:id/approval': atEveryPlan(async (seed, target) => {
    const { version, year } = await newPlan(seed, target, 'draft');
    return {
      method: 'POST',
      url: `/api/plan-versions/${version}/approval`,
      body: { instrument: 'Prueba', approvedOn: null, inForceFrom: `${year}-01-01` },
    };
  }),
  'POST /api/plan-versions/:id/activities': atEveryPlan(async (seed, target) => {
    const { version, year } = await newPlan(seed, target);
    return { method: 'POST', url: `/api/plan-versions/${version}/activities`, body: activityOf(target, year, '2') };
  }),
  'PATCH /api/plan-activities/:id': atEveryPlan(async (seed, target) => {
    const { activity, plan } = await newPlan(seed, target);
    await seed.query('UPDATE plan_activity SET year = (SELECT from_year FROM plan WHERE id = $2) WHERE id = $1', [
      activity,
      plan,
    ]);
    const [row] = await seed.query<{ year: number }>('SELECT year FROM plan_activity WHERE id = $1', [activity]);
    return {
      method: 'PATCH',
      url: `/api/plan-activities/${activity}`,
      body: activityOf(target, row?.year ?? 0, '1'),
    };
  }),
  'DELETE /api/plan-activities/:id': atEveryPlan(async (seed, target) => ({
    method: 'DELETE',
    url: `/api/plan-activities/${(await newPlan(seed, target)).activity}`,
  })),
  'POST /api/plan-versions/:id/matrix': atEveryPlan(async (seed, target) => {
    const { version, year } = await newPlan(seed, target);
    return { method: 'POST', url: `/api/plan-versions/${version}/matrix`, form: matrixForm(year) };
  }),
  'GET /api/plan-versions/:id/imports': atEveryPlan(async (seed, target) => ({
    method: 'GET',
    url: `/api/plan-versions/${(await newPlan(seed, target)).version}/imports`,
  })),
  'POST /api/plans/:id/quarters/:quarter/progress': atEveryPlan(async (seed, target) => {
    const { plan, activity } = await newPlan(seed, target);
    return {
      method: 'POST',
      url: `${quarterOf(plan)}/progress`,
      body: { activityId: activity, executed: 1, note: '', evidence: [] },
    };
  }),
  'POST /api/plans/:id/quarters/:quarter/closing': atEveryPlan(async (seed, target) => {
    const { plan, activity } = await newPlan(seed, target);
    await seed.query(
      `INSERT INTO plan_progress (activity_id, territory, quarter, executed, updated_by)
       VALUES ($1, $2, 1, 1, 'prueba')`,
      [activity, target],
    );
    return { method: 'POST', url: `${quarterOf(plan)}/closing`, body: {} };
  }),
  'POST /api/plans/:id/quarters/:quarter/correction': atEveryPlan(async (seed, target) => ({
    method: 'POST',
    url: `${quarterOf((await newClosedQuarter(seed, target)).plan)}/correction`,
    body: { reason },
  })),
  // Who stands above acts: the Ministry for a region, the province for a district.
  'POST /api/plans/:id/quarters/:quarter/reviews': async (seed, wants) => {
    const asked = async (target: PlanTarget, acts: Question['target']): Promise<Question> => ({
      about: target,
      target: acts,
      asked: {
        method: 'POST',
        url: `${quarterOf((await newClosedQuarter(seed, target)).plan)}/reviews`,
        body: { decision: 'approved', remark: '' },
      },
    });
    return wants({ target: '' }) ? [await asked('07', ''), await asked('15', '')] : [];
  },
};
