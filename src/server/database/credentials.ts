import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '#shared/refusal.ts';

/** What is needed to find and enter the embedded cluster: kept in the data folder, for its owner only. */
export interface Credentials {
  readonly user: string;
  readonly password: string;
  /** The cluster's folder: inside the data folder, or elsewhere when its user could not get in. */
  readonly clusterDir: string | undefined;
}

const fileName = 'database.json';

export async function readCredentials(dataDir: string): Promise<Credentials | undefined> {
  const text = await readFile(join(dataDir, fileName), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const credentials = parseCredentials(text);
  if (credentials) return credentials;
  throw new Refusal(
    'unavailable',
    'database-credentials-unreadable',
    `El archivo ${join(dataDir, fileName)} está dañado. Recupérelo de una copia: guarda la contraseña de la base de datos.`,
  );
}

/** The file is whole, but the cluster has another password: a file of another folder, an old copy. */
export function wrongCredentials(dataDir: string): Refusal {
  return new Refusal(
    'unavailable',
    'database-credentials-wrong',
    `La contraseña que guarda ${join(dataDir, fileName)} no es la de esta base de datos. ` +
      'Recupere ese archivo de una copia de la misma carpeta de datos.',
  );
}

export function parseCredentials(text: string): Credentials | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    if (!('user' in value) || typeof value.user !== 'string') return undefined;
    if (!('password' in value) || typeof value.password !== 'string') return undefined;
    const clusterDir = 'clusterDir' in value && typeof value.clusterDir === 'string' ? value.clusterDir : undefined;
    return { user: value.user, password: value.password, clusterDir };
  } catch {
    return undefined;
  }
}

export function newCredentials(clusterDir: string | undefined): Credentials {
  return { user: 'vigia', password: randomBytes(24).toString('base64url'), clusterDir };
}

/** Whole or not at all: a password that is lost half-way locks the data away. */
export async function saveCredentials(dataDir: string, credentials: Credentials): Promise<void> {
  const path = join(dataDir, fileName);
  const partial = `${path}.${process.pid}`;
  await writeFile(partial, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 });
  await rename(partial, path);
}

export function connectionStringFor(credentials: Credentials, port: number, database: string): string {
  return `postgresql://${credentials.user}:${credentials.password}@127.0.0.1:${port}/${database}`;
}
