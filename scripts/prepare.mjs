// What every command needs before it runs: dependencies installed, program built. Works from a clean
// clone, so it uses nothing but Node.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

/** Prints progress where it does not disturb results: on stderr. */
export function say(message) {
  process.stderr.write(`${message}\n`);
}

export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  say(`Vigía necesita Node 20.19 o más nuevo; este equipo tiene ${process.versions.node}.`);
  process.exit(1);
}

/** Installs what the lockfile names when it changed since the last time. */
export async function ensureInstalled() {
  requireNode();
  const stamp = join(root, 'node_modules', '.vigia-installed');
  const wanted = hashOf(['package.json', 'package-lock.json']);
  if (readIfThere(stamp) === wanted) return;
  // `npm ci` asks for every platform's packages to be known; `install` takes the lockfile's versions
  // and this platform's, and `--no-save` leaves the lockfile as it is.
  await run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], 'Instalando dependencias');
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
    'index.html',
    'scripts/build.mjs',
    'src',
  ]);
  if (readIfThere(stamp) === wanted) return;
  rmSync(stamp, { force: true });
  await run(process.execPath, [join(root, 'scripts/build.mjs')], 'Construyendo Vigía');
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

/** Runs quietly, with a sign of life every ten seconds; on failure shows all it said. */
export function run(command, args, label, env = {}) {
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
      say(`${label}: falló. ${problem}`);
      reject(Object.assign(new Error(problem), { told: true }));
    };
    child.on('error', (error) =>
      end(error.code === 'ENOENT' ? `No se encuentra el programa «${command}».` : error.message),
    );
    child.on('close', (code) => end(code === 0 ? undefined : 'Revise el detalle de arriba.'));
  });
}

/** Ends with 1 and no stack when the failure was already told. */
export function fail(error) {
  if (!error?.told) say(String(error?.stack ?? error));
  process.exit(1);
}
