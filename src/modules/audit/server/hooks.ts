// Refusals and exports leave their act before the answer is sent.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '#server/database/database.ts';
import { createRepeatCounter, type Repeated } from '../repeated.ts';
import type { Actor } from '../index.ts';
import { type Act, recordApart } from './record.ts';

export interface ExportedRoute {
  /** Its pattern, e.g. '/api/report'. */
  readonly route: string;
  readonly action: string;
  /** 'export' when it is not said; 'read': personal data that are only looked at. */
  readonly kind?: 'export' | 'read';
  /** Undefined when this request takes nothing out. */
  readonly describe: (request: FastifyRequest) => Pick<Act, 'territory' | 'subject' | 'details'> | undefined;
}

export interface AuditHooksDeps {
  /** On behalf of the program: an act is recorded wherever it is done. */
  readonly db: Database;
  /** Who asks, known or not; never throws. */
  readonly actorOf: (request: FastifyRequest) => Actor;
  readonly exports: readonly ExportedRoute[];
  readonly now: () => Date;
}

/** At most so many acts of refusals and of visitors' downloads a minute, and as many again with their counts. */
const MAXIMUM_KEYS = 100;
const WINDOW_MILLISECONDS = 60_000;
const REFUSED = new Set([401, 403]);

/**
 * The first refusal of an actor, code and route is recorded before it is answered; those like it in the same minute
 * are counted and recorded as one act when the minute ends, or the server stops. So are a visitor's downloads and
 * the reading of personal data.
 */
export function registerAuditHooks(app: FastifyInstance, deps: AuditHooksDeps): void {
  const counter = createRepeatCounter<Act>({ windowMilliseconds: WINDOW_MILLISECONDS, maximumKeys: MAXIMUM_KEYS });
  const recordRepeated = async (at: number): Promise<void> => {
    for (const repeated of counter.takeEnded(at)) await recordApart(deps.db, repeatedAct(repeated));
  };
  const timer = setInterval(() => {
    // What was counted and could not be recorded is lost with its minute; the first of each is recorded already.
    void recordRepeated(deps.now().getTime()).catch(() => undefined);
  }, WINDOW_MILLISECONDS / 2);
  timer.unref();
  app.addHook('onClose', async () => {
    clearInterval(timer);
    await recordRepeated(Infinity).catch(() => undefined);
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const act = actOf(deps, request, reply, payload);
    if (!act) return payload;
    const at = deps.now().getTime();
    await recordRepeated(at);
    const isBounded = act.kind !== 'export' || isVisitor(act.actor);
    if (!isBounded || counter.isNew(keyOf(act), act, at)) await recordApart(deps.db, act);
    return payload;
  });
}

function actOf(deps: AuditHooksDeps, request: FastifyRequest, reply: FastifyReply, payload: unknown): Act | undefined {
  const route = request.is404 ? 'none' : (request.routeOptions.url ?? 'none');
  if (REFUSED.has(reply.statusCode)) {
    return {
      kind: 'refusal',
      actor: deps.actorOf(request),
      // What was asked for proves no territory.
      territory: '',
      action: 'refuse',
      subject: `route/${request.method} ${route}`,
      details: { code: codeIn(payload) },
    };
  }
  if (reply.statusCode !== 200 || request.method !== 'GET') return undefined;
  const exported = deps.exports.find((one) => one.route === route);
  const described = exported?.describe(request);
  if (!exported || !described) return undefined;
  return { kind: exported.kind ?? 'export', actor: deps.actorOf(request), action: exported.action, ...described };
}

function keyOf({ actor, action, subject, details }: Act): string {
  return JSON.stringify([actor.account, actor.address, actor.name, action, subject, details]);
}

/** Nobody known, from elsewhere. */
function isVisitor(actor: Actor): boolean {
  return actor.account === null && actor.address !== null;
}

function repeatedAct({ item, count, firstAt, lastAt }: Repeated<Act>): Act {
  const details = { count, from: new Date(firstAt).toISOString(), to: new Date(lastAt).toISOString() };
  if (item) return { ...item, details: { ...item.details, ...details } };
  return {
    kind: 'refusal',
    actor: { name: 'varios', account: null, address: null, jurisdiction: [] },
    territory: '',
    action: 'refuseMany',
    subject: 'route/varias',
    details,
  };
}

/** The stable code of a refusal, in the answer's own JSON. */
function codeIn(payload: unknown): string {
  if (typeof payload !== 'string') return 'unknown';
  return /"code":"([\w-]{1,60})"/.exec(payload)?.[1] ?? 'unknown';
}
