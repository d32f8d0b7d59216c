// A copy of the database on request, and its way back.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { decryptFolder, isEncrypted } from '#server/database/backup-encryption.ts';
import { backUpTables } from '#server/database/backup.ts';
import { requireNoEditions, restoreBackup } from '#server/database/restore.ts';
import { auditFilesOf, copyAuditFiles, restoreAuditFiles } from '#modules/audit/server/index.ts';
import { Refusal } from '#shared/refusal.ts';
import { command } from './command.ts';
import { fillDatabase, root } from './program.ts';

const option = { 'passphrase-file': { type: 'string' } } as const;

export const backup = command({
  name: 'backup',
  usage: 'backup [--passphrase-file ARCHIVO]',
  summary:
    'Guarda una copia de todo en respaldos/ de la carpeta de datos y muestra su carpeta; cifrada con la frase de un archivo, si se indica.',
  parse: (args) => parseArgs({ args: [...args], options: option }).values['passphrase-file'],
  run: async ({ db, dataDir }, passphraseFile, { log, out }) => {
    // Asked for before anything is written.
    const passphrase = passphraseFile === undefined ? undefined : await readPassphrase(passphraseFile);
    const alongside = copyAuditFiles(auditFilesOf(process.env, dataDir));
    const folder = await backUpTables({ pool: db.pool, dataDir, log, alongside, ...(passphrase && { passphrase }) });
    await out(`${folder}\n`);
    return 0;
  },
});

interface RestoreRequest {
  readonly folder: string;
  readonly passphraseFile: string | undefined;
}

export const restore = command<RestoreRequest>({
  name: 'restore',
  usage: 'restore CARPETA [--passphrase-file ARCHIVO]',
  summary: 'Restaura una copia en una carpeta de datos nueva (VIGIA_DATA), que aún no tenga ediciones.',
  parse: (args) => {
    const { positionals, values } = parseArgs({ args: [...args], allowPositionals: true, options: option });
    const [folder, ...more] = positionals;
    if (folder !== undefined && more.length === 0)
      return { folder: resolve(folder), passphraseFile: values['passphrase-file'] };
    throw new Refusal(
      'invalid',
      'missing-folder',
      'Indique la carpeta de la copia: npx vigia restore CARPETA (está en respaldos/ de la carpeta de datos).',
    );
  },
  // What ships and is newer than the copy enters after it, as at every start.
  prepare: (request) => async (db, dataDir, log) => {
    await requireNoEditions(db.pool);
    await withPlainFolder(request, dataDir, async (folder) => {
      // Before the tables: what refuses to be brought back leaves the database as it is.
      await restoreAuditFiles(folder, auditFilesOf(process.env, dataDir));
      await restoreBackup({ pool: db.pool, folder, migrations: join(root, 'migrations'), log });
    });
    await fillDatabase(db, dataDir, log);
  },
  run: async (_program, { folder }, { log }) => {
    log(`La copia ${folder} quedó restaurada.`);
    return 0;
  },
});

/** The copy itself, or what was decrypted of it into the data folder while it is needed. */
async function withPlainFolder(
  { folder, passphraseFile }: RestoreRequest,
  dataDir: string,
  use: (folder: string) => Promise<void>,
): Promise<void> {
  if (!(await isEncrypted(folder))) return use(folder);
  if (passphraseFile === undefined) {
    throw new Refusal(
      'invalid',
      'passphrase-missing',
      'La copia está cifrada: indique el archivo con su frase, --passphrase-file ARCHIVO.',
    );
  }
  const plain = await mkdtemp(join(dataDir, 'descifrado-'));
  try {
    await decryptFolder(folder, plain, await readPassphrase(passphraseFile));
    await use(plain);
  } finally {
    await rm(plain, { recursive: true, force: true });
  }
}

const shortestPassphrase = 12;

/** The first line of a file: a passphrase among the arguments would be seen by everybody on the machine. */
async function readPassphrase(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined)
    throw new Refusal('not-found', 'passphrase-missing', `No se puede leer el archivo de la frase: ${path}.`);
  const [line = ''] = text.split(/\r?\n/);
  if (line.trim().length >= shortestPassphrase) return line.trim();
  throw new Refusal(
    'invalid',
    'passphrase-short',
    `La frase de ${path} debe tener al menos ${shortestPassphrase} caracteres en su primera línea.`,
  );
}
