// Writes the seals: a line of a file outside of the database first, then what the database says of it.
import { mkdir, open, readFile, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Database } from '#server/database/database.ts';
import { asOwner } from '#server/database/owner.ts';
import { isRefusal, Refusal } from '#shared/refusal.ts';
import { headsOf, type Heads, nextSeal, readSeals, type Seal, sealLine } from '../seal.ts';
import { findHeads, findKnownSeals, insertSeals, lockSeals } from './store.ts';
import { sha256 } from './verify.ts';

/** '' before the first seal. */
export async function readSealFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

/** Null when no chain moved since the last one. Throws a Refusal: seals-broken, seals-missing, acts-cut-off. */
export function sealHeads(db: Database, file: string, now: Date): Promise<Seal | null> {
  return db.write(async (tx) => {
    // Nobody else writes seals.
    await asOwner(tx);
    await lockSeals(tx);
    const text = await readSealFile(file);
    const { seals, brokenLine } = readSeals(text, sha256);
    if (brokenLine !== null) throw refuseToSeal('seals-broken', `su línea ${brokenLine} fue cambiada`, file);
    const known = await findKnownSeals(tx);
    if (known.some(({ number, hash }) => seals[number - 1]?.hash !== hash)) {
      throw refuseToSeal('seals-missing', 'le faltan sellos que la base de datos conoce', file);
    }
    const before = headsOf(seals);
    const heads = await findHeads(tx);
    requireNoneCut(before, heads, file);
    const seal = nextSeal(seals.at(-1) ?? null, before, heads, now.toISOString(), sha256);
    if (seal) await appendLine(file, text.slice(0, text.lastIndexOf('\n') + 1), sealLine(seal));
    // Those too whose transaction failed after their line was written.
    await insertSeals(tx, [...seals.slice(known.length), ...(seal ? [seal] : [])]);
    return seal;
  });
}

function requireNoneCut(before: Heads, now: Heads, file: string): void {
  const cut = Object.entries(before).find(([chain, head]) => (now[chain]?.sequence ?? 0) < head.sequence);
  if (!cut) return;
  throw refuseToSeal('acts-cut-off', `la cadena ${cut[0] || 'nacional'} tiene menos actos que los sellados`, file);
}

function refuseToSeal(code: string, why: string, file: string): Refusal {
  return new Refusal(
    'conflict',
    code,
    `No se selló el registro de actos: ${why} (${file}). Ejecute npx vigia audit-log verify; si varios servidores ` +
      'comparten la base de datos, indique en VIGIA_SEALS un mismo archivo.',
  );
}

/** On the disk when it resolves. What a crash left of a line that was never finished goes. */
async function appendLine(file: string, whole: string, line: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, 'a', 0o600);
  try {
    await handle.truncate(Buffer.byteLength(whole));
    await handle.appendFile(line);
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (whole === '') await syncFolder(dirname(file));
}

async function syncFolder(folder: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder, 'r');
    await handle.sync();
  } catch {
    // Windows opens no folder: its file system writes names with the file.
  } finally {
    await handle?.close();
  }
}

export interface SealingOptions {
  readonly db: Database;
  readonly file: string;
  readonly everyMilliseconds: number;
  readonly now: () => Date;
  readonly log: (message: string) => void;
}

export interface Sealing {
  /** Seals once more. */
  stop(): Promise<void>;
}

/** Before it resolves, and from time to time. That it cannot is told, and stops nothing else. */
export async function startSealing({ db, file, everyMilliseconds, now, log }: SealingOptions): Promise<Sealing> {
  let last: Promise<void> = Promise.resolve();
  const seal = (): Promise<void> => {
    last = last
      .then(() => sealHeads(db, file, now()))
      .then(() => undefined)
      .catch((error: unknown) => log(isRefusal(error) ? error.message : `No se selló el registro: ${String(error)}`));
    return last;
  };
  await seal();
  const timer = setInterval(() => void seal(), everyMilliseconds);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
      return seal();
    },
  };
}
