// A copy of the database on request, and its way back.
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { backUpTables } from '#server/database/backup.ts';
import { requireNoEditions, restoreBackup } from '#server/database/restore.ts';
import { auditFilesOf, copyAuditFiles, restoreAuditFiles } from '#modules/audit/server/index.ts';
import { Refusal } from '#shared/refusal.ts';
import { command } from './command.ts';
import { fillDatabase, root } from './program.ts';

export const backup = command({
  name: 'backup',
  usage: 'backup',
  summary: 'Guarda una copia de todas las tablas en respaldos/ de la carpeta de datos y muestra su carpeta.',
  parse: (args) => {
    parseArgs({ args: [...args], options: {} });
    return null;
  },
  run: async ({ db, dataDir }, _request, { log, out }) => {
    await out(
      `${await backUpTables({ pool: db.pool, dataDir, log, alongside: copyAuditFiles(auditFilesOf(process.env, dataDir)) })}\n`,
    );
    return 0;
  },
});

export const restore = command({
  name: 'restore',
  usage: 'restore CARPETA',
  summary: 'Restaura una copia en una carpeta de datos nueva (VIGIA_DATA), que aún no tenga ediciones.',
  parse: (args) => {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
    const [folder, ...more] = positionals;
    if (folder !== undefined && more.length === 0) return resolve(folder);
    throw new Refusal(
      'invalid',
      'missing-folder',
      'Indique la carpeta de la copia: npx vigia restore CARPETA (está en respaldos/ de la carpeta de datos).',
    );
  },
  // What ships and is newer than the copy enters after it, as at every start.
  prepare: (folder) => async (db, dataDir, log) => {
    await requireNoEditions(db.pool);
    // Before the tables: what refuses to be brought back leaves the database as it is.
    await restoreAuditFiles(folder, auditFilesOf(process.env, dataDir));
    await restoreBackup({ pool: db.pool, folder, migrations: join(root, 'migrations'), log });
    await fillDatabase(db, dataDir, log);
  },
  run: async (_program, folder, { log }) => {
    log(`La copia ${folder} quedó restaurada.`);
    return 0;
  },
});
