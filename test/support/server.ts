// The program over a test database, with a fixed clock, asked through HTTP without a socket.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll } from 'vitest';
import { type Program, programOver } from '#main/program.ts';
import { createServer } from '#main/server.ts';
import type { Role } from '#modules/identity/index.ts';
import type { Accounts } from '#modules/identity/server/index.ts';
import { cookieOf } from './account.ts';
import type { TestDatabase } from './database.ts';

export const TEST_NOW = new Date('2026-06-01T15:00:00Z');

export interface TestServer {
  readonly app: FastifyInstance;
  readonly program: Program;
  get<T>(path: string): Promise<T>;
  readonly accounts: Accounts;
  /** The same server, asked by another account, or by a visitor. */
  as(who: Who | 'visitor'): Promise<FastifyInstance>;
}

export interface Who {
  readonly role: Role;
  /** '' is Peru. */
  readonly territory: string;
}

/** Who asks unless a test says otherwise. */
const ADMINISTRATOR: Who = { role: 'dgscAdministrator', territory: '' };

/** `beside`: a second one over the same database and keys. */
export async function openTestServer(
  db: TestDatabase,
  beside?: TestServer,
  settings: Partial<Parameters<typeof createServer>[1]> = {},
): Promise<TestServer> {
  const dataDir = beside?.program.dataDir ?? (await mkdtemp(join(tmpdir(), 'vigia-http-')));
  const program = await programOver({
    db,
    connectionString: db.connectionString,
    dataDir,
    lock: undefined,
    processIds: [],
    now: () => TEST_NOW,
    close: async () => undefined,
  });
  const megabyte = 1024 * 1024;
  const limits = { uploadLimitBytes: 5 * megabyte, attachmentLimitBytes: megabyte };
  const { app: server, accounts } = await createServer(program, { home: '07', ...limits, ...settings });
  afterAll(async () => {
    await server.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  // Until it is ready a server is also a promise of itself: awaiting what wraps it would unwrap it.
  await server.ready();
  const first = beside ? await beside.as('visitor') : server;
  const as = async (who: Who | 'visitor'): Promise<FastifyInstance> =>
    who === 'visitor' ? server : askedWith(server, await cookieOf({ app: first, accounts, db }, who));
  const app = await as(ADMINISTRATOR);
  const get = async <T>(path: string): Promise<T> => {
    const response = await app.inject({ url: path, headers: { host: '127.0.0.1' } });
    if (response.statusCode !== 200) throw new Error(`${path}: ${response.statusCode} ${response.body}`);
    return response.json<T>();
  };
  return { app, program, get, accounts, as };
}

/** Every request carries the cookie, unless it brings one of its own. */
function askedWith(server: FastifyInstance, cookie: string): FastifyInstance {
  return Object.create(server, {
    inject: {
      value: (options: InjectOptions) => server.inject({ ...options, headers: { cookie, ...options.headers } }),
    },
  });
}
