import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { authorise, PUBLIC } from '#modules/identity/index.ts';
import { inSection, SOURCES } from '../policy.ts';
import { covers } from '#shared/jurisdiction.ts';
import { Refusal } from '#shared/refusal.ts';
import {
  addRowInput,
  correctRowInput,
  discardRowInput,
  type EditionList,
  importFields,
  type ImportFields,
  type ImportPreview,
  type ImportResult,
  mendRowInput,
  type RejectedRows,
  publicationInput,
  retirementInput,
  type RowRevisions,
  type SectionRows,
  withdrawRowInput,
} from '../contract.ts';
import { tableOfRejected, typedOfRaw } from '../mending.ts';
import { type ActionContext, addRow, correctRow, retireEdition, withdrawRow } from './actions.ts';
import { registerAttachmentRoutes } from './attachment-routes.ts';
import { registerEvidenceRoutes } from './evidence-routes.ts';
import { discardRow } from './discarding.ts';
import { confirmDraft, discardDraft, showDraft } from './drafts.ts';
import type { ImportManifest } from './importing.ts';
import { mendRow } from './mending.ts';
import { publishEdition } from './publishing.ts';
import { findDiscardedRows } from './mending-store.ts';
import type { AnySection } from '../section.ts';
import { codeOf, plugOf, requireTerritory, sectionOf, type SourceRoutesDeps } from './named-in-request.ts';
import { findRecord, findRecordsInForce } from './record-store.ts';
import { findRevisions } from './revision-store.ts';
import { findAllEditions, findEdition, findEditionsOfSection, findRejectedRows } from './store.ts';
import { renderTemplate, rowsOfTemplate } from './template.ts';
import { forgetFile, receiveUpload } from './upload.ts';

const scopeQuery = z.object({ territory: z.string().optional(), asOf: z.string().optional() });
const codeParams = z.object({ code: z.string() });
const idParams = z.object({ id: z.coerce.number().int() });
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function registerSourceRoutes(app: FastifyInstance, deps: SourceRoutesDeps): void {
  registerRowRoutes(app, deps);
  registerImportRoutes(app, deps);
  registerEditionRoutes(app, deps);
  registerAttachmentRoutes(app, deps);
  registerEvidenceRoutes(app, deps);
}

function registerRowRoutes(app: FastifyInstance, deps: SourceRoutesDeps): void {
  const sections = deps.plugs.map(({ section }) => section);
  const contextOf = (request: FastifyRequest): ActionContext => ({
    actor: deps.principalOf(request),
    today: deps.today(),
    isTerritory: deps.isTerritory,
  });

  app.get('/api/sections/:code/rows', { config: { permission: PUBLIC } }, async (request): Promise<SectionRows> => {
    const section = sectionOf(deps, codeParams.parse(request.params).code);
    return deps.dbOf(request).read(async (tx) => {
      const scope = await deps.scopeOf(tx, scopeQuery.parse(request.query));
      const live = await findEditionsOfSection(tx, section.code);
      const { editions, records } = await findRecordsInForce(tx, section.tables, live, scope);
      const tables = section.tables.map((table) => ({
        ...table,
        records: records.filter((record) => record.table === table.code),
      }));
      return { tables, editions };
    });
  });

  app.post('/api/sections/:code/rows', { config: { permission: SOURCES.addRow } }, async (request, reply) => {
    const section = sectionOf(deps, codeParams.parse(request.params).code);
    const input = addRowInput.parse(request.body);
    const row = { ...input, territory: codeOf(input.territory) };
    requireTerritory(deps, row.territory);
    const record = await deps.dbOf(request).write((tx) => addRow(tx, section, row, contextOf(request)));
    return reply.status(201).send(record);
  });

  app.patch('/api/rows/:id', { config: { permission: SOURCES.correctRow } }, async (request) => {
    const { id } = idParams.parse(request.params);
    const change = correctRowInput.parse(request.body);
    return deps.dbOf(request).write((tx) => correctRow(tx, sections, id, change, contextOf(request)));
  });

  app.delete('/api/rows/:id', { config: { permission: SOURCES.withdrawRow } }, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const change = withdrawRowInput.parse(request.body);
    await deps.dbOf(request).write((tx) => withdrawRow(tx, sections, id, change, contextOf(request)));
    return reply.status(204).send();
  });

  app.post('/api/rejected/:id/mend', { config: { permission: SOURCES.mendRow } }, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const mend = mendRowInput.parse(request.body);
    const record = await deps.dbOf(request).write((tx) => mendRow(tx, sections, id, mend, contextOf(request)));
    return reply.status(201).send(record);
  });

  app.post('/api/rejected/:id/discard', { config: { permission: SOURCES.mendRow } }, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const { reason } = discardRowInput.parse(request.body);
    await deps.dbOf(request).write((tx) => discardRow(tx, sections, id, reason, deps.principalOf(request)));
    return reply.status(204).send();
  });

  app.get('/api/rows/:id/revisions', { config: { permission: PUBLIC } }, async (request): Promise<RowRevisions> => {
    const { id } = idParams.parse(request.params);
    return deps.dbOf(request).read(async (tx) => {
      const record = await findRecord(tx, id);
      const table = sections.flatMap((section) => section.tables).find((spec) => spec.code === record?.table);
      const edition = record && (await findEdition(tx, record.editionId));
      const isWithdrawn = record?.removed === true || edition?.retiredOn !== null;
      // What was taken out of publication is for those who could see it before it was published.
      const isShown = edition && (!isWithdrawn || covers(deps.principalOf(request).jurisdiction, edition.territory));
      if (!record || !table || !isShown) throw new Refusal('not-found', 'unknown-row', 'Esa fila no existe.');
      return { record, table, revisions: await findRevisions(tx, id) };
    });
  });
}

function registerImportRoutes(app: FastifyInstance, deps: SourceRoutesDeps): void {
  app.get('/api/templates/:code', { config: { permission: PUBLIC } }, async (request, reply) => {
    const { code } = codeParams.parse(request.params);
    const section = sectionOf(deps, code.replace(/\.xlsx$/, ''));
    const { territory, asOf } = scopeQuery.parse(request.query);
    const rows =
      territory === undefined
        ? []
        : await deps.dbOf(request).read(async (tx) => {
            const scope = await deps.scopeOf(tx, { territory, asOf });
            const live = await findEditionsOfSection(tx, section.code);
            const { records } = await findRecordsInForce(tx, section.tables, live, scope);
            return rowsOfTemplate(section, records, scope.place.code);
          });
    return reply
      .type(XLSX)
      .header('content-disposition', `attachment; filename="vigia-${section.code}.xlsx"`)
      .send(Buffer.from(await renderTemplate(section, rows)));
  });

  app.post('/api/imports', { config: { permission: SOURCES.importFile } }, async (request): Promise<ImportPreview> => {
    const id = randomUUID();
    const path = join(deps.uploads, id);
    try {
      const { fields, file } = await receiveUpload(request, path);
      const input = importFields.parse(fields);
      const plug = plugOf(deps, input.section);
      const manifest = manifestOf(input, plug.section, file.name);
      requireTerritory(deps, manifest.territory);
      authorise(deps.principalOf(request), inSection(SOURCES.importFile, plug.section), manifest.territory);
      return await showDraft(
        { ...deps, db: deps.dbOf(request) },
        plug,
        { id, manifest, file },
        deps.principalOf(request),
      );
    } catch (error) {
      await forgetFile(path);
      throw error;
    }
  });

  app.post(
    '/api/imports/:id/confirmation',
    { config: { permission: SOURCES.importFile } },
    async (request): Promise<ImportResult> => {
      const { id } = z.object({ id: z.uuid('Esa carga no existe.') }).parse(request.params);
      return confirmDraft({ ...deps, db: deps.dbOf(request) }, id, deps.principalOf(request));
    },
  );

  app.delete('/api/imports/:id', { config: { permission: SOURCES.importFile } }, async (request, reply) => {
    const { id } = z.object({ id: z.uuid('Esa carga no existe.') }).parse(request.params);
    const sections = deps.plugs.map(({ section }) => section);
    await discardDraft(deps.dbOf(request), sections, id, deps.principalOf(request));
    return reply.status(204).send();
  });
}

function registerEditionRoutes(app: FastifyInstance, deps: SourceRoutesDeps): void {
  const sections = deps.plugs.map(({ section }) => section);
  app.get('/api/editions', { config: { permission: PUBLIC } }, async (request): Promise<EditionList> => {
    const query = z.object({ section: z.string().optional(), territory: z.string().optional() }).parse(request.query);
    const filter = {
      ...(query.section === undefined ? {} : { section: query.section }),
      ...(query.territory === undefined ? {} : { territory: codeOf(query.territory) }),
    };
    return { editions: await deps.dbOf(request).read((tx) => findAllEditions(tx, filter)) };
  });

  app.get(
    '/api/editions/:id/rejected',
    { config: { permission: SOURCES.readRejected } },
    async (request): Promise<RejectedRows> => {
      const { id } = idParams.parse(request.params);
      return deps.dbOf(request).read(async (tx) => {
        const edition = await findEdition(tx, id);
        if (!edition) throw new Refusal('not-found', 'unknown-edition', 'Esa edición no existe.');
        const section = sectionOf(deps, edition.section);
        authorise(deps.principalOf(request), inSection(SOURCES.readRejected, section), edition.territory);
        const { tables } = section;
        const rows = (await findRejectedRows(tx, id)).map((row) => {
          const table = tableOfRejected(row, tables);
          return { ...row, table: table?.code ?? null, typed: table ? typedOfRaw(table, row.raw) : {} };
        });
        return {
          tables: tables.filter(({ code }) => rows.some(({ table }) => table === code)),
          rows,
          discarded: await findDiscardedRows(tx, id),
        };
      });
    },
  );

  app.post(
    '/api/editions/:id/publication',
    { config: { permission: SOURCES.publishEdition } },
    async (request, reply) => {
      const { id } = idParams.parse(request.params);
      const { reason } = publicationInput.parse(request.body);
      await deps.dbOf(request).write((tx) => publishEdition(tx, sections, id, reason, deps.principalOf(request)));
      return reply.status(204).send();
    },
  );

  app.post(
    '/api/editions/:id/retirement',
    { config: { permission: SOURCES.retireEdition } },
    async (request, reply) => {
      const { id } = idParams.parse(request.params);
      const { reason } = retirementInput.parse(request.body);
      await deps.dbOf(request).write((tx) => retireEdition(tx, sections, id, reason, deps.principalOf(request)));
      return reply.status(204).send();
    },
  );
}

function manifestOf(input: ImportFields, section: AnySection, fileName: string): ImportManifest {
  return {
    ...input,
    territory: codeOf(input.territory),
    title: input.title || `${section.title} (${fileName})`,
  };
}
