import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { authorise, PUBLIC } from '#modules/identity/index.ts';
import { Refusal } from '#shared/refusal.ts';
import { attachmentFields, type AttachmentList } from '../contract.ts';
import { inSection, SOURCES } from '../policy.ts';
import { addAttachment, findAttachmentContent, findAttachments } from './attachments.ts';
import { codeOf, requireTerritory, sectionOf, type SourceRoutesDeps } from './named-in-request.ts';
import { receiveSmallFile } from './upload.ts';

const idParams = z.object({ id: z.coerce.number().int() });

export function registerAttachmentRoutes(app: FastifyInstance, deps: SourceRoutesDeps): void {
  app.get('/api/attachments', { config: { permission: PUBLIC } }, async (request): Promise<AttachmentList> => {
    const query = z.object({ section: z.string().optional(), territory: z.string() }).parse(request.query);
    const filter = {
      territory: codeOf(query.territory),
      ...(query.section === undefined ? {} : { section: query.section }),
    };
    return { attachments: await deps.dbOf(request).read((tx) => findAttachments(tx, filter)) };
  });

  app.post('/api/attachments', { config: { permission: SOURCES.attach } }, async (request, reply) => {
    const { fields, content } = await receiveSmallFile(request, deps.attachmentLimitBytes);
    const input = attachmentFields.parse(fields);
    const section = sectionOf(deps, input.section);
    const territory = codeOf(input.territory);
    requireTerritory(deps, territory);
    authorise(deps.principalOf(request), inSection(SOURCES.attach, section), territory);
    const id = await deps
      .dbOf(request)
      .write((tx) => addAttachment(tx, { ...input, territory, content }, deps.principalOf(request)));
    return reply.status(201).send({ id });
  });

  app.get('/api/attachments/:id/content', { config: { permission: PUBLIC } }, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const found = await deps.dbOf(request).read((tx) => findAttachmentContent(tx, id));
    if (!found) throw new Refusal('not-found', 'unknown-attachment', 'Ese adjunto no existe.');
    return sendStoredFile(reply, found, `vigia-adjunto-${id}`);
  });
}

export function sendStoredFile(
  reply: FastifyReply,
  { mime, content }: { readonly mime: string; readonly content: Uint8Array },
  name: string,
): FastifyReply {
  // A document is saved, not opened: a PDF may carry scripts, and this is our own address.
  const kind = mime === 'application/pdf' ? 'attachment' : 'inline';
  return reply
    .type(mime)
    .header('content-disposition', `${kind}; filename="${name}.${mime.replace(/^.*\//, '')}"`)
    .header('cache-control', 'private, max-age=31536000, immutable')
    .send(Buffer.from(content));
}
