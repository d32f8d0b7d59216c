import { spawn } from 'node:child_process';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { findRunningEmbedded } from '#server/database/embedded.ts';
import { ended, refusalCode, root, serve, temporaryFolder } from '../support/processes.ts';

async function answers(address: string): Promise<number> {
  return (await fetch(`${address}/api/catalog`)).status;
}

/** What `npm start` says when it cannot start. */
async function refusal(
  dataDir: string,
  env: NodeJS.ProcessEnv = {},
): Promise<{ code: string | undefined; said: string }> {
  const said = await serve(dataDir, env).then(
    async (server) => `started at ${server.address} ${await server.stop()}`,
    (error: unknown) => String(error),
  );
  return { code: refusalCode(said), said };
}

async function withDatabase<T>(dataDir: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const running = await findRunningEmbedded(dataDir);
  const client = new pg.Client({ connectionString: running?.connectionString });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

async function isLeft(dataDir: string): Promise<boolean> {
  return (await findRunningEmbedded(dataDir)) === undefined && !existsSync(join(dataDir, 'vigia.lock'));
}

describe('a data folder', () => {
  const data = temporaryFolder();

  it('is made, filled and served at the first start, and stops with its database', async () => {
    const server = await serve(data);
    expect(await answers(server.address)).toBe(200);
    expect(await server.stop()).toBe(0);
    expect(await isLeft(data)).toBe(true);
  });

  it('has one server: the second one names the address of the first', async () => {
    const server = await serve(data);
    const second = await refusal(data);
    expect(second.code).toBe('data-folder-in-use');
    expect(second.said).toContain(server.address);
    expect(await answers(server.address)).toBe(200);
    await server.stop();
  });

  it('is taken over from a server that was killed, with its database and all that it had stored', async () => {
    const killed = await serve(data);
    const body = { territory: '07', asOf: '2025-04-07', reason: 'Se corrigió en la fuente' };
    const report = (await (await fetch(`${killed.address}/api/quality?territory=07&asOf=2025-04-07`)).json()) as {
      findings: { id: string }[];
    };
    const answer = await fetch(`${killed.address}/api/findings/${report.findings[0]?.id}/acceptance`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(204);
    await killed.kill();
    const server = await serve(data);
    expect(await answers(server.address)).toBe(200);
    const kept = await withDatabase(data, async (client) => (await client.query('SELECT reason FROM acceptance')).rows);
    expect(kept).toEqual([{ reason: body.reason }]);
    await server.stop();
  });

  it('is left as it is by a start on a port that is taken', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
    const answer = await refusal(data, { PORT: String(port) });
    other.close();
    expect(answer.code).toBe('port-in-use');
    expect(await isLeft(data)).toBe(true);
  });

  it('of a newer version is refused and not touched', async () => {
    const server = await serve(data);
    await withDatabase(data, (client) =>
      client.query(`INSERT INTO schema_migration (name, sha256) VALUES ('9999-future.sql', 'x')`),
    );
    await server.stop();
    expect((await refusal(data)).code).toBe('database-newer');
    expect(await isLeft(data)).toBe(true);
  });
});

describe('a careful or bare machine', () => {
  it('starts under umask 077 with no locale and a closed home, in UTF-8 that knows ñ', async () => {
    const data = temporaryFolder();
    const home = temporaryFolder();
    chmodSync(home, 0o700);
    const { PATH } = process.env;
    const child = spawn('sh', ['-c', `umask 077; exec "${process.execPath}" "${join(root, 'scripts/start.mjs')}"`], {
      cwd: root,
      env: { PATH, HOME: home, VIGIA_DATA: join(data, 'hondo', 'datos'), PORT: '0' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const ending = ended(child);
    await new Promise<void>((resolve, reject) => {
      let said = '';
      child.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString('utf8');
        if (said.includes('lista en')) resolve();
      });
      child.once('exit', () => reject(new Error(said)));
    });
    const row = await withDatabase(join(data, 'hondo', 'datos'), async (client) => {
      const { rows } = await client.query(
        `SELECT current_setting('server_encoding') AS encoding, upper('ñandú') AS upper, current_setting('TimeZone') AS zone`,
      );
      return rows[0];
    });
    expect(row).toEqual({ encoding: 'UTF8', upper: 'ÑANDÚ', zone: 'America/Lima' });
    child.kill('SIGTERM');
    expect((await ending).code).toBe(0);
  });

  it('says what is wrong with a setting', async () => {
    expect((await refusal(temporaryFolder(), { PORT: 'abc' })).code).toBe('bad-setting');
  });

  it('says that a data folder cannot be written', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'archivo'), '');
    expect((await refusal(join(folder, 'archivo', 'datos'))).code).toBe('data-folder-read-only');
  });

  it('says that the password of the database was lost or damaged', async () => {
    const data = temporaryFolder();
    writeFileSync(join(data, 'database.json'), '{');
    expect((await refusal(data)).code).toBe('database-credentials-unreadable');
  });
});
