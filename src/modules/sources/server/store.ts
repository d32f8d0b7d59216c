import { sql } from 'kysely';
import type { ReadTx } from '#server/database/database.ts';
import { contains, type Edition, editionsInForce, recordsInForce, type StoredRecord } from '../edition.ts';
import type { Scope } from '../section.ts';
import type { TableSpec } from '../table.ts';

export async function findEditionsOfSection(_tx: ReadTx, _section: string): Promise<readonly Edition[]> { void sql; void contains; void editionsInForce; void recordsInForce; return []; }
export async function findRecordsInForce(_tx: ReadTx, _tables: readonly TableSpec[], _editions: readonly Edition[], _scope: Scope): Promise<{ editions: readonly Edition[]; records: readonly StoredRecord[] }> { return { editions: [], records: [] }; }
