// A row that a file brought with errors is mended on screen and joins its edition.
import type { WriteTx } from '#server/database/database.ts';
import { Refusal } from '#shared/refusal.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import { authorise } from '#modules/identity/index.ts';
import type { MendRowInput } from '../contract.ts';
import { changeOf, type Edition, type Locator, type StoredRecord } from '../edition.ts';
import { documentOfRaw, tableOfRejected, typedOfRaw } from '../mending.ts';
import type { TableSpec, Values } from '../table.ts';
import { inSection, SOURCES } from '../policy.ts';
import { type ActionContext, readTyped } from './actions.ts';
import { findRejectedRowToMend, hasRowLike, type RejectedRow, removeRejectedRow } from './mending-store.ts';
import type { AnySection } from '../section.ts';
import { insertTypedRecord } from './revision-store.ts';
import { requireInside, territoryOf } from './row-place.ts';
import { addTableToEdition, findEdition } from './store.ts';

/** Throws a Refusal: unknown-rejected-row, edition-retired, needs-corrected-file, bad-row, outside-territory, repeated-row. */
export async function mendRow(
  tx: WriteTx,
  sections: readonly AnySection[],
  id: number,
  mend: MendRowInput,
  context: ActionContext,
): Promise<StoredRecord> {
  const rejected = await findRejectedRowToMend(tx, id);
  const edition = rejected && (await findEdition(tx, rejected.editionId));
  const section = sections.find(({ code }) => code === edition?.section);
  if (!rejected || !edition || !section) {
    throw new Refusal(
      'not-found',
      'unknown-rejected-row',
      'Esa fila ya no espera corrección: quizá otra persona la corrigió o la descartó.',
    );
  }
  authorise(context.actor, inSection(SOURCES.mendRow, section), edition.territory);
  if (edition.retiredOn !== null)
    throw new Refusal('conflict', 'edition-retired', 'La edición de esa fila está retirada.');
  const table = tableOf(sections, edition, rejected);
  const { values, printed } = readTyped(table, { ...typedOfRaw(table, rejected.raw), ...mend.values }, context);
  const territory = territoryOf(table, values, edition.territory);
  await requirePlace(tx, table, edition, territory, values);
  await addTableToEdition(tx, edition.id, table.code);
  const record = await insertTypedRecord(
    tx,
    { editionId: edition.id, table: table.code, territory, values, printed, locator: locatorOf(edition, rejected) },
    { author: context.actor.name, reason: mend.reason },
  );
  const left = await removeRejectedRow(tx, rejected);
  await recordAct(tx, {
    actor: context.actor,
    territory,
    action: 'mendRow',
    subject: `record/${record.id}`,
    reason: mend.reason,
    details: { edition: edition.id, table: table.code, sheet: rejected.sheet, row: rejected.row, after: values, left },
    announces: changeOf(edition),
  });
  return record;
}

function tableOf(sections: readonly AnySection[], edition: Edition, rejected: RejectedRow): TableSpec {
  const section = sections.find(({ code }) => code === edition.section);
  const table = section && tableOfRejected(rejected, section.tables);
  if (table) return table;
  throw new Refusal(
    'invalid',
    'needs-corrected-file',
    'Esa fila no se corrige en pantalla: corrija el archivo y vuelva a cargarlo; será la revisión siguiente.',
  );
}

/** Inside the edition's territory, and not there yet. */
async function requirePlace(
  tx: WriteTx,
  table: TableSpec,
  edition: Edition,
  territory: string,
  values: Values,
): Promise<void> {
  requireInside(edition, territory);
  if (table.key.length === 0) return;
  const key = Object.fromEntries(table.key.map((name) => [name, values[name] ?? null]));
  if (await hasRowLike(tx, edition.id, table.code, key))
    throw new Refusal(
      'conflict',
      'repeated-row',
      'La edición ya tiene una fila de lo mismo: cambie lo que la distingue.',
    );
}

function locatorOf(edition: Edition, rejected: RejectedRow): Locator {
  const document = documentOfRaw(rejected.raw);
  return {
    file: edition.fileName ?? '',
    sheet: rejected.sheet,
    row: rejected.row,
    ...(document === '' ? {} : { document }),
  };
}
