import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isRefusal, Refusal } from '#shared/refusal.ts';
import { authorise, PUBLIC, type Principal } from '#modules/identity/index.ts';
import { receiveSmallFile, type WorkDeps } from '#modules/sources/server/index.ts';
import type { ActivityRecord } from '../activity.ts';
import {
  type ActivityDetail,
  type ActivityList,
  activityQuery,
  activityRecordInput,
  type ActivityState,
  changeActivityInput,
  type FieldState,
  type ImportAnswer,
  importFields,
  pictureInput,
  type PictureProgress,
  type SyncAnswer,
  syncInput,
  type SyncResult,
  validationInput,
  withReason,
} from '../contract.ts';
import { NEIGHBOURHOODS } from '../policy.ts';
import { bringActivity, changeActivity, judgeActivity, withdrawActivity } from './activity-actions.ts';
import { bringFile, readActivityFile } from './activity-import.ts';
import { findActivityPage } from './activity-list-store.ts';
import { findActivity } from './activity-store.ts';
import { contextOf } from './named.ts';
import { beginPicture, takePart } from './picture-actions.ts';
import { detailOf, fieldStateOf, stateOf } from './reading.ts';

const idParams = z.object({ id: z.uuid('Esa actividad no existe.') });
const PART_BYTES = 512 * 1024;

export function registerActivityRoutes(app: FastifyInstance, deps: WorkDeps): void {
  registerReadRoutes(app, deps);
  registerSyncRoutes(app, deps);
  registerImportRoute(app, deps);
  registerDeskRoutes(app, deps);
  registerPictureRoutes(app, deps);
}

function registerReadRoutes(app: FastifyInstance, deps: WorkDeps): void {
  app.get('/api/activities', { config: { permission: PUBLIC } }, async (request): Promise<ActivityList> => {
    const query = activityQuery.parse(request.query);
    return deps.dbOf(request).read((tx) => findActivityPage(tx, query));
  });

  app.get(
    '/api/activities/:id',
    { config: { permission: NEIGHBOURHOODS.readWork } },
    async (request): Promise<ActivityDetail> => {
      const { id } = idParams.parse(request.params);
      return deps.dbOf(request).read(async (tx) => {
        const found = await findActivity(tx, id);
        if (!found) throw new Refusal('not-found', 'unknown-activity', 'Esa actividad no existe.');
        authorise(deps.principalOf(request), NEIGHBOURHOODS.readWork, found.territory);
        return detailOf(tx, found);
      });
    },
  );
}

function registerSyncRoutes(app: FastifyInstance, deps: WorkDeps): void {
  app.post(
    '/api/field',
    { config: { permission: NEIGHBOURHOODS.logActivity } },
    async (request): Promise<FieldState> => {
      const actor = deps.principalOf(request);
      const { account } = actor;
      if (account === null)
        throw new Refusal('unauthenticated', 'sign-in-first', 'Ingrese con su cuenta para hacerlo.');
      return deps.dbOf(request).write(async (tx) => {
        const scopes = [];
        for (const territory of territoriesOf(actor)) scopes.push(await deps.scopeOf(tx, { territory }));
        return fieldStateOf(tx, scopes, { ...actor, account }, deps.today());
      });
    },
  );

  app.post(
    '/api/activities/sync',
    { config: { permission: NEIGHBOURHOODS.logActivity } },
    async (request): Promise<SyncResult> => {
      const { territory, activities } = syncInput.parse(request.body);
      const answers: SyncAnswer[] = [];
      // Each in its own transaction: one that cannot be taken holds no other back.
      for (const { id, record } of activities) answers.push(await bringOne(deps, request, { id, record, territory }));
      return { activities: answers };
    },
  );
}

function registerImportRoute(app: FastifyInstance, deps: WorkDeps): void {
  app.post(
    '/api/activities/import',
    { config: { permission: NEIGHBOURHOODS.logActivity } },
    async (request): Promise<ImportAnswer> => {
      const { fields, content, name } = await receiveSmallFile(request, deps.attachmentLimitBytes);
      const { territory, confirm } = importFields.parse(fields);
      const code = territory === 'PE' ? '' : territory;
      authorise(deps.principalOf(request), NEIGHBOURHOODS.logActivity, code);
      const rows = await readActivityFile(name, content);
      const file = { rows, territory: code, at: deps.now().toISOString(), confirm: confirm === '1' };
      return bringFile((fn) => deps.dbOf(request).write(fn), file, contextOf(deps, request));
    },
  );
}

async function bringOne(
  deps: WorkDeps,
  request: FastifyRequest,
  { id, record, territory }: { readonly id: string; readonly record: unknown; readonly territory: string },
): Promise<SyncAnswer> {
  try {
    const brought = {
      id,
      record: readRecord(record),
      territory: territory === 'PE' ? '' : territory,
      source: 'field' as const,
    };
    const stored = await deps.dbOf(request).write((tx) => bringActivity(tx, brought, contextOf(deps, request)));
    return { id, state: stateOf(stored) };
  } catch (error) {
    // The whole request is asked again later when the database cannot be reached.
    if (!isRefusal(error) || error.kind === 'unavailable') throw error;
    return { id, refused: { code: error.code, message: error.message } };
  }
}

function readRecord(record: unknown): ActivityRecord {
  const read = activityRecordInput.safeParse(record);
  // What is optional in a contract may also be undefined to the compiler; JSON holds none.
  if (read.success) return read.data as unknown as ActivityRecord;
  const message = [...new Set(read.error.issues.map((issue) => issue.message))].join(' ');
  throw new Refusal('invalid', 'unreadable-activity', message);
}

/** Where an account logs activities. */
function territoriesOf({ grants }: Principal): readonly string[] {
  if (grants === 'machine') return [''];
  const held = grants
    .filter(({ role }) => NEIGHBOURHOODS.logActivity.roles.includes(role))
    .map(({ territory }) => territory);
  return [...new Set(held)].toSorted();
}

function registerDeskRoutes(app: FastifyInstance, deps: WorkDeps): void {
  app.patch(
    '/api/activities/:id',
    { config: { permission: NEIGHBOURHOODS.logActivity } },
    async (request): Promise<ActivityState> => {
      const { id } = idParams.parse(request.params);
      const { seen, values } = changeActivityInput.parse(request.body);
      const change = { id, seen, values, at: deps.now().toISOString() };
      return stateOf(await deps.dbOf(request).write((tx) => changeActivity(tx, change, contextOf(deps, request))));
    },
  );

  app.post(
    '/api/activities/:id/validation',
    { config: { permission: NEIGHBOURHOODS.validateActivity } },
    async (request, reply) => {
      const { id } = idParams.parse(request.params);
      const verdict = validationInput.parse(request.body);
      await deps.dbOf(request).write((tx) => judgeActivity(tx, id, verdict, deps.principalOf(request)));
      return reply.status(204).send();
    },
  );

  app.post(
    '/api/activities/:id/withdrawal',
    { config: { permission: NEIGHBOURHOODS.logActivity } },
    async (request, reply) => {
      const { id } = idParams.parse(request.params);
      const { reason } = withReason.parse(request.body);
      await deps.dbOf(request).write((tx) => withdrawActivity(tx, id, reason, deps.principalOf(request)));
      return reply.status(204).send();
    },
  );
}

function registerPictureRoutes(app: FastifyInstance, deps: WorkDeps): void {
  app.post(
    '/api/activities/:id/pictures',
    { config: { permission: NEIGHBOURHOODS.logActivity } },
    async (request): Promise<PictureProgress> => {
      const { id } = idParams.parse(request.params);
      const picture = pictureInput.parse(request.body);
      const { attachmentLimitBytes } = deps;
      return deps
        .dbOf(request)
        .write((tx) => beginPicture(tx, id, picture, attachmentLimitBytes, deps.principalOf(request)));
    },
  );

  // Its own frame: nobody else takes bare bytes.
  void app.register(async (frame) => {
    frame.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: PART_BYTES },
      (_request, body, done) => done(null, body),
    );
    frame.post(
      '/api/pictures/:id/parts',
      { config: { permission: NEIGHBOURHOODS.logActivity }, bodyLimit: PART_BYTES },
      async (request): Promise<PictureProgress> => {
        const { id } = z.object({ id: z.uuid('Esa foto no existe.') }).parse(request.params);
        const { from } = z.object({ from: z.coerce.number().int().min(0) }).parse(request.query);
        const content = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const outcome = await deps
          .dbOf(request)
          .write((tx) => takePart(tx, id, { from, content }, deps.principalOf(request)));
        if ('refused' in outcome) throw outcome.refused;
        return outcome.progress;
      },
    );
  });
}
