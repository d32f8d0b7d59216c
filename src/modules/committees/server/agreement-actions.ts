import { formatDate } from '#shared/calendar-date.ts';
import { Refusal } from '#shared/refusal.ts';
import type { WriteTx } from '#server/database/database.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import { authorise } from '#modules/identity/index.ts';
import { findEvidence } from '#modules/sources/server/index.ts';
import { AGREEMENT_STATUS_WORDS } from '../agreement.ts';
import type { AgreementInput, AgreementReportInput } from '../contract.ts';
import { COMMITTEES } from '../policy.ts';
import { insertAgreement, insertReport, lockAgreement, updateAgreementStatus } from './agreement-store.ts';
import { type Asking, lockedSession } from './named.ts';
import { requireMayAgree } from './session-actions.ts';

export async function addAgreement(
  tx: WriteTx,
  sessionId: number,
  input: AgreementInput,
  { actor }: Asking,
): Promise<number> {
  const session = await lockedSession(tx, sessionId);
  const { territory, committeeId, heldOn } = session;
  authorise(actor, COMMITTEES.record, territory);
  requireMayAgree(session);
  if (input.dueOn < heldOn)
    throw new Refusal(
      'invalid',
      'due-before-session',
      `El plazo no puede ser anterior a la sesión, que es del ${formatDate(heldOn)}.`,
    );
  const id = await insertAgreement(tx, {
    ...input,
    sessionId,
    committeeId,
    territory,
    closedOn: null,
    createdBy: actor.name,
  });
  await recordAct(tx, {
    actor,
    territory,
    action: 'addAgreement',
    subject: `committee-agreement/${id}`,
    details: { values: input },
  });
  return id;
}

/** Only evidence closes an agreement as done; one that is dropped says why. */
export async function reportAgreement(
  tx: WriteTx,
  agreementId: number,
  { status, note, evidence }: AgreementReportInput,
  { actor, today }: Asking,
): Promise<void> {
  const agreement = await lockAgreement(tx, agreementId);
  if (!agreement) throw new Refusal('not-found', 'unknown-agreement', 'Ese acuerdo no existe.');
  const { territory } = agreement;
  authorise(actor, COMMITTEES.report, territory);
  if (agreement.status !== 'open')
    throw new Refusal(
      'conflict',
      'agreement-closed',
      `El acuerdo ya está ${AGREEMENT_STATUS_WORDS[agreement.status]}.`,
    );
  const found = await findEvidence(tx, evidence);
  if (found.length !== new Set(evidence).size || found.some((one) => !one.territory.startsWith(territory)))
    throw new Refusal('invalid', 'unknown-evidence', 'Ese sustento no existe en el territorio del comité.');
  if (status === 'done' && evidence.length === 0)
    throw new Refusal(
      'invalid',
      'agreement-without-evidence',
      'Un acuerdo se da por cumplido con su sustento: adjúntelo.',
    );
  await insertReport(tx, {
    agreementId,
    territory,
    reportedOn: today,
    status,
    note,
    evidenceIds: [...evidence],
    createdBy: actor.name,
  });
  await updateAgreementStatus(tx, agreementId, { status, closedOn: status === 'open' ? null : today });
  await recordAct(tx, {
    actor,
    territory,
    action: 'reportAgreement',
    subject: `committee-agreement/${agreementId}`,
    details: { before: { status: agreement.status }, after: { status }, evidence: evidence.length },
  });
}
