// What every command needs before it runs: dependencies installed, program built. Works from a clean
// clone, so it uses nothing but Node.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { requireNode } from './node-version.mjs';

// Here and not only in the launchers: the other scripts begin by importing this file.
requireNode();

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Prints progress where it does not disturb results: on stderr. */
export function say(message) {
  process.stderr.write(`${message}\n`);
}

/** Installs and builds what changed, then runs; the end of every launcher. */
export async function launch(main) {
  try {
    await ensureInstalled();
    await ensureBuilt();
    await main();
  } catch (error) {
    fail(error);
  }
}

/** Installs what the lockfile names when it changed since the last time. */
export async function ensureInstalled() {
  const stamp = join(root, 'node_modules', '.vigia-installed');
  const wanted = hashOf(['package.json', 'package-lock.json']);
  if (readIfThere(stamp) === wanted) return;
  // `npm ci` asks for every platform's packages to be known; `install` takes the lockfile's versions
  // and this platform's, and `--no-save` leaves the lockfile as it is.
  // The build needs the development ones and the database the optional ones, whatever the person's settings omit.
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  await run('npm', [...args, '--include=dev', '--include=optional'], 'Instalando dependencias', {
    failure: { code: 'install-failed', why: whyNotInstalled },
  });
  writeFileSync(stamp, wanted);
}

/** Bundles server, commands and web when a source changed since the last build. */
export async function ensureBuilt() {
  const stamp = join(root, 'dist', '.built');
  const wanted = hashOf([
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'vite.config.ts',
    'vite.campo.config.ts',
    'index.html',
    'campo.html',
    'scripts/build.mjs',
    'src',
  ]);
  if (readIfThere(stamp) === wanted) return;
  rmSync(stamp, { force: true });
  await run(process.execPath, [join(root, 'scripts/build.mjs')], 'Construyendo Vigía', {
    failure: { code: 'build-failed', why: () => undefined },
  });
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, wanted);
}

function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function hashOf(paths) {
  const hash = createHash('sha256');
  const visit = (path) => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    const entries = tryList(full);
    if (entries === undefined) {
      hash.update(path).update(readFileSync(full));
      return;
    }
    for (const entry of entries.toSorted()) if (!entry.endsWith('.test.ts')) visit(join(path, entry));
  };
  for (const path of paths) visit(path);
  return hash.digest('hex');
}

function tryList(path) {
  try {
    return readdirSync(path);
  } catch (error) {
    if (error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** What a person can do about npm's failure, when its words say it. */
export function whyNotInstalled(output) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENETUNREACH|ERR_SOCKET_TIMEOUT/.test(output))
    return 'No se pudo llegar al registro de paquetes de npm: revise la conexión o el proxy (npm config get registry) y vuelva a intentarlo.';
  if (/CERT|self.signed|unable to (get|verify)/i.test(output))
    return 'El certificado del registro de paquetes no es de confianza: revise el proxy o la opción cafile de npm.';
  if (/ENOSPC|EDQUOT/.test(output)) return 'No queda espacio en el disco: libere espacio y vuelva a intentarlo.';
  if (/EACCES|EPERM|EROFS/.test(output))
    return `No se puede escribir en ${root}: dé permiso de escritura a quien inicia Vigía.`;
  return undefined;
}

/** Runs quietly, with a sign of life every ten seconds; on failure shows all it said and why. */
export function run(command, args, label, { env = {}, failure } = {}) {
  say(`${label}…`);
  const start = Date.now();
  const seconds = () => Math.round((Date.now() - start) / 1000);
  return new Promise((resolve, reject) => {
    let output = '';
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const collect = (chunk) => {
      output += chunk;
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    const heartbeat = setInterval(() => say(`${label}… ${seconds()} s`), 10_000);
    const end = (problem) => {
      clearInterval(heartbeat);
      if (problem === undefined) {
        say(`${label}: listo (${seconds()} s).`);
        resolve();
        return;
      }
      say(output);
      const why = failure?.why(output) ?? problem;
      say(`${label}: falló. ${why}${failure ? ` [${failure.code}]` : ''}`);
      reject(Object.assign(new Error(problem), { told: true }));
    };
    child.on('error', (error) =>
      end(
        error.code === 'ENOENT'
          ? `No se encuentra el programa «${command}»; revise que esté instalado y en la variable PATH.`
          : error.message,
      ),
    );
    child.on('close', (code) => end(code === 0 ? undefined : 'Revise el detalle de arriba.'));
  });
}

/** Ends with 1 and no stack when the failure was already told. */
export function fail(error) {
  if (!error?.told) say(String(error?.stack ?? error));
  process.exit(1);
}
