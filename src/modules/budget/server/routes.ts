import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Refusal } from '#shared/refusal.ts';
import { panelFigureIds } from '#shared/document.ts';
import type { Figure } from '#shared/figure.ts';
import { PUBLIC } from '#modules/identity/index.ts';
import { findEditionsByIds, type WorkDeps } from '#modules/sources/server/index.ts';
import type { BudgetRows, BudgetView } from '../contract.ts';
import { BUDGET_FACTS } from '../dataset.ts';
import { budgetFields } from '../page/question.ts';
import { answerBudget } from './answer.ts';
import type { OtherSections } from './other-sections.ts';
import { findFacts } from './fact-store.ts';
import { findBudgetNames } from './store.ts';
import { templateCsv, templateXlsx } from './template.ts';

const ROWS_SHOWN = 100;

export const rowsQuery = z.object({
  territory: budgetFields.shape.territory,
  edition: z.coerce.number().int().min(1),
  year: z.coerce.number().int(),
  entity: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  page: budgetFields.shape.page,
});

export const templateQuery = z.object({ format: z.enum(['xlsx', 'csv']).default('xlsx') });

/** Nothing is written here: files come in by the imports of the section. */
export function registerBudgetRoutes(others: OtherSections) {
  return (app: FastifyInstance, deps: WorkDeps): void => {
    app.get('/api/budget', { config: { permission: PUBLIC } }, async (request): Promise<BudgetView> => {
      const question = budgetFields.parse(request.query);
      return deps.dbOf(request).read(async (tx) => {
        const scope = await deps.scopeOf(tx, question);
        return printedOnly(await answerBudget(tx, scope, question, others));
      });
    });

    app.get('/api/budget/rows', { config: { permission: PUBLIC } }, async (request): Promise<BudgetRows> => {
      const query = rowsQuery.parse(request.query);
      return deps.dbOf(request).read(async (tx) => {
        const { place } = await deps.scopeOf(tx, { territory: query.territory });
        const [edition] = await findEditionsByIds(tx, [query.edition]);
        if (!edition?.tables.includes(BUDGET_FACTS))
          throw new Refusal('not-found', 'unknown-edition', 'No hay ningún archivo de presupuesto con ese número.');
        const { rows, total } = await findFacts(
          tx,
          { editionId: edition.id, year: query.year, territory: place.code, level: 'M', entity: query.entity },
          { limit: ROWS_SHOWN, offset: (query.page - 1) * ROWS_SHOWN },
        );
        const names = await findBudgetNames(tx, edition.id, 'entity', [...new Set(rows.map(({ entity }) => entity))]);
        return {
          edition,
          total,
          pageSize: ROWS_SHOWN,
          rows: rows.map(({ piaCents, pimCents, accruedCents, ...row }) => ({
            ...row,
            entityName: names.get(row.entity) ?? '',
            pia: piaCents / 100,
            pim: pimCents / 100,
            accrued: accruedCents / 100,
          })),
        };
      });
    });

    app.get('/api/budget/template', { config: { permission: PUBLIC } }, async (request, reply) => {
      const { format } = templateQuery.parse(request.query);
      reply.header('content-disposition', `attachment; filename="plantilla-presupuesto-0030.${format}"`);
      if (format === 'csv') return reply.type('text/csv; charset=utf-8').send(templateCsv());
      return reply
        .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .send(Buffer.from(await templateXlsx()));
    });
  };
}

/** What the panels print; the rest is asked for one by one. */
function printedOnly(view: BudgetView): BudgetView {
  const { official, citizen, auditor } = view.panels;
  const figures: Record<string, Figure> = {};
  // With the inputs of those that are computed: they say where each comes from.
  const take = (id: string): void => {
    const figure = view.figures[id];
    if (!figure || figures[id]) return;
    figures[id] = figure;
    if (figure.origin.kind === 'formula') figure.origin.inputs.forEach(take);
  };
  [...official, ...citizen, ...auditor].flatMap(panelFigureIds).forEach(take);
  return { ...view, figures };
}
