// A row that a file brought with errors and that nobody will mend: it stays as it came, and waits no more.
import type { WriteTx } from '#server/database/database.ts';
import { Refusal } from '#shared/refusal.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import { authorise, type Principal } from '#modules/identity/index.ts';
import { inSection, SOURCES } from '../policy.ts';
import type { AnySection } from '../section.ts';
import { findRejectedRowToMend, markDiscarded } from './mending-store.ts';
import { findEdition } from './store.ts';

/** Throws a Refusal: unknown-rejected-row, edition-retired. */
export async function discardRow(
  tx: WriteTx,
  sections: readonly AnySection[],
  id: number,
  reason: string,
  actor: Principal,
): Promise<void> {
  const rejected = await findRejectedRowToMend(tx, id);
  const edition = rejected && (await findEdition(tx, rejected.editionId));
  const section = sections.find(({ code }) => code === edition?.section);
  if (!rejected || !edition || !section) {
    throw new Refusal(
      'not-found',
      'unknown-rejected-row',
      'Esa fila ya no espera decisión: quizá otra persona la corrigió o la descartó.',
    );
  }
  authorise(actor, inSection(SOURCES.mendRow, section), edition.territory);
  if (edition.retiredOn !== null)
    throw new Refusal('conflict', 'edition-retired', 'La edición de esa fila está retirada.');
  const left = await markDiscarded(tx, rejected, { author: actor.name, reason });
  await recordAct(tx, {
    actor,
    territory: edition.territory,
    action: 'discardRow',
    subject: `rejected/${rejected.id}`,
    reason,
    details: { edition: edition.id, sheet: rejected.sheet, row: rejected.row, left },
  });
}
