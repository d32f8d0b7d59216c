// What is kept outside of the database, where who changes the database does not reach.
import { join, resolve } from 'node:path';

export interface AuditFiles {
  /** The master key, of the keys of each subject's personal values. */
  readonly masterKey: string;
  /** Signs the cookies of sessions. */
  readonly sessionSecret: string;
  readonly seals: string;
}

/** VIGIA_KEYS: the folder of the keys; VIGIA_SEALS: the file of the seals. */
export function auditFilesOf(env: NodeJS.ProcessEnv, dataDir: string): AuditFiles {
  const keys = resolve(env['VIGIA_KEYS'] || join(dataDir, 'claves'));
  return {
    masterKey: join(keys, 'maestra.key'),
    sessionSecret: join(keys, 'sesiones.key'),
    seals: resolve(env['VIGIA_SEALS'] || join(dataDir, 'sellos/sellos.jsonl')),
  };
}
