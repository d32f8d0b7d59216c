import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PUBLIC } from '#modules/identity/index.ts';
import type { Guard } from '#modules/identity/server/index.ts';
import type { ReadTx } from '#server/database/database.ts';
import type { Draw } from '#server/http/drawing-limits.ts';
import { createSharedAnswers } from '#server/http/shared-answers.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { Scope } from '#modules/sources/index.ts';
import { type ComposedSection, figuresOf, findPublications, type SectionPlug } from '#modules/sources/server/index.ts';
import type { CheckReport } from '#modules/quality/index.ts';
import { checkTerritory } from '#modules/quality/server/index.ts';
import type { Figure, FigureMap } from '#shared/figure.ts';
import { Refusal } from '#shared/refusal.ts';
import { findRegionMeasures } from '#modules/observatory/server/index.ts';
import { findAncestors } from '#modules/territory/server/index.ts';
import type { Catalog, FigureProof, Overview, Regions, SectionSummary, SectionView } from '../contract.ts';
import { screenFigures } from '../screen-figures.ts';
import type { Deck } from '../deck.ts';
import { composeBriefing, composeDeck } from './compose.ts';
import { composeOverview } from './overview.ts';
import { proveFigure } from './proof.ts';
import { renderReport, REPORT_FORMATS, type ReportDeps } from './report.ts';

export interface BriefingRoutesDeps extends Guard, Omit<ReportDeps, 'db'> {
  readonly home: string;
  readonly version: string;
  readonly today: () => CalendarDate;
  /** Within what one visitor may have drawn. */
  readonly draw: Draw;
}

const scopeQuery = z.object({ territory: z.string().optional(), asOf: z.string().optional() });
/** `view`: the question that the page asked, after the section that answers it: «complaints?territory=07&by=month». */
const figureQuery = scopeQuery.extend({ view: z.string().max(8_000).optional() });
const flag = z
  .enum(['0', '1'])
  .default('1')
  .transform((value) => value === '1');
const reportQuery = scopeQuery.extend({
  format: z.enum(REPORT_FORMATS, 'El formato es pptx, pdf, html o json.'),
  later: flag,
  photos: flag,
  strict: z
    .enum(['0', '1'])
    .default('0')
    .transform((value) => value === '1'),
});

export function registerBriefingRoutes(app: FastifyInstance, deps: BriefingRoutesDeps): void {
  const share = createSharedAnswers();
  /** What every visitor is shown alike is composed once for those who ask together; who has an account asks alone. */
  const answer = <T>(
    request: FastifyRequest,
    reply: FastifyReply,
    read: (tx: ReadTx) => Promise<T>,
  ): Promise<T | string> => {
    const compose = (): Promise<T> => deps.dbOf(request).read(read);
    if (deps.principalOf(request).account !== null) return compose();
    reply.type('application/json; charset=utf-8');
    return share(request.url, compose);
  };

  app.get('/api/catalog', { config: { permission: PUBLIC } }, async (request): Promise<Catalog> => ({
    version: deps.version,
    sections: deps.plugs.map(summaryOf),
    home: deps.home,
    today: deps.today(),
    publications: await deps.dbOf(request).read(findPublications),
  }));

  app.get('/api/overview', { config: { permission: PUBLIC } }, async (request, reply) => {
    const query = scopeQuery.parse(request.query);
    return answer(request, reply, async (tx): Promise<Overview> =>
      composeOverview(tx, deps.plugs, await deps.scopeOf(tx, query)),
    );
  });

  app.get('/api/regions', { config: { permission: PUBLIC } }, async (request, reply) => {
    const query = scopeQuery.parse(request.query);
    return answer(request, reply, async (tx): Promise<Regions> => {
      const scope = await deps.scopeOf(tx, query);
      const found = await findRegionMeasures(tx, scope);
      return { asOf: scope.asOf, measures: found?.measures ?? [], figures: figureMapOf(found?.figures ?? []) };
    });
  });

  app.get('/api/sections/:code', { config: { permission: PUBLIC } }, async (request, reply) => {
    const { code } = z.object({ code: z.string() }).parse(request.params);
    const plug = plugOf(deps.plugs, code);
    return answer(request, reply, async (tx): Promise<SectionView> => {
      const scope = await deps.scopeOf(tx, scopeQuery.parse(request.query));
      const composed = await plug.compose(tx, scope);
      const { figures: _own, ...content } = composed.content;
      const report = await checkAlone(tx, deps.plugs, composed, scope);
      return {
        section: summaryOf(plug),
        place: scope.place,
        ancestors: await findAncestors(tx, scope.place.code),
        asOf: scope.asOf,
        content,
        figures: screenFigures(figuresOf([composed])),
        editions: composed.editions,
        findings: report.findings,
      };
    });
  });

  app.get('/api/figures/:id', { config: { permission: PUBLIC } }, async (request): Promise<FigureProof> => {
    const { id } = z.object({ id: z.string() }).parse(request.params);
    const { view, ...query } = figureQuery.parse(request.query);
    return deps.dbOf(request).read(async (tx) => {
      const scope = await deps.scopeOf(tx, query);
      const section = deps.plugs.find((plug) => id.startsWith(`${plug.section.code}.`));
      const viewed = view === undefined ? {} : await figuresOfView(tx, deps.plugs, scope, view);
      if (viewed[id]) return proveFigure(tx, { id, figures: viewed, plugs: deps.plugs, findings: [] });
      if (!section) {
        const briefing = await composeBriefing(tx, deps.plugs, scope);
        return proveFigure(tx, {
          id,
          figures: briefing.figures,
          plugs: deps.plugs,
          findings: briefing.report.findings,
        });
      }
      const neighbourFigures = async (): Promise<FigureMap> => {
        // A district's map shows its province's; other regions stand on the comparison's page.
        const { code, level } = scope.place;
        if (level === 'district') {
          const around = await deps.scopeOf(tx, {
            territory: code.slice(0, 4),
            ...(scope.asOf ? { asOf: scope.asOf } : {}),
          });
          const figures = figuresOf([await section.compose(tx, around)]);
          if (figures[id]) return figures;
        }
        return figureMapOf((await findRegionMeasures(tx, scope))?.figures ?? []);
      };
      const composed = await section.compose(tx, scope);
      const own = figuresOf([composed]);
      if (!own[id]) {
        const figures = await neighbourFigures();
        return proveFigure(tx, { id, figures, plugs: deps.plugs, findings: [] });
      }
      const report = await checkAlone(tx, deps.plugs, composed, scope);
      return proveFigure(tx, { id, figures: own, plugs: deps.plugs, findings: report.findings });
    });
  });

  app.get('/api/deck', { config: { permission: PUBLIC } }, async (request): Promise<Omit<Deck, 'photos'>> => {
    const query = scopeQuery.extend({ later: flag }).parse(request.query);
    return deps.dbOf(request).read(async (tx) => {
      const briefing = await composeBriefing(tx, deps.plugs, await deps.scopeOf(tx, query));
      const { photos: _photos, ...deck } = await composeDeck(tx, briefing, { later: query.later, photos: false });
      return deck;
    });
  });

  app.get('/api/report', { config: { permission: PUBLIC } }, async (request, reply) => {
    const query = reportQuery.parse(request.query);
    const { account } = deps.principalOf(request);
    const render = (): ReturnType<typeof renderReport> =>
      renderReport(
        { ...deps, db: deps.dbOf(request) },
        {
          ...query,
          territory: query.territory ?? deps.home,
          asOf: query.asOf || null,
        },
      );
    const file = await (query.format === 'json' ? render() : deps.draw(account ?? request.ip, render));
    return reply
      .type(file.mime)
      .header('content-disposition', `attachment; filename="${file.fileName}"`)
      .send(Buffer.from(file.content));
  });
}

/** None where nobody answers such a question. */
async function figuresOfView(
  tx: ReadTx,
  plugs: readonly SectionPlug[],
  scope: Scope,
  view: string,
): Promise<FigureMap> {
  const [code, ...question] = view.split('?');
  const plug = plugs.find(({ section }) => section.code === code);
  return (await plug?.figuresOfView?.(tx, scope, new URLSearchParams(question.join('?')))) ?? {};
}

function figureMapOf(figures: readonly Figure[]): FigureMap {
  return Object.fromEntries(figures.map((figure) => [figure.id, figure]));
}

export function summaryOf({ section }: SectionPlug): SectionSummary {
  return {
    code: section.code,
    module: section.module,
    title: section.title,
    band: section.band,
    summary: section.summary,
    keepers: section.keepers ?? [],
    thresholds: (section.thresholds ?? []).map(({ code }) => code),
  };
}

/** The thresholds that its rules apply are figures of the section of norms. */
async function checkAlone(
  tx: ReadTx,
  plugs: readonly SectionPlug[],
  composed: ComposedSection,
  scope: Scope,
): Promise<CheckReport> {
  const isJudgedByNorms = (composed.section.thresholds ?? []).length > 0;
  const beside = isJudgedByNorms ? figuresOf([await plugOf(plugs, 'norms').compose(tx, scope)]) : {};
  return checkTerritory(tx, [composed], scope, beside);
}

function plugOf(plugs: readonly SectionPlug[], code: string): SectionPlug {
  const plug = plugs.find(({ section }) => section.code === code);
  if (plug) return plug;
  throw new Refusal('not-found', 'unknown-section', `No hay ninguna sección «${code}».`);
}
