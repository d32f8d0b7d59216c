import { describe, expect, it } from 'vitest';
import type { Figure } from '#shared/figure.ts';
import { MACHINE_OWNER } from '#modules/identity/index.ts';
import type { AnySection, SectionPlug } from '#modules/sources/server/index.ts';
import { aConstraint, aFigure } from '#test/support/checked-figures.ts';
import { openTestDatabase } from '#test/support/database.ts';
import { openFrame } from '#test/support/frame.ts';
import { callaoScope } from '#test/support/shipped-editions.ts';
import type { ApiError } from '#modules/sources/index.ts';
import type { QualityView } from '../contract.ts';
import { registerQualityRoutes } from './routes.ts';

/** A section whose printed total can be changed between two requests. */
function aSection(total: { value: number }): SectionPlug {
  const section: AnySection = {
    code: 'sample',
    module: 'sample',
    title: 'Muestra',
    band: 'means',
    summary: '',
    tables: [],
    panels: [],
    checks: [
      () => [aConstraint('sample-sum', { kind: 'sum', total: 'sample.total', parts: ['sample.a', 'sample.b'] })],
    ],
  };
  return {
    section,
    compose: async () => {
      const figures: readonly Figure[] = [
        aFigure({ id: 'sample.a', value: 2 }),
        aFigure({ id: 'sample.b', value: 3 }),
        aFigure({ id: 'sample.total', value: total.value }),
        aFigure({ id: 'sample.alone', value: 9 }),
      ];
      return {
        section,
        editions: [],
        records: [],
        content: {
          figures,
          panels: [],
          matters: [],
          tile: { section: 'sample', title: 'Muestra', figure: null, label: [] },
        },
      };
    },
  };
}

describe('the quality routes', async () => {
  const db = await openTestDatabase('empty');
  const total = { value: 6 };
  const app = await openFrame();
  registerQualityRoutes(app, {
    principalOf: () => MACHINE_OWNER,
    dbOf: () => db,
    plugs: [aSection(total)],
    scopeOf: async () => callaoScope(),
  });
  const headers = { host: '127.0.0.1' };
  const view = async (): Promise<QualityView> =>
    (await app.inject({ url: '/api/quality?territory=07', headers })).json<QualityView>();
  const accept = (id: string, reason: string) =>
    app.inject({
      method: 'POST',
      url: `/api/findings/${id}/acceptance`,
      headers,
      payload: { territory: '07', asOf: null, reason },
    });
  const takeBack = (id: string) =>
    app.inject({ method: 'DELETE', url: `/api/findings/${id}/acceptance?territory=07`, headers });
  const idOf = ({ findings }: QualityView): string => findings[0]?.id ?? '';

  it('say what was found, how much was compared, and name the figures', async () => {
    const { figures, findings, named, territory } = await view();
    expect(territory).toBe('07');
    expect(figures).toEqual({ total: 4, checked: 3, alone: 1 });
    expect(findings.map(({ rule, rootCause, status }) => [rule, rootCause, status])).toEqual([
      ['sample-sum', 'sample.total', 'open'],
    ]);
    expect(Object.keys(named).toSorted()).toEqual(['sample.a', 'sample.b', 'sample.total']);
  });

  it('accept a finding with a reason, once, and leave the act', async () => {
    const id = idOf(await view());
    expect((await accept(id, '  ')).statusCode).toBe(400);
    expect((await accept(id, 'Así lo publicó la fuente')).statusCode).toBe(204);
    expect((await view()).findings[0]).toMatchObject({
      status: 'accepted',
      note: 'Así lo publicó la fuente — operador local',
    });
    const again = await accept(id, 'otra vez');
    expect([again.statusCode, again.json<ApiError>().error.code]).toEqual([409, 'already-accepted']);
    const acts = await db.pool.query('SELECT actor, action, subject, reason FROM act');
    expect(acts.rows).toEqual([
      {
        actor: 'operador local',
        action: 'acceptFinding',
        subject: `finding/${id}`,
        reason: 'Así lo publicó la fuente',
      },
    ]);
  });

  it('let an acceptance lapse when a value changes, and stand again with the value', async () => {
    total.value = 7;
    expect((await view()).findings[0]?.status).toBe('open');
    total.value = 6;
    expect((await view()).findings[0]?.status).toBe('accepted');
  });

  it('take an acceptance back', async () => {
    const id = idOf(await view());
    expect((await takeBack(id)).statusCode).toBe(204);
    expect((await view()).findings[0]?.status).toBe('open');
    expect((await takeBack(id)).statusCode).toBe(404);
    expect((await accept(id, 'de nuevo')).statusCode).toBe(204);
  });

  it('refuse what is not found any more', async () => {
    const answer = await accept('0000000000000000', 'motivo');
    expect([answer.statusCode, answer.json<ApiError>().error.code]).toEqual([404, 'unknown-finding']);
  });
});
