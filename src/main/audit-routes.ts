// The register of acts over HTTP: who reads it, and what is recorded of each request.
import type { FastifyInstance } from 'fastify';
import type { Database } from '#server/database/database.ts';
import { READ_ACTS, UNMASK_ADDRESS, visitorAt } from '#modules/audit/index.ts';
import { type ExportedRoute, registerActRoutes, registerAuditHooks } from '#modules/audit/server/index.ts';
import { COMMITTEES } from '#modules/committees/index.ts';
import { mayActSomewhere, permission } from '#modules/identity/index.ts';
import type { Guard } from '#modules/identity/server/index.ts';

export const AUDIT = {
  readActs: permission(READ_ACTS, 'Ver el registro de actos', [
    'auditor',
    'dgscAdministrator',
    'technicalAdministrator',
    'regionalSecretary',
    'provincialSecretary',
    'districtSecretary',
  ]),
  // As with the address of an account: neither who audits nor who keeps the machine.
  unmaskAddress: permission(UNMASK_ADDRESS, 'Ver la dirección de red de un acto, con un motivo', [
    'dgscAdministrator',
    'regionalSecretary',
    'provincialSecretary',
    'districtSecretary',
  ]),
} as const;

/** Who may read no name is shown public ones alone. */
function membersOf(kind: 'committee' | 'committee-session'): ExportedRoute['describe'] {
  return ({ principal, params }) =>
    principal && mayActSomewhere(principal, COMMITTEES.readNames)
      ? { territory: '', subject: `${kind}/${textsOf(params)['id']}` }
      : undefined;
}

/** Who takes part in an event. */
function trainingOf({ params }: Parameters<ExportedRoute['describe']>[0]): ReturnType<ExportedRoute['describe']> {
  return { territory: '', subject: `training/${textsOf(params)['id']}` };
}

/** What leaves as a file, and personal data that are read. A table's CSV is made in the browser, of what it was already given. */
const EXPORTS: readonly ExportedRoute[] = [
  {
    route: '/api/report',
    action: 'exportBriefing',
    describe: ({ query }) => {
      const { territory, asOf, format } = textsOf(query);
      return { territory: codeOf(territory), subject: `briefing/${territory ?? 'inicio'}`, details: { format, asOf } };
    },
  },
  {
    route: '/api/templates/:code',
    action: 'exportRows',
    describe: ({ query, params }) => {
      const { territory, asOf } = textsOf(query);
      const section = textsOf(params)['code']?.replace(/\.xlsx$/, '');
      // An empty template takes nothing out.
      if (territory === undefined) return undefined;
      return { territory: codeOf(territory), subject: `section/${section}`, details: { asOf } };
    },
  },
  // Names and masked addresses, of the jurisdiction of who asks.
  {
    route: '/api/accounts',
    action: 'readAccounts',
    kind: 'read',
    describe: () => ({ territory: '', subject: 'accounts' }),
  },
  // Names and masked network addresses; one act for all the pages of a minute.
  {
    route: '/api/acts',
    action: 'readActs',
    kind: 'read',
    describe: () => ({ territory: '', subject: 'acts' }),
  },
  // Names of the members of committees, of the jurisdiction of who asks.
  { route: '/api/training/events/:id/participants', action: 'readParticipants', kind: 'read', describe: trainingOf },
  { route: '/api/training/events/:id/merits', action: 'readParticipants', kind: 'read', describe: trainingOf },
  {
    route: '/api/training/certificates/:id/pdf',
    action: 'exportCertificate',
    describe: ({ params }) => ({ territory: '', subject: `certificate/${textsOf(params)['id']}` }),
  },
  { route: '/api/committees/:id', action: 'readMembers', kind: 'read', describe: membersOf('committee') },
  {
    route: '/api/committee-sessions/:id',
    action: 'readMembers',
    kind: 'read',
    describe: membersOf('committee-session'),
  },
  {
    route: '/api/committee-sessions/:id/minutes',
    action: 'readMembers',
    kind: 'read',
    describe: membersOf('committee-session'),
  },
];

interface AuditRoutesDeps extends Guard {
  readonly db: Database;
  readonly now: () => Date;
}

export function registerAudit(app: FastifyInstance, { db, dbOf, principalOf, now }: AuditRoutesDeps): void {
  registerAuditHooks(app, {
    db,
    actorOf: (request) => request.principal ?? visitorAt(request.ip),
    exports: EXPORTS,
    now,
  });
  registerActRoutes(app, {
    dbOf,
    actorOf: principalOf,
    access: { permission: AUDIT.readActs },
    unmaskAccess: { permission: AUDIT.unmaskAddress },
  });
}

/** Only of an answer that was given: the route has seen that they are what they should be. */
function textsOf(value: unknown): Readonly<Record<string, string | undefined>> {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(entries.filter(([, text]) => typeof text === 'string'));
}

function codeOf(territory: string | undefined): string {
  return territory !== undefined && /^(\d{2}){1,3}$/.test(territory) ? territory : '';
}
