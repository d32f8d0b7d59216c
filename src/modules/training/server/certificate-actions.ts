// Certificates: issued to who qualifies, revoked for a reason, never erased.
import { randomBytes } from 'node:crypto';
import type { WriteTx } from '#server/database/database.ts';
import { Refusal } from '#shared/refusal.ts';
import { authorise } from '#modules/identity/index.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import type { WorkDeps } from '#modules/sources/server/index.ts';
import type { IssuedCertificates } from '../contract.ts';
import { certificateCode, CODE_LENGTH } from '../events/certificate.ts';
import { qualificationOf, requireQualified } from '../events/qualification.ts';
import { TRAINING } from '../policy.ts';
import {
  findCertificate,
  findCertificates,
  insertCertificate,
  type StoredCertificate,
  updateCertificateRevoked,
} from './certificate-store.ts';
import { type ActionContext, eventToChange } from './event-actions.ts';
import { candidatesOf } from './candidates.ts';
import { findPassRule } from './pass-rule.ts';
import { findAttendance, findParticipants } from './participant-store.ts';

/** To one participant, or to all who qualify and have none. */
export async function issueCertificates(
  tx: WriteTx,
  eventId: number,
  participant: number | null,
  deps: Pick<WorkDeps, 'scopeOf'>,
  context: ActionContext,
): Promise<IssuedCertificates> {
  const event = await eventToChange(tx, eventId, TRAINING.certify, context);
  if (event.status !== 'closed')
    throw new Refusal('conflict', 'event-not-closed', 'Los certificados se emiten cuando el evento se cierra.');
  const rule = await findPassRule(tx, deps, event);
  const people = await findParticipants(tx, eventId);
  const asked = participant === null ? people : people.filter(({ id }) => id === participant);
  if (participant !== null && asked.length === 0)
    throw new Refusal('not-found', 'unknown-participant', 'Ese participante no existe.');
  const held = new Set((await findCertificates(tx, eventId)).map(({ participantId }) => participantId));
  if (participant !== null && held.has(participant))
    throw new Refusal(
      'conflict',
      'certificate-issued',
      'Ya tiene un certificado de este evento, aunque se haya revocado.',
    );
  const candidates = candidatesOf(asked, await findAttendance(tx, eventId));
  const qualified = candidates.filter((one) => {
    const qualification = qualificationOf(one, event.isEvaluated, rule);
    if (participant !== null) requireQualified(qualification);
    return qualification.kind === 'qualifies' && !held.has(one.person.id);
  });
  for (const { person } of qualified) {
    const code = certificateCode(randomBytes(CODE_LENGTH));
    const id = await insertCertificate(tx, {
      code,
      eventId,
      participantId: person.id,
      territory: event.territory,
      holderName: person.holderName,
      issuedOn: context.today,
      issuedBy: context.actor.name,
    });
    await recordAct(tx, {
      actor: context.actor,
      territory: event.territory,
      action: 'issueCertificate',
      subject: `certificate/${id}`,
      details: { event: eventId, participant: person.id },
    });
  }
  return { issued: qualified.length, left: asked.filter(({ id }) => !held.has(id)).length - qualified.length };
}

export function unknownCertificate(): Refusal {
  return new Refusal('not-found', 'unknown-certificate', 'Ese certificado no existe.');
}

export async function revokeCertificate(
  tx: WriteTx,
  id: number,
  reason: string,
  { actor, today }: ActionContext,
): Promise<StoredCertificate> {
  const certificate = await findCertificate(tx, id);
  if (!certificate) throw unknownCertificate();
  authorise(actor, TRAINING.revoke, certificate.territory);
  if (!(await updateCertificateRevoked(tx, id, { on: today, by: actor.name, reason })))
    throw new Refusal('conflict', 'certificate-revoked', 'Ese certificado ya estaba revocado.');
  await recordAct(tx, {
    actor,
    territory: certificate.territory,
    action: 'revokeCertificate',
    subject: `certificate/${id}`,
    reason,
  });
  return certificate;
}
