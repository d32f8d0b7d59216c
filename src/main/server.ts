// The web server: opens the program, mounts the modules' routes, prints the address.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { type Config, readConfig } from '#server/config.ts';
import { createApp } from '#server/http/app.ts';
import { isRefusal, Refusal } from '#shared/refusal.ts';
import { LOCAL_OPERATOR } from '#modules/audit/index.ts';
import { registerBriefingRoutes } from '#modules/briefing/server/index.ts';
import { registerQualityRoutes } from '#modules/quality/server/index.ts';
import { registerSourceRoutes, removeOldDrafts } from '#modules/sources/server/index.ts';
import { registerTerritoryRoutes } from '#modules/territory/server/index.ts';
import { namedPlaces, plugs } from './plugs.ts';
import { openProgram, type Program, root } from './program.ts';

/** Started from scripts/start.mjs. Ends the process with 1 and a message in Spanish when it cannot. */
export async function serve(): Promise<void> {
  // The terminal may close, or who reads our messages may end: the server goes on without them.
  process.stderr.on('error', () => undefined);
  const interruption = new AbortController();
  let running: RunningServer | undefined;
  // SIGHUP: the terminal was closed.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (interruption.signal.aborted) process.exit(1);
      process.stderr.write('Cerrando Vigía…\n');
      interruption.abort();
      void running?.close().then(() => process.exit(0));
    });
  }
  try {
    running = await start(process.env, () => new Date(), interruption.signal);
  } catch (error) {
    // Stopped while it opened: all is closed, and what the database then said is no failure.
    if (interruption.signal.aborted) process.exit(0);
    process.stderr.write(
      isRefusal(error)
        ? `${error.message} [${error.code}]\n`
        : `${String(error instanceof Error ? error.stack : error)}\n`,
    );
    process.exit(1);
  }
}

interface RunningServer {
  close(): Promise<void>;
}

async function start(env: NodeJS.ProcessEnv, now: () => Date, signal: AbortSignal): Promise<RunningServer> {
  const log = (message: string): void => void process.stderr.write(`${message}\n`);
  const config = readConfig(env, root);
  log('Iniciando Vigía…');
  const program = await openProgram({ env, log, now, mode: 'server', signal });
  try {
    await removeOldDrafts(program.db, uploadsOf(program), now());
    const app = await createServer(program, config);
    const address = await listen(app, config.port);
    await program.lock?.announce(address);
    signal.throwIfAborted();
    log(`Vigía está lista en ${address}`);
    return {
      close: onlyOnce(async () => {
        await app.close();
        await program.close();
      }),
    };
  } catch (error) {
    await program.close();
    throw error;
  }
}

export async function createServer(
  program: Program,
  config: Pick<Config, 'home' | 'uploadLimitBytes' | 'attachmentLimitBytes'>,
): Promise<FastifyInstance> {
  const app = await createApp({
    uploadLimitBytes: config.uploadLimitBytes,
    onDefect: (incident, error, route) => {
      process.stderr.write(
        `incidente ${incident} en ${route}: ${error instanceof Error ? error.stack : String(error)}\n`,
      );
    },
  });
  const { db, scopeOf, today, isTerritory } = program;
  const actorOf = () => LOCAL_OPERATOR;
  registerTerritoryRoutes(app, { db, named: namedPlaces });
  registerSourceRoutes(app, {
    db,
    plugs,
    today,
    actorOf,
    scopeOf,
    isTerritory,
    uploads: uploadsOf(program),
    attachmentLimitBytes: config.attachmentLimitBytes,
  });
  registerQualityRoutes(app, { db, plugs, scopeOf, actorOf });
  registerBriefingRoutes(app, { db, plugs, scopeOf, today, home: config.home, version: version() });
  await serveWeb(app);
  return app;
}

/** Where files wait until somebody confirms them. */
function uploadsOf(program: Program): string {
  return join(program.dataDir, 'cargas');
}

function version(): string {
  const description: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return description.version;
}

/** The built client: files by their hashed names, and its page for every address that is not the API's. */
async function serveWeb(app: FastifyInstance): Promise<void> {
  const folder = join(root, 'dist/web');
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    maxAge: '1y',
    immutable: true,
    index: false,
  });
  app.get('/*', async (request, reply) => {
    if (/^\/(api|assets)\//.test(request.url))
      throw new Refusal('not-found', 'unknown-address', 'Esa dirección no existe.');
    return reply.header('cache-control', 'no-cache').sendFile('index.html', folder, { maxAge: 0, immutable: false });
  });
}

async function listen(app: FastifyInstance, port: number): Promise<string> {
  try {
    return await app.listen({ port, host: '127.0.0.1' });
  } catch (error) {
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
