// What is done to a committee: registered, and followed from what an edition lists.
import { formatDate } from '#shared/calendar-date.ts';
import { Refusal } from '#shared/refusal.ts';
import type { WriteTx } from '#server/database/database.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import { authorise } from '#modules/identity/index.ts';
import { KINDS, mayMeetIn } from '../committee.ts';
import type { CommitteeInput, EditionBody, EditionBodyInput } from '../contract.ts';
import { COMMITTEES } from '../policy.ts';
import { findCommittee, findCommitteeLike, findCommitteeOfLaw, insertCommittee } from './committee-store.ts';
import { insertSeat } from './member-store.ts';
import { type Asking, codeOf } from './named.ts';

const LEVEL_WORDS: Readonly<Record<number, string>> = {
  0: 'el país',
  2: 'una región',
  4: 'una provincia',
  6: 'un distrito',
};

export async function registerCommittee(tx: WriteTx, input: CommitteeInput, { actor, today }: Asking): Promise<number> {
  const territory = codeOf(input.territory);
  authorise(actor, COMMITTEES.keep, territory);
  const { kind, title, norm, installedOn, followedSince, parentId } = input;
  if (!mayMeetIn(kind, territory))
    throw new Refusal(
      'invalid',
      'committee-of-another-level',
      `${KINDS[kind].label} no es de ese nivel: se registra en ${KINDS[kind].digits.map((digits) => LEVEL_WORDS[digits]).join(' o ')}.`,
    );
  if (followedSince > today || (installedOn !== null && installedOn > today))
    throw new Refusal(
      'invalid',
      'date-in-the-future',
      'La instalación y el inicio del registro no pueden ser futuros.',
    );
  const isOfLaw = kind === 'coresec' || kind === 'coprosec' || kind === 'codisec';
  const other = isOfLaw
    ? await findCommitteeOfLaw(tx, territory)
    : await findCommitteeLike(tx, { territory, kind, title });
  if (other) throw new Refusal('conflict', 'committee-exists', `Ya está registrado: ${other.title}.`);
  await requireGroup(tx, kind === 'technicalTeam', territory, parentId);
  const id = await insertCommittee(tx, {
    territory,
    kind,
    title,
    norm,
    installedOn,
    followedSince,
    parentId,
    editionBody: null,
    numberedBefore: 0,
    createdBy: actor.name,
  });
  await recordAct(tx, {
    actor,
    territory,
    action: 'registerCommittee',
    subject: `committee/${id}`,
    details: { values: { kind, title, norm, followedSince } },
  });
  return id;
}

async function requireGroup(tx: WriteTx, isTeam: boolean, territory: string, parentId: number | null): Promise<void> {
  const parent = parentId === null ? undefined : await findCommittee(tx, parentId);
  const fits = isTeam ? parent?.kind === 'workingGroup' && parent.territory === territory : parentId === null;
  if (!fits)
    throw new Refusal(
      'invalid',
      'team-without-group',
      'Un equipo técnico es de un grupo de trabajo del mismo territorio, y solo un equipo lo es.',
    );
}

/** Its sessions go on from those that the edition counts, and its members are those that it lists: nothing is typed again. */
export async function followEditionBody(
  tx: WriteTx,
  input: EditionBodyInput,
  bodies: readonly EditionBody[],
  { actor, today }: Asking,
): Promise<number> {
  authorise(actor, COMMITTEES.keep, '');
  const body = bodies.find((one) => one.body === input.body);
  if (!body) throw new Refusal('not-found', 'unknown-edition-body', 'Ninguna edición lista ese grupo o equipo.');
  if (body.committeeId !== null)
    throw new Refusal('conflict', 'committee-exists', `Ya está registrado: ${body.title}.`);
  if (input.followedSince > today)
    throw new Refusal(
      'invalid',
      'date-in-the-future',
      'La instalación y el inicio del registro no pueden ser futuros.',
    );
  const last = body.sessions.at(-1);
  if (last && input.followedSince <= last.heldOn)
    throw new Refusal(
      'invalid',
      'sessions-of-the-edition',
      `La edición ya lista sus sesiones hasta el ${formatDate(last.heldOn)}: el registro empieza después.`,
    );
  const group = bodies.find((one) => one.body === 'group');
  if (body.kind === 'technicalTeam' && (group?.committeeId ?? null) === null)
    throw new Refusal('conflict', 'team-without-group', 'Registre primero el grupo de trabajo del equipo.');
  const id = await insertCommittee(tx, {
    territory: '',
    kind: body.kind,
    title: body.title,
    norm: input.norm,
    installedOn: body.installedOn,
    followedSince: input.followedSince,
    parentId: body.kind === 'technicalTeam' ? (group?.committeeId ?? null) : null,
    editionBody: body.body,
    numberedBefore: body.held,
    createdBy: actor.name,
  });
  for (const entity of body.members)
    await insertSeat(tx, {
      committeeId: id,
      territory: '',
      position: 'Representante',
      entity,
      presides: false,
      closedOn: null,
      createdBy: actor.name,
    });
  await recordAct(tx, {
    actor,
    territory: '',
    action: 'registerCommittee',
    subject: `committee/${id}`,
    details: { values: { title: body.title, edition: body.body, sessions: body.held, members: body.members.length } },
  });
  return id;
}
