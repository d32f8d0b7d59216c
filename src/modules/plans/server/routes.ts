// Plans, their versions and their matrix of activities.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { authorise, PUBLIC } from '#modules/identity/index.ts';
import { findParameters } from '#modules/norms/server/index.ts';
import { receiveSmallFile, renderTemplate, type WorkDeps } from '#modules/sources/server/index.ts';
import type { ReadTx } from '#server/database/database.ts';
import { Refusal } from '#shared/refusal.ts';
import {
  activityInput,
  type ActivityPage,
  activityQuery,
  adoptionInput,
  approvalInput,
  matrixForm,
  type MatrixImport,
  type MatrixResult,
  newVersionInput,
  type PlanDetail,
  planInput,
  type PlanList,
  planListQuery,
  type PlanRow,
  versionInput,
} from '../contract.ts';
import { MATRIX, MATRIX_TABLE } from '../matrix/matrix-table.ts';
import { valuesOf } from '../matrix/read-matrix.ts';
import { PLANS } from '../policy.ts';
import { findActivitiesOfVersion, findActivityPage, findImports } from './activity-store.ts';
import { findGuidelineNames, findPrintedPlans } from './edition-plans.ts';
import { addActivity, changeActivity, importMatrix, removeActivity } from './matrix-actions.ts';
import { adoptPlans, approveVersion, beginPlan, beginVersion, changeVersion, unknownPlan } from './plan-actions.ts';
import { findPlan, findVersion, type VersionRow } from './plan-store.ts';
import { planDetail, planList } from './views.ts';

export const idParams = z.object({ id: z.coerce.number().int().min(1) });
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export async function askedPlan(tx: ReadTx, id: number): Promise<PlanRow> {
  const plan = await findPlan(tx, id);
  if (plan) return plan;
  throw unknownPlan();
}

export function registerPlanRoutes(app: FastifyInstance, deps: WorkDeps): void {
  registerReadingRoutes(app, deps);
  registerPlanWrites(app, deps);
  registerMatrixRoutes(app, deps);
}

function registerReadingRoutes(app: FastifyInstance, deps: WorkDeps): void {
  app.get('/api/plans', { config: { permission: PUBLIC } }, async (request): Promise<PlanList> => {
    const { territory, year, page } = planListQuery.parse(request.query);
    return deps.dbOf(request).read(async (tx) => {
      const scope = await deps.scopeOf(tx, { territory });
      const asked = { year: year ?? Number(deps.today().slice(0, 4)), page };
      return planList(tx, scope, asked, await findParameters(tx, scope));
    });
  });

  app.get('/api/plans/:id', { config: { permission: PUBLIC } }, async (request): Promise<PlanDetail> => {
    const { id } = idParams.parse(request.params);
    return deps.dbOf(request).read(async (tx) => {
      const plan = await askedPlan(tx, id);
      const scope = await deps.scopeOf(tx, { territory: plan.territory });
      return planDetail(tx, plan, { scope, today: deps.today() }, await findParameters(tx, scope));
    });
  });

  app.get('/api/plan-activities', { config: { permission: PUBLIC } }, async (request): Promise<ActivityPage> => {
    const query = activityQuery.parse(request.query);
    return deps.dbOf(request).read(async (tx) => {
      const { place } = await deps.scopeOf(tx, { territory: query.territory });
      return findActivityPage(tx, { ...query, territory: place.code });
    });
  });
}

function registerPlanWrites(app: FastifyInstance, deps: WorkDeps): void {
  const keep = { config: { permission: PLANS.keepPlan } };
  const requireTerritory = (code: string): void => {
    if (!deps.isTerritory(code))
      throw new Refusal('not-found', 'unknown-ubigeo', `No hay ningún territorio con el ubigeo ${code}.`);
  };

  app.post('/api/plans/adoption', keep, async (request, reply) => {
    const asked = adoptionInput.parse(request.body).territory;
    const territory = asked === 'PE' ? '' : asked;
    requireTerritory(territory);
    const plans = await deps.dbOf(request).write(async (tx) => {
      const printed = await findPrintedPlans(tx, await deps.scopeOf(tx, { territory }));
      return adoptPlans(tx, deps.principalOf(request), territory, printed);
    });
    return reply.status(201).send({ plans });
  });

  app.post('/api/plans', keep, async (request, reply) => {
    const input = planInput.parse(request.body);
    requireTerritory(input.territory);
    const plan = await deps.dbOf(request).write((tx) => beginPlan(tx, deps.principalOf(request), input));
    return reply.status(201).send(plan);
  });

  app.post('/api/plans/:id/versions', keep, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const input = newVersionInput.parse(request.body);
    const { id: versionId } = await deps
      .dbOf(request)
      .write((tx) => beginVersion(tx, deps.principalOf(request), id, input));
    return reply.status(201).send({ id: versionId });
  });

  app.patch('/api/plan-versions/:id', keep, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const input = versionInput.parse(request.body);
    await deps
      .dbOf(request)
      .write(async (tx) => changeVersion(tx, deps.principalOf(request), id, input, await guidelineCodes(deps, tx)));
    return reply.status(204).send();
  });

  app.post('/api/plan-versions/:id/approval', keep, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const input = approvalInput.parse(request.body);
    await deps.dbOf(request).write((tx) => approveVersion(tx, deps.principalOf(request), id, input));
    return reply.status(204).send();
  });

  app.post('/api/plan-versions/:id/activities', keep, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const fields = activityInput.parse(request.body);
    requireTerritory(fields.place);
    await deps
      .dbOf(request)
      .write(async (tx) => addActivity(tx, deps.principalOf(request), id, fields, await guidelineCodes(deps, tx)));
    return reply.status(204).send();
  });

  app.patch('/api/plan-activities/:id', keep, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const fields = activityInput.parse(request.body);
    requireTerritory(fields.place);
    await deps
      .dbOf(request)
      .write(async (tx) => changeActivity(tx, deps.principalOf(request), id, fields, await guidelineCodes(deps, tx)));
    return reply.status(204).send();
  });

  app.delete('/api/plan-activities/:id', keep, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    await deps.dbOf(request).write((tx) => removeActivity(tx, deps.principalOf(request), id));
    return reply.status(204).send();
  });
}

function registerMatrixRoutes(app: FastifyInstance, deps: WorkDeps): void {
  app.get('/api/plan-versions/:id/matrix', { config: { permission: PUBLIC } }, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const rows = await deps.dbOf(request).read(async (tx) => {
      const { territory } = await askedVersion(tx, id);
      const activities = await findActivitiesOfVersion(tx, id);
      return activities.map((activity) => ({
        table: MATRIX_TABLE.code,
        territory,
        values: valuesOf(activity),
        printed: {},
        locator: { file: '', sheet: MATRIX_TABLE.sheet, row: 0 },
      }));
    });
    return reply
      .type(XLSX)
      .header('content-disposition', `attachment; filename="vigia-matriz-${id}.xlsx"`)
      .send(Buffer.from(await renderTemplate(MATRIX, rows)));
  });

  app.post(
    '/api/plan-versions/:id/matrix',
    { config: { permission: PLANS.keepPlan } },
    async (request): Promise<MatrixResult> => {
      const { id } = idParams.parse(request.params);
      const { fields, content, name } = await receiveSmallFile(request, deps.attachmentLimitBytes);
      const { mode } = matrixForm.parse(fields);
      const { isTerritory } = deps;
      return deps.dbOf(request).write(async (tx) =>
        importMatrix(tx, deps.principalOf(request), {
          versionId: id,
          file: { name, content },
          mode,
          guidelines: await guidelineCodes(deps, tx),
          isTerritory,
        }),
      );
    },
  );

  app.get(
    '/api/plan-versions/:id/imports',
    { config: { permission: PLANS.readImports } },
    async (request): Promise<{ readonly imports: readonly MatrixImport[] }> => {
      const { id } = idParams.parse(request.params);
      return deps.dbOf(request).read(async (tx) => {
        const { territory } = await askedVersion(tx, id);
        authorise(deps.principalOf(request), PLANS.readImports, territory);
        return { imports: await findImports(tx, id) };
      });
    },
  );
}

async function askedVersion(tx: ReadTx, id: number): Promise<VersionRow> {
  const version = await findVersion(tx, id);
  if (version) return version;
  throw new Refusal('not-found', 'unknown-plan-version', 'Esa versión del plan no existe.');
}

/** Of the national policy, as it stands. */
async function guidelineCodes(deps: WorkDeps, tx: ReadTx): Promise<readonly string[]> {
  return (await findGuidelineNames(tx, await deps.scopeOf(tx, { territory: 'PE' }))).map(({ code }) => code);
}
