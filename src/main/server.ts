// The web server: opens the program, mounts the modules' routes, prints the address.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { HubLimits } from '#server/changes/hub.ts';
import { type Config, readConfig } from '#server/config.ts';
import { readinessOf } from '#server/database/readiness.ts';
import { createApp } from '#server/http/app.ts';
import { serveClient } from '#server/http/client-page.ts';
import { createDrawing, DRAWING_LIMITS, type DrawingLimits } from '#server/http/drawing-limits.ts';
import { limitsForPool } from '#server/http/pressure.ts';
import { LOOPBACK_REACH } from '#server/http/reach.ts';
import { startJob } from '#server/job.ts';
import { type Log, openLog, readLogFormat } from '#server/log.ts';
import { mailThrough } from '#server/mail.ts';
import { isRefusal, Refusal } from '#shared/refusal.ts';
import { auditFilesOf, startSealing } from '#modules/audit/server/index.ts';
import { registerBriefingRoutes, registerDutyRoutes } from '#modules/briefing/server/index.ts';
import { invitationLetter, resetLetter } from '#modules/identity/index.ts';
import {
  type Accounts,
  firstAdministratorLink,
  guardRoutes,
  openAccounts,
  readSessionSecret,
  registerIdentityRoutes,
  requireOpenIdProvider,
  startSweeping,
} from '#modules/identity/server/index.ts';
import { registerQualityRoutes } from '#modules/quality/server/index.ts';
import {
  type DraftLimits,
  forgetUploads,
  registerSourceRoutes,
  removeOldDrafts,
} from '#modules/sources/server/index.ts';
import { registerTerritoryRoutes } from '#modules/territory/server/index.ts';
import { contracts } from './api.ts';
import { registerAudit } from './audit-routes.ts';
import { registerChangeRoutes } from './change-routes.ts';
import { namedPlaces, permissions, plugs, workPlugs } from './plugs.ts';
import { openProgram, type Program, root } from './program.ts';

/** Started from scripts/start.mjs. Ends the process with 1 and a message in Spanish when it cannot. */
export async function serve(): Promise<void> {
  // The terminal may close, or who reads our messages may end: the server goes on without them.
  process.stderr.on('error', () => undefined);
  const now = (): Date => new Date();
  const log = openLogOf(process.env, now);
  const interruption = new AbortController();
  let running: RunningServer | undefined;
  // SIGHUP: the terminal was closed.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (interruption.signal.aborted) process.exit(1);
      log.say('Cerrando Vigía…');
      interruption.abort();
      void running?.close().then(() => process.exit(0));
    });
  }
  try {
    running = await start(process.env, log, now, interruption.signal);
  } catch (error) {
    // Stopped while it opened: all is closed, and what the database then said is no failure.
    if (interruption.signal.aborted) process.exit(0);
    if (isRefusal(error)) log.say(`${error.message} [${error.code}]`, 'error', { code: error.code });
    else log.say(String(error instanceof Error ? error.stack : error), 'error');
    process.exit(1);
  }
}

interface RunningServer {
  close(): Promise<void>;
}

/** A wrong VIGIA_LOG is told, as the other settings are, when they are read. */
function openLogOf(env: NodeJS.ProcessEnv, now: () => Date): Log {
  const write = (line: string): void => void process.stderr.write(line);
  try {
    return openLog(readLogFormat(env), write, now);
  } catch {
    return openLog('text', write, now);
  }
}

async function start(env: NodeJS.ProcessEnv, log: Log, now: () => Date, signal: AbortSignal): Promise<RunningServer> {
  const config = readConfig(env, root);
  log.say('Iniciando Vigía…');
  const program = await openProgram({ env, log: (message) => log.say(message), now, mode: 'server', signal });
  try {
    await forgetUploads(uploadsOf(program));
    const { app, accounts } = await createServer(program, config, log);
    const sealing = await startSealing({
      db: program.db,
      file: auditFilesOf(env, program.dataDir).seals,
      everyMilliseconds: 60 * 60 * 1000,
      now,
      log: (message) => log.say(message, 'error'),
    });
    const sweeping = await startSweeping({
      db: program.db,
      everyMilliseconds: 24 * 60 * 60 * 1000,
      now,
      log: (message) => log.say(message, 'error'),
    });
    const tidying = await startJob({
      everyMilliseconds: 24 * 60 * 60 * 1000,
      run: () => removeOldDrafts(program.db, now()),
      onFailure: (error) => log.say(`No se borraron las cargas vencidas: ${String(error)}`, 'error'),
    });
    const address = await listen(app, config);
    await program.lock?.announce(address);
    const home = config.reach.publicOrigins[0] ?? address;
    const link = await firstAdministratorLink({ accounts, now, home }, program.today());
    // Nothing is waited for from here on: who stops us now finds what there is to close.
    signal.throwIfAborted();
    log.say(`Vigía está lista en ${[address, ...config.reach.publicOrigins].join(' y ')}`);
    if (link !== null)
      log.say(
        `Nadie administra Vigía todavía. Cree la cuenta del administrador con este enlace, de un solo uso: ${link}`,
      );
    return {
      close: onlyOnce(async () => {
        const patience = setTimeout(() => app.server.closeAllConnections(), closingMilliseconds);
        await app.close();
        clearTimeout(patience);
        await tidying.stop();
        await sweeping.stop();
        await sealing.stop();
        await program.close();
      }),
    };
  } catch (error) {
    await program.close();
    throw error;
  }
}

/** Who has been answered half by then is not waited for. */
const closingMilliseconds = 10_000;

type ServerSettings = Pick<Config, 'home' | 'uploadLimitBytes' | 'attachmentLimitBytes'> &
  Partial<Pick<Config, 'reach' | 'metricsToken' | 'port' | 'allowedHosts' | 'mail' | 'openId' | 'draftLimitBytes'>> & {
    readonly drawing?: DrawingLimits;
    readonly draftLimits?: DraftLimits;
    readonly changes?: HubLimits;
  };

export async function createServer(
  program: Program,
  config: ServerSettings,
  log: Log = openLogOf({}, () => new Date()),
): Promise<{ readonly app: FastifyInstance; readonly accounts: Accounts }> {
  const { pool } = program.db;
  const app = await createApp({
    uploadLimitBytes: config.uploadLimitBytes,
    reach: config.reach ?? LOOPBACK_REACH,
    log,
    pool,
    pressure: limitsForPool(pool.options.max),
    readiness: await readinessOf(pool, join(root, 'migrations')),
    metricsToken: config.metricsToken,
    api: { version: version(), contracts: [...contracts, ...workPlugs.flatMap((plug) => plug.contracts)] },
  });
  const { db, scopeOf, today, isTerritory } = program;
  const allowed = config.allowedHosts ?? [];
  const mail = config.mail && mailThrough(config.mail, allowed);
  // Whoever asks for a link is told the same whether it could be sent or not.
  const tell = (error: unknown): void => log.say(isRefusal(error) ? error.message : String(error), 'error');
  const openId = await openIdOf(config, allowed, tell);
  const accounts = openAccounts({
    connectionString: program.connectionString,
    secret: await readSessionSecret(auditFilesOf(process.env, program.dataDir).sessionSecret),
    origins: originsOf(config),
    openId,
    allowedHosts: allowed,
    ...(mail && { sendResetLink: (to, link) => void mail({ to, ...resetLetter(link) }).catch(tell) }),
  });
  app.addHook('onClose', () => accounts.close());
  const guard = guardRoutes(app, { db, accounts, today });
  const { now } = program;
  registerIdentityRoutes(app, {
    ...guard,
    db,
    accounts,
    now,
    isTerritory,
    permissions,
    openId: openId !== undefined,
    ...(mail && { sendInvitation: (to, link) => mail({ to, ...invitationLetter(link) }) }),
  });
  registerAudit(app, { ...guard, db, now });
  registerTerritoryRoutes(app, { ...guard, named: namedPlaces });
  const { attachmentLimitBytes } = config;
  const work = { ...guard, plugs, today, now, scopeOf, isTerritory, attachmentLimitBytes };
  registerSourceRoutes(app, { ...work, uploads: uploadsOf(program), draftLimits: draftLimitsOf(config) });
  for (const plug of workPlugs) plug.registerRoutes(app, work);
  registerQualityRoutes(app, { ...guard, plugs, scopeOf });
  registerDutyRoutes(app, { ...work, workPlugs });
  const draw = createDrawing(config.drawing ?? DRAWING_LIMITS, () => performance.now());
  registerBriefingRoutes(app, { ...guard, plugs, scopeOf, today, home: config.home, version: version(), draw });
  await registerChangeRoutes(app, {
    ...guard,
    connectionString: program.connectionString,
    limits: config.changes,
  });
  await serveClient(app, join(root, 'dist/web'));
  return { app, accounts };
}

/** An account fills no more than a quarter of what its territory may, and can always bring one file. */
function draftLimitsOf({ draftLimits, draftLimitBytes, uploadLimitBytes }: ServerSettings): DraftLimits {
  const ofTerritory = Math.max(draftLimitBytes ?? defaultDraftLimitBytes, uploadLimitBytes);
  return draftLimits ?? { ofTerritory, ofAccount: Math.max(ofTerritory / 4, uploadLimitBytes) };
}

const defaultDraftLimitBytes = 1024 * 1024 * 1024;

/** Where files wait until somebody confirms them. */
function uploadsOf(program: Program): string {
  return join(program.dataDir, 'cargas');
}

function version(): string {
  const description: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return description.version;
}

async function listen(app: FastifyInstance, { port, reach }: Pick<Config, 'port' | 'reach'>): Promise<string> {
  try {
    const address = await app.listen({ port, host: reach.host });
    return reach.tls ? address.replace(/^http:/, 'https:') : address;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRNOTAVAIL') {
      throw new Refusal('invalid', 'bad-setting', `HOST=${reach.host} no es una dirección de este equipo.`);
    }
    if (error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')) {
      throw new Refusal(
        'conflict',
        error.code === 'EADDRINUSE' ? 'port-in-use' : 'port-forbidden',
        `No se puede usar el puerto ${port}: ${error.code === 'EADDRINUSE' ? 'otro programa lo ocupa' : 'el sistema no lo permite'}. Elija otro, por ejemplo PORT=8081 npm start.`,
      );
    }
    throw error;
  }
}

function onlyOnce(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= run());
}

/** Undefined, and told, when the provider does not answer: people come in with their passwords. */
async function openIdOf(
  { openId }: ServerSettings,
  allowed: readonly string[],
  tell: (error: unknown) => void,
): Promise<Config['openId']> {
  if (!openId) return undefined;
  try {
    await requireOpenIdProvider(openId, allowed);
    return openId;
  } catch (error) {
    if (isRefusal(error) && error.code === 'target-not-allowed') throw error;
    tell(error);
    return undefined;
  }
}

/** Where people come in: the public address, else this machine's. */
function originsOf({ reach, port }: ServerSettings): readonly string[] {
  const open = reach?.publicOrigins ?? [];
  return open.length > 0 ? open : ['127.0.0.1', 'localhost', '[::1]'].map((host) => `http://${host}:${port ?? 8080}`);
}
