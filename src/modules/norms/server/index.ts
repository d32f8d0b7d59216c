import type { ReadTx } from '#server/database/database.ts';
import type { Scope, StoredRecord } from '#modules/sources/index.ts';
import { findEditionsOfSection, findRecordsInForce, plugSection } from '#modules/sources/server/index.ts';
import { normsSection } from '../section.ts';
import { PARAMETER_TABLE } from '../tables.ts';

export const normsPlug = plugSection(normsSection);

/** Rows of `legal-parameter` in force for a territory at a date: what `parameterAt` reads. */
export async function findParameters(tx: ReadTx, scope: Scope): Promise<readonly StoredRecord[]> {
  const live = await findEditionsOfSection(tx, normsSection.code);
  const { records } = await findRecordsInForce(tx, [PARAMETER_TABLE], live, scope);
  return records;
}
