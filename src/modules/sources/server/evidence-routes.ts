import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { authorise, PUBLIC } from '#modules/identity/index.ts';
import { Refusal } from '#shared/refusal.ts';
import { evidenceFields, type EvidenceSummary } from '../contract.ts';
import { SOURCES } from '../policy.ts';
import { sendStoredFile } from './attachment-routes.ts';
import { findEvidenceContent, storeEvidence } from './evidence.ts';
import { codeOf, requireTerritory, type SourceRoutesDeps } from './named-in-request.ts';
import { receiveSmallFile } from './upload.ts';

const idParams = z.object({ id: z.coerce.number().int() });

export function registerEvidenceRoutes(app: FastifyInstance, deps: SourceRoutesDeps): void {
  app.post(
    '/api/evidence',
    { config: { permission: SOURCES.storeEvidence } },
    async (request, reply): Promise<EvidenceSummary> => {
      const { fields, content, name } = await receiveSmallFile(request, deps.attachmentLimitBytes);
      const territory = codeOf(evidenceFields.parse(fields).territory);
      requireTerritory(deps, territory);
      const actor = deps.principalOf(request);
      authorise(actor, SOURCES.storeEvidence, territory);
      const stored = await deps
        .dbOf(request)
        .write((tx) => storeEvidence(tx, { territory, name, content, isPublic: false }, actor));
      void reply.status(201);
      return stored;
    },
  );

  app.get('/api/evidence/:id/content', { config: { permission: PUBLIC } }, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const found = await deps.dbOf(request).read((tx) => findEvidenceContent(tx, id));
    if (!found) throw new Refusal('not-found', 'unknown-attachment', 'Ese adjunto no existe.');
    return sendStoredFile(reply, found, `vigia-sustento-${id}`);
  });
}
