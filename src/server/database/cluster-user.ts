import { stat } from 'node:fs/promises';
import { Refusal } from '#shared/refusal.ts';
import { runProgram, type SystemUser } from './run-program.ts';

const ownUser = 'vigia';

/**
 * PostgreSQL refuses to run as root. Root lends it, in this order, to: the owner of the cluster that
 * is there, `postgres`, our system user, a new one that cannot log in, `nobody`. Anybody else runs
 * it as themselves (undefined). A bare number would not do: it needs its line in /etc/passwd.
 */
export async function findClusterUser(clusterDir: string): Promise<SystemUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const user =
    (await ownerOf(clusterDir)) ??
    (await lookUp('postgres')) ??
    (await lookUp(ownUser)) ??
    (await createSystemUser()) ??
    (await lookUp('nobody'));
  if (user) return user;
  throw new Refusal(
    'unavailable',
    'database-user-missing',
    'La base de datos no puede ejecutarse como root y no hay otro usuario del sistema. ' +
      'Cree uno con «useradd --system vigia» o inicie Vigía con un usuario normal.',
  );
}

async function ownerOf(folder: string): Promise<SystemUser | undefined> {
  const uid = await stat(folder).then(
    (stats) => stats.uid,
    () => 0,
  );
  const { code, output } = await runProgram('id', ['-un', String(uid)]);
  return code === 0 ? lookUp(output) : undefined;
}

async function lookUp(name: string): Promise<SystemUser | undefined> {
  const [uid, gid] = await Promise.all([idOf('-u', name), idOf('-g', name)]);
  return uid === undefined || gid === undefined || uid === 0 ? undefined : { name, uid, gid };
}

async function idOf(which: '-u' | '-g', name: string): Promise<number | undefined> {
  const { code, output } = await runProgram('id', [which, name]);
  return code === 0 && /^\d+$/.test(output) ? Number(output) : undefined;
}

async function createSystemUser(): Promise<SystemUser | undefined> {
  await runProgram('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', ownUser]);
  return lookUp(ownUser);
}
