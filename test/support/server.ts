// The program over a test database, with a fixed clock, asked through HTTP without a socket.
import type { FastifyInstance } from 'fastify';
import { afterAll } from 'vitest';
import type { Database } from '#server/database/database.ts';
import { type Program, programOver } from '#main/program.ts';
import { createServer } from '#main/server.ts';

export const TEST_NOW = new Date('2026-06-01T15:00:00Z');

export interface TestServer {
  readonly app: FastifyInstance;
  readonly program: Program;
  get<T>(path: string): Promise<T>;
}

export async function openTestServer(db: Database): Promise<TestServer> {
  const program = await programOver({
    db,
    dataDir: '',
    lock: undefined,
    processIds: [],
    now: () => TEST_NOW,
    close: async () => undefined,
  });
  const app = await createServer(program, { home: '07', uploadLimitBytes: 5 * 1024 * 1024 });
  afterAll(() => app.close());
  const get = async <T>(path: string): Promise<T> => {
    const response = await app.inject({ url: path, headers: { host: '127.0.0.1' } });
    if (response.statusCode !== 200) throw new Error(`${path}: ${response.statusCode} ${response.body}`);
    return response.json<T>();
  };
  return { app, program, get };
}
