import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { writeXlsx } from 'hucre/xlsx';
import { csvOf } from '#shared/csv.ts';
import { disarmedText } from '#shared/formula-guard.ts';
import { type Panel, panelFigureIds } from '#shared/document.ts';
import type { FigureMap } from '#shared/figure.ts';
import { PUBLIC } from '#modules/identity/index.ts';
import type { WorkDeps } from '#modules/sources/server/index.ts';
import { findPlacesInside } from '#modules/territory/server/index.ts';
import type { AnomaliesView, ComplaintAnswer, ComplaintView, PanelView } from '../contract.ts';
import { ANSWER_COLUMNS } from '../explore/answer-rows.ts';
import { evaluationFields } from '../explore/evaluation.ts';
import { answerPanel, FORMS, formsFor } from '../explore/panel.ts';
import { queryAddress, queryFields } from '../explore/query.ts';
import { slugOf } from '../period.ts';
import { VERDICT_WORDS } from '../verdict.ts';
import { anomalyFields, findAnomalies } from './anomalies.ts';
import { evaluate } from './evaluation.ts';
import { findLateRegistration, lateFields } from './late.ts';
import { answerComplaints, answerQuery } from './explore.ts';

export const answerRequest = queryFields.extend({
  asOf: z.iso.date().optional(),
  format: z.enum(['json', 'csv', 'xlsx'], 'El formato es json, csv o xlsx.').default('json'),
});
export const viewRequest = queryFields.extend({
  asOf: z.iso.date().optional(),
  form: z.enum(FORMS, `La forma es ${FORMS.join(', ')}.`).optional(),
});

export const evaluationRequest = evaluationFields.extend({ asOf: z.iso.date().optional() });
export const lateRequest = lateFields.extend({ asOf: z.iso.date().optional() });
export const anomalyRequest = anomalyFields.extend({ asOf: z.iso.date().optional() });

export function registerExploreRoutes(app: FastifyInstance, deps: WorkDeps): void {
  app.get('/api/complaints/anomalies', { config: { permission: PUBLIC } }, async (request): Promise<AnomaliesView> => {
    const { asOf, ...fields } = anomalyRequest.parse(request.query);
    const { panel, figures, ...rest } = await deps
      .dbOf(request)
      .read((tx) => findAnomalies(tx, { fields, asOf: asOf ?? null }));
    return { ...rest, panel, figures: figuresOfPanel(panel, figures) };
  });

  app.get('/api/complaints', { config: { permission: PUBLIC } }, async (request, reply) => {
    const { format, asOf, ...fields } = answerRequest.parse(request.query);
    const answer = await deps
      .dbOf(request)
      .read((tx) => answerComplaints(tx, { fields, asOf: asOf ?? null, today: deps.today() }));
    if (format === 'json') return answer;
    const name = `vigia-denuncias-${answer.query.from}-${answer.query.to}.${format}`;
    reply.header('content-disposition', `attachment; filename="${name}"`);
    if (format === 'csv') return reply.type('text/csv; charset=utf-8').send(answerCsv(answer));
    return reply
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .send(Buffer.from(await answerXlsx(answer)));
  });

  app.get('/api/complaints/evaluation', { config: { permission: PUBLIC } }, async (request): Promise<PanelView> => {
    const { asOf, ...fields } = evaluationRequest.parse(request.query);
    const { panel, figures } = await deps.dbOf(request).read((tx) => evaluate(tx, { fields, asOf: asOf ?? null }));
    return { panel, figures: figuresOfPanel(panel, figures) };
  });

  app.get('/api/complaints/late', { config: { permission: PUBLIC } }, async (request): Promise<PanelView> => {
    const { asOf, ...fields } = lateRequest.parse(request.query);
    const { panel, figures } = await deps
      .dbOf(request)
      .read((tx) => findLateRegistration(tx, { fields, asOf: asOf ?? null }));
    return { panel, figures: figuresOfPanel(panel, figures) };
  });

  app.get('/api/complaints/view', { config: { permission: PUBLIC } }, async (request): Promise<ComplaintView> => {
    const { form, asOf, ...fields } = viewRequest.parse(request.query);
    return deps.dbOf(request).read(async (tx): Promise<ComplaintView> => {
      const answer = await answerQuery(tx, { fields, asOf: asOf ?? null, today: deps.today() });
      const panel = answerPanel(answer, form ?? null);
      const places = await findPlacesInside(tx, answer.query.territories, null);
      const [place] = places;
      if (!place) throw new Error('answered of no place');
      return {
        query: answer.query,
        address: queryAddress(answer.query),
        place,
        places,
        panel,
        figures: figuresOfPanel(panel, answer.figures),
        forms: formsFor(answer),
        modalities: answer.modalities.map((name) => ({ slug: slugOf(name), name })),
        months: answer.months,
        edition: answer.edition,
        editions: answer.editions,
      };
    });
  });
}

function figuresOfPanel(panel: Panel, figures: FigureMap): FigureMap {
  const ids = new Set(panelFigureIds(panel));
  return Object.fromEntries(Object.entries(figures).filter(([id]) => ids.has(id)));
}

export function answerCsv(answer: ComplaintAnswer): string {
  return csvOf([ANSWER_COLUMNS.map(({ label }) => label), ...cellsOf(answer).map((row) => row.map(textOf))]);
}

async function answerXlsx(answer: ComplaintAnswer): Promise<Uint8Array> {
  const { title, source, cutOff, licence } = answer.edition;
  return writeXlsx({
    sheets: [
      {
        name: 'Denuncias',
        rows: [ANSWER_COLUMNS.map(({ label }) => label), ...cellsOf(answer).map((row) => row.map(safeCell))],
      },
      {
        name: 'Fuente',
        rows: [
          ['Edición', title],
          ['Fuente', source],
          ['Corte', cutOff],
          ['Licencia', licence],
          ['Consulta', `/api/complaints?${answer.address}`],
        ],
      },
    ],
  });
}

type AnswerCell = string | number | null;

function cellsOf({ rows }: ComplaintAnswer): readonly (readonly AnswerCell[])[] {
  return rows.map((row) =>
    ANSWER_COLUMNS.map(({ key }) => (key === 'verdict' ? VERDICT_WORDS[row.verdict] : row[key])),
  );
}

function textOf(cell: AnswerCell): string {
  return cell === null ? '' : String(cell);
}

function safeCell(cell: AnswerCell): AnswerCell {
  return typeof cell === 'string' ? disarmedText(cell) : cell;
}
