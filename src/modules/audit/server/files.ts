// What the audit keeps outside of the database, where who changes the database does not reach.
import { join, resolve } from 'node:path';

export interface AuditFiles {
  /** The master key, of the keys of each subject's personal values. */
  readonly masterKey: string;
  readonly seals: string;
}

export function auditFilesOf(env: NodeJS.ProcessEnv, dataDir: string): AuditFiles {
  return {
    masterKey: resolve(env['VIGIA_KEYS'] || join(dataDir, 'claves/maestra.key')),
    seals: resolve(env['VIGIA_SEALS'] || join(dataDir, 'sellos/sellos.jsonl')),
  };
}
