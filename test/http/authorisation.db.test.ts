// Every guarded route × role × territory, asked over HTTP and compared with the table of permissions.
import { beforeAll, describe, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { permissions, plugs } from '#main/plugs.ts';
import { PUBLIC, type Role, ROLE_CODES, ROLES, type RoleSpec } from '#modules/identity/index.ts';
import { QUALITY } from '#modules/quality/index.ts';
import { inSection } from '#modules/sources/policy.ts';
import { openTestDatabase } from '../support/database.ts';
import { openTestServer, type TestServer, type Who } from '../support/server.ts';
import { QUESTIONS } from './authorisation-targets.ts';
import { inject, type Place, type Question, type Seeder } from './question.ts';

const db = await openTestDatabase('full');
let server: TestServer;
beforeAll(async () => {
  server = await openTestServer(db);
});

/** As it is written, before a test widens what the program holds. */
const TABLE = new Map(permissions.map((one) => [one.code, { ...one }] as const));

/** The smallest place in Callao where each role may be held. */
const HOLDERS: readonly Who[] = ROLE_CODES.map((role) => ({ role, territory: smallestPlace(role) }));

function smallestPlace(role: Role): string {
  const { levels }: RoleSpec = ROLES[role];
  const places = { district: '070101', province: '0701', region: '07', country: '' } as const;
  const level = (['district', 'province', 'region', 'country'] as const).find((one) => levels.includes(one));
  return level ? places[level] : '';
}

function isAllowed(code: string, question: Place, { role, territory }: Who): boolean {
  const permission = TABLE.get(code);
  if (!permission) throw new Error(`no policy declares ${code}`);
  const section = plugs.find((plug) => plug.section.code === question.section)?.section;
  const { roles } = section ? inSection(permission, section) : permission;
  if (roles === 'everybody') return true;
  return roles.includes(role) && (question.target ?? territory).startsWith(territory);
}

function mayKeep(code: string, role: Role): boolean {
  return TABLE.get(code)?.roles.includes(role) ?? false;
}

const HELD_TABLES = [
  'edition',
  'record',
  'record_revision',
  'rejected_row',
  'import_draft',
  'attachment',
  'acceptance',
  'role_grant',
  'account_invitation',
  'account_verification',
  'account_user',
  'committee',
  'committee_seat',
  'committee_appointment',
  'committee_directory',
  'committee_session',
  'committee_agreement',
  'committee_minutes',
  'training_centre',
  'training_event',
  'training_participant',
  'training_certificate',
  'training_report',
  'training_year',
  'neighbourhood',
  'neighbourhood_plan',
  'neighbourhood_month',
  'neighbourhood_organisation',
  'neighbourhood_activity',
  'neighbourhood_picture',
];

/** Changes with every row added, changed or removed. */
async function written(): Promise<unknown> {
  const counted = HELD_TABLES.map(
    (table) => `SELECT '${table}' AS name, count(*) AS rows, max(xmin::text::bigint) AS newest FROM ${table}`,
  );
  return (await db.pool.query(counted.join(' UNION ALL '))).rows;
}

describe('a route that asks who is there', () => {
  let seed: Seeder;
  let visitor: FastifyInstance;
  const apps = new Map<Role, FastifyInstance>();

  beforeAll(async () => {
    visitor = await server.as('visitor');
    for (const who of HOLDERS) apps.set(who.role, await server.as(who));
    const findings = new Map<string, string>();
    for (const code of ['PE', '07', '15', '070101']) {
      const found = await server.get<{ findings: readonly { id: string }[] }>(`/api/quality?territory=${code}`);
      findings.set(code, found.findings[0]?.id ?? 'ninguna');
    }
    seed = {
      administrator: server.app,
      findingOf: async (code) => findings.get(code) ?? '',
      query: async <T extends object>(text: string, values?: readonly unknown[]) =>
        (await db.pool.query<T>(text, values ? [...values] : [])).rows,
    };
  });

  const guarded = (): ReadonlyMap<string, string> =>
    new Map(
      server.app.guardedRoutes.flatMap(({ method, url, config: { permission } }) =>
        permission && permission.roles !== 'everybody' && method !== 'HEAD'
          ? [[`${method} ${url}`, permission.code] as const]
          : [],
      ),
    );

  /** What was answered otherwise than the table says, in words. */
  async function differences(route: string, code: string): Promise<readonly string[]> {
    const questions = QUESTIONS[route];
    if (!questions) return [`${route}: nobody says what to ask it`];
    const wrong: string[] = [];
    // Who is refused leaves everything as it was: the same is asked by all of them.
    const shared = await questions(seed, () => true);
    const before = await written();
    for (const question of shared) {
      wrong.push(...(await told(route, { who: 'visitor', question, allowed: false })));
      const isFirst = question.section === shared[0]?.section;
      for (const who of HOLDERS)
        // Who may do it nowhere is refused before the section is known: one section is enough.
        if (!isAllowed(code, question, who) && (isFirst || mayKeep(code, who.role)))
          wrong.push(...(await told(route, { who, question, allowed: false })));
    }
    if (JSON.stringify(await written()) !== JSON.stringify(before)) wrong.push(`${route}: who was refused wrote`);
    for (const who of HOLDERS) {
      if (!shared.some((question) => isAllowed(code, question, who))) continue;
      for (const question of await questions(seed, (place) => isAllowed(code, place, who)))
        if (isAllowed(code, question, who)) wrong.push(...(await told(route, { who, question, allowed: true })));
    }
    return wrong;
  }

  async function told(
    route: string,
    { who, question, allowed }: { who: Who | 'visitor'; question: Question; allowed: boolean },
  ): Promise<readonly string[]> {
    const app = who === 'visitor' ? visitor : apps.get(who.role);
    if (!app) throw new Error('nobody asks');
    const response = await inject(app, question.asked);
    const status = response.statusCode;
    const code = status < 400 ? '' : response.json<{ error: { code: string } }>().error.code;
    const isRight = allowed
      ? status < 300 || (question.alsoAnswers ?? []).includes(code)
      : who === 'visitor'
        ? status === 401
        : status === 403 || (status === 404 && code.startsWith('unknown-') && code !== 'unknown-address');
    if (isRight) return [];
    const asker = who === 'visitor' ? 'a visitor' : `${who.role} of ${who.territory || 'PE'}`;
    return [`${route} (${question.about}) answered ${asker} ${status} ${code}; allowed: ${allowed}`];
  }

  it('has something to be asked, and nothing is asked of a route that is none', () => {
    expect([...guarded().keys()].toSorted()).toEqual(Object.keys(QUESTIONS).toSorted());
  });

  it('asks the same of who only wants its head', () => {
    const routes = server.app.guardedRoutes;
    for (const { url, config } of routes.filter(({ method }) => method === 'HEAD'))
      expect(routes.find((one) => one.method === 'GET' && one.url === url)?.config.permission).toBe(config.permission);
  });

  it.each(Object.keys(QUESTIONS))('%s answers each role, territory and visitor as the table says', async (route) => {
    expect(await differences(route, guarded().get(route) ?? '')).toEqual([]);
  });

  it('is found out when its guard lets in one role more', async () => {
    const route = server.app.guardedRoutes.find(({ url }) => url === '/api/acts');
    const permission = route?.config.permission;
    if (!permission || permission.roles === 'everybody') throw new Error('no guard to widen');
    const { roles } = permission;
    Object.assign(permission, { roles: [...roles, 'sereno'] });
    try {
      expect(await differences('GET /api/acts', permission.code)).toEqual([
        'GET /api/acts (list) answered sereno of 070101 200 ; allowed: false',
      ]);
    } finally {
      Object.assign(permission, { roles });
    }
  });

  it('is found out when its action lets in one role more', async () => {
    const { withdrawAcceptance } = QUALITY;
    const { roles } = withdrawAcceptance;
    Object.assign(withdrawAcceptance, { roles: [...roles, 'boardCoordinator'] });
    try {
      expect(await differences('DELETE /api/findings/:id/acceptance', withdrawAcceptance.code)).toEqual([
        'DELETE /api/findings/:id/acceptance (070101) answered boardCoordinator of 070101 204 ; allowed: false',
        'DELETE /api/findings/:id/acceptance: who was refused wrote',
      ]);
    } finally {
      Object.assign(withdrawAcceptance, { roles });
    }
  });

  it('lists to each role only what lies where it is held', async () => {
    const held = (body: string): readonly string[] =>
      [...body.matchAll(/"territory":"(\d*)"/g)].map(([, code = '']) => code);
    const listed = HOLDERS.filter(
      ({ role }) => role !== 'auditor' && isAllowed('identity.invite', nowhere, { role, territory: '' }),
    );
    for (const who of listed) {
      for (const url of ['/api/accounts', '/api/acts']) {
        const { body } = await inject(await server.as(who), { method: 'GET', url });
        const codes = held(body);
        expect(codes.length, `${who.role} ${url}`).toBeGreaterThan(0);
        expect(
          codes.filter((code) => !code.startsWith(who.territory)),
          `${who.role} ${url}`,
        ).toEqual([]);
      }
    }
  });
});

const nowhere: Place = { target: '' };

describe('a route for everybody', () => {
  const MARK = 'BORRADOR QUE NADIE DEBE VER';
  let draft = { edition: 0, row: 0 };

  beforeAll(async () => {
    const { rows } = await db.pool.query<{ edition: number; row: number }>(
      `WITH made AS (INSERT INTO edition (section, territory, title, source, elaboration, licence, cut_off,
           published_on, published_basis, basis_note, status, revision, tables, importer, created_by)
         VALUES ('serenos', '07', $1, $1, $1, 'x', '2026-05-01', '2026-05-01', 'stated', '', 'draft', 9999,
           '{serenos-total}', 'x', 'x') RETURNING id)
       SELECT id AS edition, 0 AS row FROM made`,
      [MARK],
    );
    const edition = rows[0]?.edition ?? 0;
    const record = await db.pool.query<{ id: number }>(
      `INSERT INTO record (edition_id, table_code, ordinal, territory, values, locator)
       VALUES ($1, 'serenos-total', 1, '07', $2, '{}') RETURNING id`,
      [edition, JSON.stringify({ territory: '07', total: 7_654_321, countedOn: '2026-05-01', note: MARK })],
    );
    draft = { edition, row: record.rows[0]?.id ?? 0 };
  });

  const asked = (): Readonly<Record<string, string | null>> => ({
    '/api/session': '/api/session',
    '/api/auth/*': '/api/auth/get-session',
    '/api/quality': '/api/quality?territory=07',
    '/api/changes': '/api/changes?seconds=0',
    '/api/catalog': '/api/catalog',
    '/api/overview': '/api/overview?territory=07',
    '/api/regions': '/api/regions',
    '/api/sections/:code': '/api/sections/serenos?territory=07',
    '/api/figures/:id': '/api/figures/ninguna?territory=07',
    '/api/deck': '/api/deck?territory=07',
    '/api/report': '/api/report?territory=07&format=json',
    '/api/sections/:code/rows': '/api/sections/serenos/rows?territory=07',
    '/api/rows/:id/revisions': `/api/rows/${draft.row}/revisions`,
    '/api/templates/:code': '/api/templates/serenos.xlsx?territory=07',
    '/api/editions': '/api/editions?section=serenos',
    '/api/attachments': '/api/attachments?territory=07',
    '/api/attachments/:id/content': '/api/attachments/1/content',
    '/api/places': '/api/places?query=callao',
    '/api/places/:code': '/api/places/07',
    '/api/training/events': '/api/training/events?territory=07',
    '/api/training/events/:id': '/api/training/events/1',
    '/api/training/catalogue': '/api/training/catalogue?territory=07',
    '/api/training/participants-template.xlsx': '/api/training/participants-template.xlsx',
    '/api/training/years': '/api/training/years?territory=07',
    '/api/training/centres': '/api/training/centres?territory=07',
    '/api/certificates/:code': '/api/certificates/ninguno',
    '/api/norms': '/api/norms',
    '/api/norms/graph': '/api/norms/graph',
    '/api/norms/one': '/api/norms/one?code=LEY-31297',
    '/api/norms/dependents': '/api/norms/dependents?code=LEY-31297&territory=07',
    '/api/norms/parameters': '/api/norms/parameters',
    '/api/committees': '/api/committees?territory=07',
    '/api/committees/:id': '/api/committees/1',
    '/api/committees/:id/calendar.ics': '/api/committees/1/calendar.ics',
    '/api/committee-sessions/:id': '/api/committee-sessions/1',
    '/api/committee-sessions/:id/call': '/api/committee-sessions/1/call',
    '/api/committee-sessions/:id/minutes': '/api/committee-sessions/1/minutes?version=1',
    '/api/committee-calendar': '/api/committee-calendar?territory=07&month=2026-06',
    '/api/committee-calendar.ics': '/api/committee-calendar.ics?territory=07',
    '/api/committee-agreements': '/api/committee-agreements?territory=07',
    '/api/neighbourhoods': '/api/neighbourhoods?territory=07',
    '/api/activities': '/api/activities?territory=07',
    '/api/evidence/:id/content': '/api/evidence/1/content',
    '/api/complaints': '/api/complaints?territory=07&by=district',
    '/api/complaints/view': '/api/complaints/view?territory=07&by=district',
    '/api/complaints/anomalies': '/api/complaints/anomalies?territory=07',
    '/api/complaints/evaluation': '/api/complaints/evaluation?treated=070101&control=070102&since=2024-03',
    '/api/complaints/late': '/api/complaints/late?territory=07',
    '/api/ogc': '/api/ogc',
    '/api/ogc/conformance': '/api/ogc/conformance',
    '/api/ogc/collections': '/api/ogc/collections',
    '/api/ogc/collections/:collection': '/api/ogc/collections/regiones',
    '/api/ogc/collections/:collection/items': '/api/ogc/collections/regiones/items',
    '/api/ogc/collections/:collection/items/:item': '/api/ogc/collections/regiones/items/07',
    '/api/thread': '/api/thread?territory=07',
    '/api/budget': '/api/budget?territory=07',
    '/api/budget/rows': '/api/budget/rows?edition=1&territory=07&year=2025',
    '/api/budget/template': '/api/budget/template',
    '/api/plans': '/api/plans?territory=07&year=2026',
    '/api/plans/:id': '/api/plans/1',
    '/api/plans/:id/document': '/api/plans/1/document',
    '/api/plans/:id/quarters/:quarter': '/api/plans/1/quarters/2026-T1',
    '/api/plans/:id/quarters/:quarter/document': '/api/plans/1/quarters/2026-T1/document',
    '/api/plan-versions/:id/matrix': '/api/plan-versions/1/matrix',
    '/api/plan-activities': '/api/plan-activities?territory=07&year=2026',
    '/api/plan-rollups': '/api/plan-rollups?territory=07&year=2026',
  });

  it('is asked here', () => {
    const urls = server.app.guardedRoutes.filter(
      ({ config, method }) => config.permission === PUBLIC && method === 'GET',
    );
    expect(urls.map(({ url }) => url).toSorted()).toEqual(Object.keys(asked()).toSorted());
  });

  it('answers a visitor, and never with a draft', async () => {
    const visitor = await server.as('visitor');
    for (const url of Object.values(asked())) {
      const response = await visitor.inject({ url: url ?? '', headers: { host: '127.0.0.1' } });
      expect([200, 404], `${url} ${response.body.slice(0, 200)}`).toContain(response.statusCode);
      expect(response.body, url ?? '').not.toContain(MARK);
      expect(response.body, url ?? '').not.toMatch(/7[ .,]?654[ .,]?321/);
    }
    expect((await visitor.inject({ url: `/api/rows/${draft.row}/revisions` })).statusCode).toBe(404);
  });

  it('shows the draft to who keeps the place', async () => {
    const secretary = await server.as({ role: 'regionalSecretary', territory: '07' });
    expect((await secretary.inject({ url: '/api/editions?section=serenos' })).body).toContain(MARK);
    expect((await secretary.inject({ url: `/api/rows/${draft.row}/revisions` })).body).toContain('7654321');
    const elsewhere = await server.as({ role: 'regionalSecretary', territory: '15' });
    expect((await elsewhere.inject({ url: '/api/editions?section=serenos' })).body).not.toContain(MARK);
  });
});
