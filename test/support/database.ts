// A database of its own for each test file, copied from a template of the run.
import { randomUUID } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { type Database, openDatabase } from '#server/database/database.ts';
import { EVERYWHERE } from '#shared/jurisdiction.ts';
import { TEMPLATE_EMPTY, TEMPLATE_FULL, urlOf } from './global-setup.ts';

export interface TestDatabase extends Database {
  readonly connectionString: string;
}

/**
 * 'empty' is migrated; 'full' holds all that ships (territory, national SIDPOL file, Callao edition).
 * Call it at the top of a `describe`: it is dropped when the file ends.
 */
export async function openTestDatabase(template: 'empty' | 'full'): Promise<TestDatabase> {
  const adminUrl = inject('adminUrl');
  const name = `test_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  const admin = openDatabase(adminUrl, { jurisdiction: EVERYWHERE, maxConnections: 1 });
  await admin.pool.query(`CREATE DATABASE ${name} TEMPLATE ${template === 'empty' ? TEMPLATE_EMPTY : TEMPLATE_FULL}`);
  const connectionString = urlOf(adminUrl, name);
  const db = openDatabase(connectionString, { jurisdiction: EVERYWHERE, maxConnections: 4 });
  afterAll(async () => {
    await db.close();
    await admin.pool.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.close();
  });
  return { ...db, connectionString };
}
