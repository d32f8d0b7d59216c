import { chmodSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { newCredentials, saveCredentials } from '#server/database/credentials.ts';
import { findRunningEmbedded, startEmbedded } from '#server/database/embedded.ts';
import { findHolder } from '#server/folder-lock.ts';
import { refusalCode, serve, temporaryFolder, vigia } from '../support/processes.ts';
import { becomeAdministrator } from './administrator.ts';
import { isLeft, launch, launchStart, startScript } from './launch.ts';

const CALLAO = ['--territory', '07', '--as-of', '2025-04-07'];

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

async function withDatabase<T>(
  connectionString: string | undefined,
  use: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

async function withRunning<T>(dataDir: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  return withDatabase((await findRunningEmbedded(dataDir))?.connectionString, use);
}

describe('a data folder', () => {
  const data = temporaryFolder();
  let cookie: string;

  it('is filled at the first start, and a command that comes meanwhile waits for it', async () => {
    const starting = serve(data);
    while (!(await findHolder(data))) await delay(5);
    const [server, checked] = await Promise.all([starting, vigia(data, ['check', ...CALLAO, '--json'])]);
    expect(checked.stderr).toContain('esperando a que termine');
    expect(checked.code).toBe(0);
    expect(await answers(server.address)).toBe(200);
    cookie = await becomeAdministrator(server);
    expect(await server.stop()).toBe(0);
    expect(await isLeft(data)).toBe(true);
  });

  it('is only opened at the second start, which loads nothing again; SIGTERM stops it with its database', async () => {
    const second = launchStart(data);
    const said = await second.hears('lista en');
    expect(said.trim().split('\n')).toEqual(['Iniciando Vigía…', expect.stringMatching(/^Vigía está lista en http/)]);
    second.process.kill('SIGTERM');
    expect((await second.ended).code).toBe(0);
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

  it('is taken over from a server that was killed: its PostgreSQL is adopted, with all that it had stored', async () => {
    const killed = await serve(data);
    const body = { territory: '07', asOf: '2025-04-07', reason: 'Se corrigió en la fuente' };
    const report = (await (await fetch(`${killed.address}/api/quality?territory=07&asOf=2025-04-07`)).json()) as {
      findings: { id: string }[];
    };
    const answer = await fetch(`${killed.address}/api/findings/${report.findings[0]?.id}/acceptance`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(204);
    const before = (await findRunningEmbedded(data))?.processIds;
    await killed.kill();
    const server = await serve(data);
    expect(await answers(server.address)).toBe(200);
    expect((await findRunningEmbedded(data))?.processIds).toEqual(before);
    const kept = await withRunning(data, async (client) => (await client.query('SELECT reason FROM acceptance')).rows);
    expect(kept).toEqual([{ reason: body.reason }]);
    await server.stop();
    expect(await isLeft(data)).toBe(true);
  });

  it('gets its database again when something killed it under the server', async () => {
    const server = launchStart(data);
    const address = /lista en (http:\S+)/.exec(await server.hears('lista en'))?.[1] ?? '';
    const [pid = 0] = (await findRunningEmbedded(data))?.processIds ?? [];
    process.kill(pid, 'SIGKILL');
    await server.hears('en marcha otra vez');
    expect(await answers(address)).toBe(200);
    server.process.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
    expect(await isLeft(data)).toBe(true);
  });

  it('is copied by a command and comes back in a new folder, figure by figure', async () => {
    const server = await serve(data);
    const copied = await vigia(data, ['backup']);
    const json = ['report', ...CALLAO, '--format', 'json'];
    const before = await vigia(data, json);
    const folder = copied.stdout.toString('utf8').trim();
    const overServer = await vigia(data, ['restore', folder]);
    await server.stop();
    expect([copied.code, refusalCode(overServer.stderr)]).toEqual([0, 'data-folder-in-use']);
    const overData = await vigia(data, ['restore', folder]);
    expect([overData.code, refusalCode(overData.stderr)]).toEqual([1, 'database-not-empty']);
    const fresh = temporaryFolder();
    expect((await vigia(fresh, ['restore', folder])).code).toBe(0);
    const after = await vigia(fresh, json);
    expect(after.stdout.equals(before.stdout)).toBe(true);
    expect(await isLeft(fresh)).toBe(true);
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

  it('with the password of another one is refused, and its database does not stay behind', async () => {
    const path = join(data, 'database.json');
    const own = readFileSync(path, 'utf8');
    await saveCredentials(data, newCredentials(undefined));
    expect((await refusal(data)).code).toBe('database-credentials-wrong');
    writeFileSync(path, own);
    expect(await isLeft(data)).toBe(true);
  });

  it('of a newer version is refused and not touched', async () => {
    const look = async (): Promise<unknown> => {
      const running = await startEmbedded({ dataDir: data, log: () => undefined });
      try {
        return await withDatabase(running.connectionString, async (client) => {
          await client.query(`INSERT INTO schema_migration (name, sha256) VALUES ('9999-future.sql', 'x')
            ON CONFLICT DO NOTHING`);
          const { rows } = await client.query(
            'SELECT name, sha256, applied_at, (SELECT count(*) FROM act) AS acts FROM schema_migration ORDER BY name',
          );
          return rows;
        });
      } finally {
        await running.stop();
      }
    };
    const backups = readdirSync(join(data, 'respaldos'));
    const before = await look();
    expect((await refusal(data)).code).toBe('database-newer');
    expect(await isLeft(data)).toBe(true);
    expect(await look()).toEqual(before);
    expect(readdirSync(join(data, 'respaldos'))).toEqual(backups);
  });
});

describe('a start', () => {
  it('that is stopped while it fills the database leaves nothing running, and the next one goes on', async () => {
    const data = temporaryFolder();
    for (const words of ['Creando la base de datos', 'Cargado', '100,000 filas leídas']) {
      const start = launchStart(data);
      await start.hears(words);
      start.process.kill('SIGTERM');
      const { code, stderr } = await start.ended;
      expect([words, code, stderr.includes('    at ')]).toEqual([words, 0, false]);
      expect(await isLeft(data)).toBe(true);
    }
    const next = await serve(data);
    expect(await answers(next.address)).toBe(200);
    expect(await next.stop()).toBe(0);
  });

  it('under umask 077, with no locale and a closed home, makes a database in UTF-8 that knows ñ', async () => {
    const data = join(temporaryFolder(), 'hondo', 'datos');
    const home = temporaryFolder();
    chmodSync(home, 0o700);
    const { PATH } = process.env;
    const server = launch('sh', ['-c', `umask 077; exec "${process.execPath}" "${startScript}"`], {
      env: { PATH, HOME: home, VIGIA_DATA: data, PORT: '0' },
    });
    await server.hears('lista en');
    const row = await withRunning(data, async (client) => {
      const { rows } = await client.query(
        `SELECT current_setting('server_encoding') AS encoding, upper('ñandú') AS upper, current_setting('TimeZone') AS zone`,
      );
      return rows[0];
    });
    expect(row).toEqual({ encoding: 'UTF8', upper: 'ÑANDÚ', zone: 'America/Lima' });
    server.process.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
  });
});

describe('a start that is not possible', () => {
  let data: string;
  const folder = temporaryFolder();
  beforeAll(() => {
    data = join(folder, 'datos');
  });

  it.each([
    ['a port that is no number', 'bad-setting', { PORT: 'abc' }],
    ['an address that is no database', 'bad-setting', { DATABASE_URL: 'abc' }],
    [
      'a database that does not answer',
      'database-unreachable',
      { DATABASE_URL: 'postgresql://u:secreto@127.0.0.1:1/x' },
    ],
  ])('says so of %s', async (_, code, env) => {
    const answer = await refusal(data, env);
    expect(answer.code).toBe(code);
    expect(answer.said).not.toContain('secreto');
    expect(answer.said).not.toContain('    at ');
  });

  it('says that the data folder cannot be written', async () => {
    writeFileSync(join(folder, 'archivo'), '');
    const answer = await refusal(join(folder, 'archivo', 'datos'));
    expect(answer.code).toBe('data-folder-read-only');
    expect(answer.said).toContain(join(folder, 'archivo', 'datos'));
  });

  it.runIf(process.platform === 'linux')(
    'says so at once where no folder can be made',
    { timeout: 20_000 },
    async () => {
      const answer = await refusal('/proc/vigia');
      expect(answer.code).toBe('data-folder-read-only');
      expect(answer.said).toContain('/proc/vigia');
    },
  );

  it('says that the file with the password of the database is damaged', async () => {
    const damaged = temporaryFolder();
    writeFileSync(join(damaged, 'database.json'), '{');
    expect((await refusal(damaged)).code).toBe('database-credentials-unreadable');
    expect(readFileSync(join(damaged, 'database.json'), 'utf8')).toBe('{');
  });

  it('says that the file with the password of a database is missing, and makes no other', async () => {
    const lost = temporaryFolder();
    mkdirSync(join(lost, 'postgres'));
    writeFileSync(join(lost, 'postgres', 'PG_VERSION'), '18\n');
    expect((await refusal(lost)).code).toBe('database-credentials-lost');
    expect(readdirSync(lost)).toEqual(['postgres']);
  });

  it('says that the data are of another PostgreSQL', async () => {
    const old = temporaryFolder();
    mkdirSync(join(old, 'postgres'));
    writeFileSync(join(old, 'postgres', 'PG_VERSION'), '15\n');
    await saveCredentials(old, newCredentials(undefined));
    const answer = await refusal(old);
    expect(answer.code).toBe('database-version-mismatch');
    expect(answer.said).toMatch(/PostgreSQL 15 .* PostgreSQL 18/);
    expect(readdirSync(join(old, 'postgres'))).toEqual(['PG_VERSION']);
  });
});
