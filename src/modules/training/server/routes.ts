import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { authorise, type Permission, PUBLIC } from '#modules/identity/index.ts';
import { receiveSmallFile, type WorkDeps } from '#modules/sources/server/index.ts';
import type { ReadTx } from '#server/database/database.ts';
import {
  attendanceInput,
  evaluationInput,
  eventChangeInput,
  eventInput,
  type EventList,
  eventQuery,
  type EventView,
  materialInput,
  type MeritList,
  type ParticipantImport,
  participantImportFields,
  participantInput,
  type ParticipantList,
  reasonInput,
  type TrainingCatalogue,
  type TrainingEvent,
  type YearList,
  yearInput,
} from '../contract.ts';
import { TRAINING } from '../policy.ts';
import {
  type ActionContext,
  addMaterial,
  cancelEvent,
  changeEvent,
  closeEvent,
  eventToChange,
  planEvent,
  unknownEvent,
} from './event-actions.ts';
import { findEvent, findEvents, findTotals } from './event-store.ts';
import {
  enrol,
  enrolAll,
  evaluate,
  recordAttendance,
  removeParticipant,
  unmaskParticipant,
} from './participant-actions.ts';
import { participantTemplate, readParticipantList } from './participant-import.ts';
import { findCatalogue } from './stated.ts';
import { eventView, meritList, participantList, yearList } from './views.ts';
import { declareYear, withdrawYear } from './year-actions.ts';

export const idParams = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });
export const placeQuery = eventQuery.pick({ territory: true });
const problemsShown = 200;

export function contextOf(deps: WorkDeps, request: FastifyRequest): ActionContext {
  return { actor: deps.principalOf(request), today: deps.today(), isTerritory: deps.isTerritory };
}

export function registerEventRoutes(app: FastifyInstance, deps: WorkDeps): void {
  const keepEvents = { config: { permission: TRAINING.keepEvents } };

  app.get('/api/training/events', { config: { permission: PUBLIC } }, async (request): Promise<EventList> => {
    const filter = eventQuery.parse(request.query);
    return deps.dbOf(request).read(async (tx) => {
      const { events, total } = await findEvents(tx, filter);
      const totals = await findTotals(
        tx,
        events.map(({ id }) => id),
      );
      return { events: events.map((event) => ({ ...event, ...totals(event.id) })), total };
    });
  });

  app.get('/api/training/events/:id', { config: { permission: PUBLIC } }, async (request): Promise<EventView> => {
    const { id } = idParams.parse(request.params);
    return deps.dbOf(request).read((tx) => eventView(tx, id));
  });

  app.get(
    '/api/training/catalogue',
    { config: { permission: PUBLIC } },
    async (request): Promise<TrainingCatalogue> => {
      const { territory } = placeQuery.parse(request.query);
      return deps
        .dbOf(request)
        .read(async (tx) => findCatalogue(tx, await deps.scopeOf(tx, { territory: territory || 'PE' })));
    },
  );

  app.post('/api/training/events', keepEvents, async (request, reply) => {
    const input = eventInput.parse(request.body);
    const id = await deps.dbOf(request).write((tx) => planEvent(tx, input, contextOf(deps, request)));
    return reply.status(201).send({ id });
  });

  app.patch('/api/training/events/:id', keepEvents, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const input = eventChangeInput.parse(request.body);
    await deps.dbOf(request).write((tx) => changeEvent(tx, id, input, contextOf(deps, request)));
    return reply.status(204).send();
  });

  app.post('/api/training/events/:id/closing', keepEvents, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    await deps.dbOf(request).write((tx) => closeEvent(tx, id, contextOf(deps, request)));
    return reply.status(204).send();
  });

  app.post('/api/training/events/:id/cancellation', keepEvents, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const { reason } = reasonInput.parse(request.body);
    await deps.dbOf(request).write((tx) => cancelEvent(tx, id, reason, contextOf(deps, request)));
    return reply.status(204).send();
  });

  app.post('/api/training/events/:id/materials', keepEvents, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const input = materialInput.parse(request.body);
    const material = await deps.dbOf(request).write((tx) => addMaterial(tx, id, input, contextOf(deps, request)));
    return reply.status(201).send({ id: material });
  });
}

export function registerParticipantRoutes(app: FastifyInstance, deps: WorkDeps): void {
  const enrolling = { config: { permission: TRAINING.enrol } };

  /** Of who may see it there. */
  const eventFor = async (tx: ReadTx, request: FastifyRequest, permission: Permission): Promise<TrainingEvent> => {
    const event = await findEvent(tx, idParams.parse(request.params).id);
    if (!event) throw unknownEvent();
    authorise(deps.principalOf(request), permission, event.territory);
    return event;
  };

  app.get(
    '/api/training/events/:id/participants',
    { config: { permission: TRAINING.readParticipants } },
    async (request): Promise<ParticipantList> =>
      deps
        .dbOf(request)
        .read(async (tx) => participantList(tx, await eventFor(tx, request, TRAINING.readParticipants), deps)),
  );

  app.get(
    '/api/training/events/:id/merits',
    { config: { permission: TRAINING.readMerits } },
    async (request): Promise<MeritList> =>
      deps.dbOf(request).read(async (tx) => meritList(tx, await eventFor(tx, request, TRAINING.readMerits))),
  );

  app.post('/api/training/events/:id/participants', enrolling, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const input = participantInput.parse(request.body);
    const participant = await deps.dbOf(request).write((tx) => enrol(tx, id, input, contextOf(deps, request)));
    return reply.status(201).send({ id: participant });
  });

  app.delete('/api/training/participants/:id', enrolling, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const { reason } = reasonInput.parse(request.body);
    await deps.dbOf(request).write((tx) => removeParticipant(tx, id, reason, contextOf(deps, request)));
    return reply.status(204).send();
  });

  app.post('/api/training/participants/:id/unmasking', { config: { permission: TRAINING.unmask } }, async (request) => {
    const { id } = idParams.parse(request.params);
    const { reason } = reasonInput.parse(request.body);
    return unmaskParticipant(deps.dbOf(request), id, reason, deps.principalOf(request));
  });

  app.get('/api/training/participants-template.xlsx', { config: { permission: PUBLIC } }, async (_request, reply) =>
    reply
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .header('content-disposition', 'attachment; filename="vigia-participantes.xlsx"')
      .send(Buffer.from(await participantTemplate())),
  );

  app.post('/api/training/events/:id/participants/import', enrolling, async (request): Promise<ParticipantImport> => {
    const { id } = idParams.parse(request.params);
    const { fields, ...file } = await receiveSmallFile(request, deps.attachmentLimitBytes);
    const { confirm } = participantImportFields.parse(fields);
    const context = contextOf(deps, request);
    const { people, problems } = await readParticipantList(file, deps.isTerritory);
    const stored = await deps.dbOf(request).write(async (tx) => {
      const event = await eventToChange(tx, id, TRAINING.enrol, context);
      return confirm === '1' ? (await enrolAll(tx, event, people, context.actor)).length : 0;
    });
    return { good: people.length, stored, problems: problems.slice(0, problemsShown) };
  });

  app.post('/api/training/events/:id/attendance', enrolling, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const input = attendanceInput.parse(request.body);
    await deps.dbOf(request).write((tx) => recordAttendance(tx, id, input, contextOf(deps, request)));
    return reply.status(204).send();
  });

  app.post('/api/training/events/:id/evaluation', enrolling, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const input = evaluationInput.parse(request.body);
    await deps.dbOf(request).write((tx) => evaluate(tx, id, input, contextOf(deps, request)));
    return reply.status(204).send();
  });
}

export function registerYearRoutes(app: FastifyInstance, deps: WorkDeps): void {
  const declaring = { config: { permission: TRAINING.declareYear } };

  app.get('/api/training/years', { config: { permission: PUBLIC } }, async (request): Promise<YearList> => {
    const { territory } = placeQuery.parse(request.query);
    return deps.dbOf(request).read((tx) => yearList(tx, territory, deps));
  });

  app.post('/api/training/years', declaring, async (request, reply) => {
    const input = yearInput.parse(request.body);
    const id = await deps.dbOf(request).write((tx) => declareYear(tx, input, contextOf(deps, request)));
    return reply.status(201).send({ id });
  });

  app.post('/api/training/years/:id/withdrawal', declaring, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const { reason } = reasonInput.parse(request.body);
    await deps.dbOf(request).write((tx) => withdrawYear(tx, id, reason, contextOf(deps, request)));
    return reply.status(204).send();
  });
}
