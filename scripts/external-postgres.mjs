// A PostgreSQL server of Debian's, over TCP with a password, as an institution would run it.
// cspell:words PGPASSWORD
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `bin`: folder of initdb and pg_ctl. Answers with its address and what stops and removes it. */
export async function startExternalPostgres(bin) {
  const user = serverUser();
  const folder = mkdtempSync(join(tmpdir(), 'vigia-servidor-'));
  const data = join(folder, 'data');
  const password = randomBytes(18).toString('base64url');
  const passwordFile = join(folder, 'clave');
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const path of [folder, data, passwordFile]) chownSync(path, user.uid, user.gid);
  const run = (program, args) => {
    const { status, stderr, error } = spawnSync(join(bin, program), args, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', program === 'pg_ctl' ? 'ignore' : 'pipe'],
      env: { ...process.env, PGPASSWORD: password },
      ...(user && { uid: user.uid, gid: user.gid }),
    });
    if (status !== 0) throw new Error(`${program}: ${error?.message ?? stderr ?? status}`);
  };
  const locale = ['--locale=C', '--locale-provider=icu', '--icu-locale=es-PE'];
  const access = ['-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
  run('initdb', ['-D', data, '-U', 'vigia', '-E', 'UTF8', ...locale, ...access]);
  const port = await freePort();
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];
  const options = [`-p ${port}`, '-h 127.0.0.1', `-k ${folder}`, ...settings.map((setting) => `-c ${setting}`)];
  run('pg_ctl', ['-D', data, '-l', join(folder, 'log'), '-w', '-o', options.join(' '), 'start']);
  run('createdb', ['-h', '127.0.0.1', '-p', String(port), '-U', 'vigia', 'vigia']);
  return {
    url: (database) => `postgresql://vigia:${password}@127.0.0.1:${port}/${database}`,
    stop() {
      if (existsSync(join(data, 'postmaster.pid'))) run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL does not run as root; Debian's package brings its own user. */
function serverUser() {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout.trim());
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
