// The thresholds in use: rows of editions, with the changes that were applied over them.
import type { ReadTx } from '#server/database/database.ts';
import { contains, type Scope, type StoredRecord } from '#modules/sources/index.ts';
import { findEditionsOfSection, findRecordsInForce } from '#modules/sources/server/index.ts';
import { withChanges } from '../parameter-change.ts';
import { PARAMETER_TABLE } from '../tables.ts';
import { findAppliedChanges } from './parameter-store.ts';

const SECTION = 'norms';

/** Rows of `legal-parameter` in force for a territory at a date: what `parameterAt` reads. */
export async function findParameters(tx: ReadTx, scope: Scope): Promise<readonly StoredRecord[]> {
  const live = await findEditionsOfSection(tx, SECTION);
  const { records } = await findRecordsInForce(tx, [PARAMETER_TABLE], live, scope);
  const changes = await findAppliedChanges(tx, scope.asOf);
  return withChanges(
    records,
    changes.filter(({ territory }) => contains(territory, scope.place.code) || contains(scope.place.code, territory)),
  );
}
