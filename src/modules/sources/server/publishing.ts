// A draft that was looked at becomes known: from then on it counts.
import type { WriteTx } from '#server/database/database.ts';
import { Refusal } from '#shared/refusal.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import { authorise, type Principal } from '#modules/identity/index.ts';
import { inSection, SOURCES } from '../policy.ts';
import type { AnySection } from '../section.ts';
import { findEdition, publishEditionRow } from './store.ts';

/** Throws a Refusal: unknown-edition, edition-retired, edition-published. */
export async function publishEdition(
  tx: WriteTx,
  sections: readonly AnySection[],
  id: number,
  reason: string,
  actor: Principal,
): Promise<void> {
  const edition = await findEdition(tx, id);
  const section = sections.find(({ code }) => code === edition?.section);
  if (!edition || !section) throw new Refusal('not-found', 'unknown-edition', 'Esa edición no existe.');
  authorise(actor, inSection(SOURCES.publishEdition, section), edition.territory);
  if (edition.retiredOn !== null) throw new Refusal('conflict', 'edition-retired', 'Esa edición está retirada.');
  if (!(await publishEditionRow(tx, id)))
    throw new Refusal('conflict', 'edition-published', 'Esa edición ya estaba publicada.');
  await recordAct(tx, {
    actor,
    territory: edition.territory,
    action: 'publishEdition',
    subject: `edition/${id}`,
    reason,
    announces: { section: edition.section, isPublic: true },
  });
}
