// The keys and the seals go with a copy of the tables and come back with it.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type pg from 'pg';
import { Refusal } from '#shared/refusal.ts';
import { readSeals, sealLine } from '../seal.ts';
import { masterOf } from './cipher.ts';
import type { AuditFiles } from './files.ts';
import { formerOf, readMasterKeys } from './master-key.ts';
import { readSealFile } from './seals.ts';
import { sha256 } from './verify.ts';

const KEY_FILE = 'claves/maestra.key';
const SESSION_FILE = 'claves/sesiones.key';
const SEAL_FILE = 'sellos/sellos.jsonl';

/** Writes into the folder of a copy what fits its snapshot. Throws a Refusal: keys-changed-meanwhile. */
export function copyAuditFiles(files: AuditFiles) {
  return async (snapshot: pg.ClientBase, folder: string): Promise<void> => {
    const { rows } = await snapshot.query<{ exists: boolean }>(
      "SELECT to_regclass('public.seal') IS NOT NULL AS exists",
    );
    // Of before the chains.
    if (rows[0]?.exists !== true) return;
    await copyKeys(snapshot, files.masterKey, join(folder, KEY_FILE));
    await copyIfThere(files.sessionSecret, join(folder, SESSION_FILE));
    await copySeals(snapshot, files.seals, join(folder, SEAL_FILE));
  };
}

async function copyKeys(snapshot: pg.ClientBase, from: string, to: string): Promise<void> {
  const keys = await readMasterKeys(from);
  if (!keys) return;
  const { rows } = await snapshot.query<{ wrapped: Buffer }>(
    'SELECT wrapped FROM subject_key WHERE wrapped IS NOT NULL',
  );
  const others = rows.some(({ wrapped }) => !keys.byId.has(masterOf(wrapped)));
  if (others) {
    throw new Refusal(
      'conflict',
      'keys-changed-meanwhile',
      'La clave maestra no abre todos los datos personales de la copia: cambió mientras se hacía, o no es la suya. Vuelva a hacer la copia.',
    );
  }
  await copyIfThere(from, to);
  await copyIfThere(formerOf(from), formerOf(to));
}

async function copyIfThere(from: string, to: string): Promise<void> {
  const content = await readFile(from).catch(() => undefined);
  if (!content) return;
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await writeFile(to, content, { mode: 0o600 });
}

/** Only the seals that the snapshot knows of: a newer one would speak of acts that the copy lacks. */
async function copySeals(snapshot: pg.ClientBase, from: string, to: string): Promise<void> {
  const { rows } = await snapshot.query<{ last: number | null }>('SELECT max(number) AS last FROM seal');
  const { seals } = readSeals(await readSealFile(from), sha256);
  const lines = seals.slice(0, rows[0]?.last ?? 0).map(sealLine);
  if (lines.length === 0) return;
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await writeFile(to, lines.join(''), { mode: 0o600 });
}

/** Where they belong; never over others. Throws a Refusal: audit-files-exist. */
export async function restoreAuditFiles(folder: string, files: AuditFiles): Promise<void> {
  const pairs = [
    [join(folder, KEY_FILE), files.masterKey],
    [formerOf(join(folder, KEY_FILE)), formerOf(files.masterKey)],
    [join(folder, SESSION_FILE), files.sessionSecret],
    [join(folder, SEAL_FILE), files.seals],
  ] as const;
  for (const [from, to] of pairs) await bringBack(from, to);
}

async function bringBack(from: string, to: string): Promise<void> {
  const content = await readFile(from).catch(() => undefined);
  if (!content) return;
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  try {
    // Not copied as a file: a copy that travelled may be open to others.
    await writeFile(to, content, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    const there = await readFile(to).catch(() => undefined);
    if (there?.equals(content)) return;
    if (!there) throw error;
    throw new Refusal(
      'conflict',
      'audit-files-exist',
      `Ya existe ${to} y no es el de la copia. Muévalo a otro lugar y vuelva a restaurar.`,
    );
  }
}
