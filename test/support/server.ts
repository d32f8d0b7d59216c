// The program over a test database, with a fixed clock, asked through HTTP without a socket.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  const dataDir = await mkdtemp(join(tmpdir(), 'vigia-http-'));
  const program = await programOver({
    db,
    dataDir,
    lock: undefined,
    processIds: [],
    now: () => TEST_NOW,
    close: async () => undefined,
  });
  const megabyte = 1024 * 1024;
  const limits = { uploadLimitBytes: 5 * megabyte, attachmentLimitBytes: megabyte };
  const app = await createServer(program, { home: '07', ...limits });
  afterAll(async () => {
    await app.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  const get = async <T>(path: string): Promise<T> => {
    const response = await app.inject({ url: path, headers: { host: '127.0.0.1' } });
    if (response.statusCode !== 200) throw new Error(`${path}: ${response.statusCode} ${response.body}`);
    return response.json<T>();
  };
  return { app, program, get };
}
