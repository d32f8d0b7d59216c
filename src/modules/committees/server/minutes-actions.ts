// Minutes are sealed once. What was sealed never changes: a rectification is another version that says its difference.
import { createHash } from 'node:crypto';
import { Refusal } from '#shared/refusal.ts';
import type { WriteTx } from '#server/database/database.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import { authorise } from '#modules/identity/index.ts';
import type { RectificationInput } from '../contract.ts';
import { differencesOf, type MinutesBody, rectified, withoutPrivateNames } from '../minutes.ts';
import { COMMITTEES } from '../policy.ts';
import { publishAgreements } from './agreement-store.ts';
import { printMinutes } from './minutes/index.ts';
import { minutesBodyOf, sha256Of } from './minutes-body.ts';
import {
  findMinutes,
  findPublicationsOf,
  insertMinutes,
  insertPublication,
  type StoredMinutes,
} from './minutes-store.ts';
import { type Asking, lockedSession, requireUnsealed } from './named.ts';
import { type StoredSession, updateSession } from './session-store.ts';

interface Version {
  readonly body: MinutesBody;
  readonly version: number;
  readonly reason: string | null;
}

async function storeVersion(
  tx: WriteTx,
  { id, territory }: StoredSession,
  { body, version, reason }: Version,
  { actor, today }: Asking,
): Promise<string> {
  const sha256 = sha256Of(body);
  const pdf = await printMinutes(body, { kind: 'sealed', version, sha256, sealedOn: today });
  await insertMinutes(tx, {
    sessionId: id,
    version,
    territory,
    body,
    sha256,
    pdf,
    pdfSha256: createHash('sha256').update(pdf).digest('hex'),
    reason,
    sealedOn: today,
    sealedBy: actor.name,
  });
  return sha256;
}

export async function sealMinutes(
  tx: WriteTx,
  sessionId: number,
  placeName: string,
  asking: Asking,
): Promise<{ readonly sha256: string }> {
  const session = await lockedSession(tx, sessionId);
  const { territory, status } = session;
  authorise(asking.actor, COMMITTEES.seal, territory);
  requireUnsealed(session);
  if (status === 'called')
    throw new Refusal('conflict', 'session-not-held', 'Registre primero la asistencia de la sesión.');
  const body = await minutesBodyOf(tx, session, placeName);
  const sha256 = await storeVersion(tx, session, { body, version: 1, reason: null }, asking);
  await updateSession(tx, sessionId, { status: 'sealed' });
  await recordAct(tx, {
    actor: asking.actor,
    territory,
    action: 'sealMinutes',
    subject: `committee-session/${sessionId}`,
    details: { sha256, version: 1 },
  });
  return { sha256 };
}

async function latestOf(tx: WriteTx, sessionId: number): Promise<StoredMinutes> {
  const latest = (await findMinutes(tx, sessionId)).at(-1);
  if (!latest) throw new Refusal('conflict', 'minutes-not-sealed', 'El acta de esta sesión todavía no está sellada.');
  return latest;
}

export async function rectifyMinutes(
  tx: WriteTx,
  sessionId: number,
  input: RectificationInput,
  asking: Asking,
): Promise<{ readonly sha256: string; readonly version: number }> {
  const session = await lockedSession(tx, sessionId);
  const { territory } = session;
  authorise(asking.actor, COMMITTEES.seal, territory);
  const latest = await latestOf(tx, sessionId);
  if (differencesOf(latest.body, input).length === 0)
    throw new Refusal('invalid', 'nothing-to-rectify', 'La rectificación dice lo mismo que el acta sellada.');
  const version = latest.version + 1;
  const body = rectified(latest, input);
  const sha256 = await storeVersion(tx, session, { body, version, reason: input.reason }, asking);
  await recordAct(tx, {
    actor: asking.actor,
    territory,
    action: 'rectifyMinutes',
    subject: `committee-session/${sessionId}`,
    reason: input.reason,
    details: { sha256, version, rectifies: latest.sha256 },
  });
  return { sha256, version };
}

/** Everybody may read the latest version from now on, and what the session agreed; the names that are not public stay here. */
export async function publishMinutes(tx: WriteTx, sessionId: number, { actor, today }: Asking): Promise<void> {
  const session = await lockedSession(tx, sessionId);
  const { territory } = session;
  authorise(actor, COMMITTEES.seal, territory);
  const { version, sha256, sealedOn, body } = await latestOf(tx, sessionId);
  const published = await findPublicationsOf(tx, [sessionId]);
  if (published.some((one) => one.version === version))
    throw new Refusal('conflict', 'already-published', 'Esa versión del acta ya está publicada.');
  const pdf = await printMinutes(withoutPrivateNames(body), { kind: 'published', version, sha256, sealedOn });
  await insertPublication(tx, {
    sessionId,
    version,
    territory,
    sha256,
    pdf,
    publishedOn: today,
    publishedBy: actor.name,
  });
  await publishAgreements(tx, sessionId);
  await recordAct(tx, {
    actor,
    territory,
    action: 'publishMinutes',
    subject: `committee-session/${sessionId}`,
    details: { version, sha256 },
  });
}
