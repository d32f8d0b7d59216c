import type { FastifyInstance, FastifyReply } from 'fastify';
import { PUBLIC } from '#modules/identity/index.ts';
import type { WorkDeps } from '#modules/sources/server/index.ts';
import {
  agreementInput,
  agreementReportInput,
  attendanceInput,
  callChangeInput,
  callInput,
  discussionInput,
  figuresInput,
  idParams,
  minutesQuery,
  proposalInput,
  reasonOnly,
  rectificationInput,
  type SessionView,
} from '../contract.ts';
import { COMMITTEES } from '../policy.ts';
import { addAgreement, reportAgreement } from './agreement-actions.ts';
import { askingOf, viewDepsOf } from './asking.ts';
import { freezeFigures } from './frozen.ts';
import { publishMinutes, rectifyMinutes, sealMinutes } from './minutes-actions.ts';
import { unknownSession } from './named.ts';
import {
  addProposal,
  callSession,
  cancelSession,
  changeCall,
  recordAttendance,
  recordDiscussion,
} from './session-actions.ts';
import { findSessionById } from './session-store.ts';
import { callFile, minutesFile, type PdfFile, sessionView } from './session-view.ts';

export function registerSessionRoutes(app: FastifyInstance, deps: WorkDeps): void {
  const call = { config: { permission: COMMITTEES.call } };
  const record = { config: { permission: COMMITTEES.record } };

  app.get('/api/committee-sessions/:id', { config: { permission: PUBLIC } }, async (request): Promise<SessionView> => {
    const { id } = idParams.parse(request.params);
    return deps.dbOf(request).read((tx) => sessionView(tx, id, { ...viewDepsOf(deps, request), plugs: deps.plugs }));
  });

  app.post('/api/committees/:id/sessions', call, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const input = callInput.parse(request.body);
    const called = await deps.dbOf(request).write((tx) => callSession(tx, id, input, askingOf(deps, request)));
    return reply.status(201).send(called);
  });

  app.patch('/api/committee-sessions/:id', call, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const input = callChangeInput.parse(request.body);
    await deps.dbOf(request).write((tx) => changeCall(tx, id, input, askingOf(deps, request)));
    return reply.status(204).send();
  });

  app.post('/api/committee-sessions/:id/cancellation', call, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const { reason } = reasonOnly.parse(request.body);
    await deps.dbOf(request).write((tx) => cancelSession(tx, id, reason, askingOf(deps, request)));
    return reply.status(204).send();
  });

  app.post('/api/committee-sessions/:id/attendance', record, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const input = attendanceInput.parse(request.body);
    await deps.dbOf(request).write((tx) => recordAttendance(tx, id, input, askingOf(deps, request)));
    return reply.status(204).send();
  });

  app.post('/api/committee-sessions/:id/discussion', record, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const input = discussionInput.parse(request.body);
    await deps.dbOf(request).write((tx) => recordDiscussion(tx, id, input, askingOf(deps, request)));
    return reply.status(204).send();
  });

  app.post('/api/committee-sessions/:id/figures', record, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const { sections } = figuresInput.parse(request.body);
    await deps.dbOf(request).write((tx) => freezeFigures(tx, id, sections, { ...deps, ...askingOf(deps, request) }));
    return reply.status(204).send();
  });

  app.post('/api/committee-sessions/:id/agreements', record, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const input = agreementInput.parse(request.body);
    const agreement = await deps.dbOf(request).write((tx) => addAgreement(tx, id, input, askingOf(deps, request)));
    return reply.status(201).send({ id: agreement });
  });

  app.post('/api/committee-sessions/:id/proposals', record, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const input = proposalInput.parse(request.body);
    await deps.dbOf(request).write((tx) => addProposal(tx, id, input, askingOf(deps, request)));
    return reply.status(204).send();
  });

  app.post(
    '/api/committee-agreements/:id/reports',
    { config: { permission: COMMITTEES.report } },
    async (request, reply) => {
      const { id } = idParams.parse(request.params);
      const input = agreementReportInput.parse(request.body);
      await deps.dbOf(request).write((tx) => reportAgreement(tx, id, input, askingOf(deps, request)));
      return reply.status(204).send();
    },
  );
}

export function registerMinutesRoutes(app: FastifyInstance, deps: WorkDeps): void {
  const seal = { config: { permission: COMMITTEES.seal } };

  app.get('/api/committee-sessions/:id/minutes', { config: { permission: PUBLIC } }, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const { version } = minutesQuery.parse(request.query);
    const file = await deps.dbOf(request).read((tx) => minutesFile(tx, id, version, viewDepsOf(deps, request)));
    return sendPdf(reply, file);
  });

  app.get('/api/committee-sessions/:id/call', { config: { permission: PUBLIC } }, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    return sendPdf(reply, await deps.dbOf(request).read((tx) => callFile(tx, id, viewDepsOf(deps, request))));
  });

  app.post('/api/committee-sessions/:id/seal', seal, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const asking = askingOf(deps, request);
    const sealed = await deps.dbOf(request).write(async (tx) => {
      const session = await findSessionById(tx, id);
      if (!session) throw unknownSession();
      const { place } = await deps.scopeOf(tx, { territory: session.territory || 'PE' });
      return sealMinutes(tx, id, place.name, asking);
    });
    return reply.status(201).send(sealed);
  });

  app.post('/api/committee-sessions/:id/rectification', seal, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const input = rectificationInput.parse(request.body);
    const sealed = await deps.dbOf(request).write((tx) => rectifyMinutes(tx, id, input, askingOf(deps, request)));
    return reply.status(201).send(sealed);
  });

  app.post('/api/committee-sessions/:id/publication', seal, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    await deps.dbOf(request).write((tx) => publishMinutes(tx, id, askingOf(deps, request)));
    return reply.status(204).send();
  });
}

function sendPdf(reply: FastifyReply, file: PdfFile): FastifyReply {
  return reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename="${file.name}"`)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store')
    .send(Buffer.from(file.content));
}
