import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refusal } from '#shared/refusal.ts';
import type { Binaries } from './binaries.ts';
import { type Credentials, newCredentials, readCredentials, saveCredentials } from './credentials.ts';
import { canReach, folderRefusal, requireFreeSpace, unreachableFolder } from './data-folder.ts';
import { runProgram, type SystemUser } from './run-program.ts';

export interface ClusterFolder {
  readonly path: string;
  readonly credentials: Credentials;
}

interface ClusterRequest {
  readonly dataDir: string;
  /** Of root's, outside of any home, for when the cluster user cannot enter the data folder. */
  readonly systemDir: string;
  readonly user: SystemUser | undefined;
  readonly binaries: Binaries;
  readonly log: (message: string) => void;
}

const newClusterMegabytes = 320;
const oldClusterMegabytes = 40;

/** The cluster of this data folder: the one that is there, checked, or a new one. */
export async function openClusterFolder(request: ClusterRequest): Promise<ClusterFolder> {
  const known = await readCredentials(request.dataDir);
  const path = await placeOfCluster(request, known);
  const version = await readClusterVersion(path);
  if (version === undefined) {
    const credentials = known ?? newCredentials(isInside(path, request.dataDir) ? undefined : path);
    // Before the cluster exists: cut short in between, the next start makes the cluster with these.
    await saveCredentials(request.dataDir, credentials);
    await createCluster(request, path, credentials);
    return { path, credentials };
  }
  await requireMajorVersion(request.binaries, version, path);
  await requireFreeSpace(path, oldClusterMegabytes);
  if (request.user && !(await canReach(path, request.user))) throw await unreachableFolder(path, request.user);
  if (known) return { path, credentials: known };
  throw new Refusal(
    'unavailable',
    'database-credentials-lost',
    `Falta el archivo database.json de ${request.dataDir}, que guarda la contraseña de la base de datos. ` +
      'Recupérelo de una copia de la carpeta de datos.',
  );
}

async function placeOfCluster(request: ClusterRequest, known: Credentials | undefined): Promise<string> {
  if (known?.clusterDir !== undefined) return known.clusterDir;
  const inside = join(request.dataDir, 'postgres');
  // An old cluster stays where it is even if it cannot be reached: an empty one must not replace it.
  if (!request.user || (await readClusterVersion(inside)) !== undefined) return inside;
  if (await canReach(request.dataDir, request.user)) return inside;
  const name = createHash('sha256').update(request.dataDir).digest('hex').slice(0, 16);
  return join(request.systemDir, 'clusters', name, 'postgres');
}

function isInside(path: string, folder: string): boolean {
  return dirname(path) === folder;
}

/** Undefined when there is no cluster. */
async function readClusterVersion(path: string): Promise<string | undefined> {
  try {
    return (await readFile(join(path, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new Refusal(
      'unavailable',
      'database-folder-of-another-user',
      `La carpeta ${path} pertenece a otro usuario del sistema. Inicie Vigía con el mismo usuario que la creó.`,
      { folder: path },
    );
  }
}

async function requireMajorVersion(binaries: Binaries, version: string, path: string): Promise<void> {
  const { output } = await runProgram(binaries.postgres, ['--version']);
  const major = /\(PostgreSQL\) (\d+)/.exec(output)?.[1];
  if (major === version) return;
  throw new Refusal(
    'conflict',
    'database-version-mismatch',
    `Los datos de ${path} son de PostgreSQL ${version} y esta versión de Vigía usa PostgreSQL ${major ?? 'desconocido'}. ` +
      'Use la versión de Vigía que los creó, o restaure en una carpeta nueva una copia de seguridad.',
    { folder: path, version },
  );
}

/** In a folder beside, then renamed: what exists under the final name is a whole cluster. */
async function createCluster(request: ClusterRequest, path: string, credentials: Credentials): Promise<void> {
  const { user, binaries } = request;
  const parent = dirname(path);
  request.log('Creando la base de datos…');
  await makeParent(request, parent);
  await requireFreeSpace(parent, newClusterMegabytes);
  await removeUnfinished(parent);
  const workplace = await mkdtemp(join(parent, unfinishedPrefix));
  try {
    const passwordFile = join(workplace, 'password');
    await writeFile(passwordFile, credentials.password, { mode: 0o600 });
    if (user) {
      await chown(passwordFile, user.uid, user.gid);
      await chown(workplace, user.uid, user.gid);
    }
    const cluster = join(workplace, 'postgres');
    const result = await runProgram(binaries.initdb, initdbArguments(cluster, passwordFile, credentials), {
      as: user,
      cwd: workplace,
    });
    if (result.code !== 0) throw folderRefusal(parent, result.output) ?? new Error(`initdb failed: ${result.output}`);
    await rename(cluster, path);
  } finally {
    await rm(workplace, { recursive: true, force: true });
  }
}

/**
 * ICU with Peruvian Spanish whatever the machine speaks: with LANG unset initdb would choose
 * SQL_ASCII, where ñ has no upper case.
 */
function initdbArguments(cluster: string, passwordFile: string, credentials: Credentials): string[] {
  return [
    `--pgdata=${cluster}`,
    `--username=${credentials.user}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=icu',
    '--icu-locale=es-PE',
    '--locale=C',
    '--no-instructions',
  ];
}

const unfinishedPrefix = 'postgres.unfinished-';

async function removeUnfinished(parent: string): Promise<void> {
  const names = (await readdir(parent)).filter((name) => name.startsWith(unfinishedPrefix));
  await Promise.all(names.map((name) => rm(join(parent, name), { recursive: true, force: true })));
}

async function makeParent(request: ClusterRequest, parent: string): Promise<void> {
  if (parent === request.dataDir) return;
  const firstMade = await mkdir(parent, { recursive: true });
  if (firstMade !== undefined) {
    for (let made = parent; made.length >= firstMade.length; made = dirname(made)) await chmod(made, 0o711);
  }
  if (request.user && !(await canReach(parent, request.user))) throw await unreachableFolder(parent, request.user);
}
