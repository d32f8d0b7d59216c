import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { ReadTx, WriteTx } from '#server/database/database.ts';
import type { Schema } from '#server/database/schema.ts';
import type { FrozenSection } from '../minutes.ts';
import type { AttendanceEntry } from '../quorum.ts';
import type { SessionType } from '../session.ts';
import './schema.ts';

export type StoredSession = Selectable<Schema['committeeSession']>;
/** With what its committee is called. */
export type NamedSession = StoredSession & { readonly committee: string };

interface NumberRequest {
  readonly committeeId: number;
  readonly territory: string;
  readonly year: number;
  readonly type: SessionType;
  /** Ordinary sessions that were held before they were kept here. */
  readonly numberedBefore: number;
}

/** The next number; whoever asks for another of the same committee, year and type waits until this one is stored or given up. */
export async function takeSessionNumber(tx: WriteTx, request: NumberRequest): Promise<number> {
  const { numberedBefore, ...key } = request;
  const row = await tx
    .insertInto('committeeSessionNumber')
    .values({ ...key, last: numberedBefore + 1 })
    .onConflict((conflict) =>
      conflict.columns(['committeeId', 'year', 'type']).doUpdateSet({ last: sql`committee_session_number.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return row.last;
}

export async function insertSession(tx: WriteTx, session: Insertable<Schema['committeeSession']>): Promise<number> {
  const { id } = await tx.insertInto('committeeSession').values(session).returning('id').executeTakeFirstOrThrow();
  return id;
}

export async function updateSession(
  tx: WriteTx,
  id: number,
  changes: Omit<Updateable<Schema['committeeSession']>, 'id' | 'sequence' | 'changedAt'>,
): Promise<void> {
  await tx.updateTable('committeeSession').set(changes).where('id', '=', id).execute();
}

/** What calendars hear of. */
export async function updateCall(
  tx: WriteTx,
  id: number,
  changes: Pick<
    Updateable<Schema['committeeSession']>,
    'heldOn' | 'startsAt' | 'place' | 'modality' | 'year' | 'number' | 'status' | 'cancelledReason'
  >,
): Promise<void> {
  await tx
    .updateTable('committeeSession')
    .set({ ...changes, sequence: sql`sequence + 1`, changedAt: sql`clock_timestamp()` })
    .where('id', '=', id)
    .execute();
}

const named = (tx: ReadTx) =>
  tx
    .selectFrom('committeeSession as s')
    .innerJoin('committee as c', 'c.id', 's.committeeId')
    .selectAll('s')
    .select('c.title as committee');

export async function findSessionById(tx: ReadTx, id: number): Promise<NamedSession | undefined> {
  return named(tx).where('s.id', '=', id).executeTakeFirst();
}

/** Whoever changes a session waits for who does so now. */
export async function lockSession(tx: WriteTx, id: number): Promise<StoredSession | undefined> {
  return tx.selectFrom('committeeSession').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function findSessionsOf(
  tx: ReadTx,
  committeeId: number,
  window: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly NamedSession[]; readonly total: number }> {
  const { count } = await tx
    .selectFrom('committeeSession')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('committeeId', '=', committeeId)
    .executeTakeFirstOrThrow();
  const rows = await named(tx)
    .where('s.committeeId', '=', committeeId)
    .orderBy('s.heldOn', 'desc')
    .orderBy('s.id', 'desc')
    .limit(window.limit)
    .offset(window.offset)
    .execute();
  return { rows, total: count };
}

/** More than a country's committees hold in a year. */
const MOST = 200_000;

/** Of a territory and those inside it, or of one committee. */
export async function findSessionsBetween(
  tx: ReadTx,
  where: { readonly territory: string } | { readonly committeeIds: readonly number[] },
  { from, to, limit = MOST }: { readonly from: string; readonly to: string; readonly limit?: number },
): Promise<readonly NamedSession[]> {
  if ('committeeIds' in where && where.committeeIds.length === 0) return [];
  const all = named(tx).where('s.heldOn', '>=', from).where('s.heldOn', '<=', to);
  const asked =
    'territory' in where
      ? all.where('s.territory', 'like', `${where.territory}%`)
      : all.where('s.committeeId', 'in', where.committeeIds);
  return asked.orderBy('s.heldOn').orderBy('s.startsAt').orderBy('s.id').limit(limit).execute();
}

export type UnfinishedSession = Pick<
  NamedSession,
  'id' | 'committeeId' | 'territory' | 'type' | 'number' | 'year' | 'heldOn' | 'status' | 'committee'
>;

/** Up to a day, those of which something is owed: attendance, the seal, or its publication. */
export async function findUnfinishedSessions(
  tx: ReadTx,
  territory: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly UnfinishedSession[]> {
  return tx
    .selectFrom('committeeSession as s')
    .innerJoin('committee as c', 'c.id', 's.committeeId')
    .select(['s.id', 's.committeeId', 's.territory', 's.type', 's.number', 's.year', 's.heldOn', 's.status'])
    .select('c.title as committee')
    .where('s.territory', 'like', `${territory}%`)
    .where('s.heldOn', '>=', from)
    .where('s.heldOn', '<=', to)
    .where('s.status', '<>', 'cancelled')
    .where((eb) =>
      eb.or([
        eb('s.status', '<>', 'sealed'),
        eb.not(
          eb.exists(
            eb.selectFrom('committeePublication as p').select('p.sessionId').whereRef('p.sessionId', '=', 's.id'),
          ),
        ),
      ]),
    )
    .orderBy('s.heldOn')
    .orderBy('s.id')
    .execute();
}

export interface HeldDay {
  readonly committeeId: number;
  readonly type: SessionType;
  readonly heldOn: string;
}

/** Days of the sessions that took place with their quorum (`wasHeld`). */
export async function findHeldDays(tx: ReadTx, territory: string, from: string): Promise<readonly HeldDay[]> {
  return tx
    .selectFrom('committeeSession')
    .select(['committeeId', 'type', 'heldOn'])
    .where('territory', 'like', `${territory}%`)
    .where('heldOn', '>=', from)
    .where('status', 'in', ['held', 'sealed'])
    .whereRef('present', '>=', 'quorum')
    .execute();
}

export async function findAgenda(
  tx: ReadTx,
  sessionIds: readonly number[],
): Promise<readonly { sessionId: number; ordinal: number; topic: string }[]> {
  if (sessionIds.length === 0) return [];
  return tx
    .selectFrom('committeeAgendaItem')
    .select(['sessionId', 'ordinal', 'topic'])
    .where('sessionId', 'in', sessionIds)
    .orderBy('sessionId')
    .orderBy('ordinal')
    .execute();
}

type OfSession = Pick<StoredSession, 'id' | 'territory'>;

export async function replaceAgenda(
  tx: WriteTx,
  { id, territory }: OfSession,
  topics: readonly string[],
): Promise<void> {
  await tx.deleteFrom('committeeAgendaItem').where('sessionId', '=', id).execute();
  await tx
    .insertInto('committeeAgendaItem')
    .values(topics.map((topic, index) => ({ sessionId: id, territory, ordinal: index + 1, topic })))
    .execute();
}

export async function findDiscussion(
  tx: ReadTx,
  sessionId: number,
): Promise<readonly { ordinal: number; content: string }[]> {
  return tx
    .selectFrom('committeeDiscussion')
    .select(['ordinal', 'content'])
    .where('sessionId', '=', sessionId)
    .orderBy('ordinal')
    .execute();
}

export async function replaceDiscussion(
  tx: WriteTx,
  { id, territory }: OfSession,
  items: readonly { readonly ordinal: number; readonly content: string }[],
): Promise<void> {
  await tx.deleteFrom('committeeDiscussion').where('sessionId', '=', id).execute();
  const said = items.filter(({ content }) => content !== '');
  if (said.length > 0)
    await tx
      .insertInto('committeeDiscussion')
      .values(said.map((item) => ({ ...item, sessionId: id, territory })))
      .execute();
}

export async function findAttendance(tx: ReadTx, sessionId: number): Promise<readonly AttendanceEntry[]> {
  return tx
    .selectFrom('committeeAttendance')
    .select(['seatId', 'appointmentId', 'excused'])
    .where('sessionId', '=', sessionId)
    .orderBy('seatId')
    .execute();
}

export async function replaceAttendance(
  tx: WriteTx,
  { id, territory }: OfSession,
  entries: readonly AttendanceEntry[],
): Promise<void> {
  await tx.deleteFrom('committeeAttendance').where('sessionId', '=', id).execute();
  if (entries.length > 0)
    await tx
      .insertInto('committeeAttendance')
      .values(entries.map((entry) => ({ ...entry, sessionId: id, territory })))
      .execute();
}

export async function findFrozen(tx: ReadTx, sessionId: number): Promise<readonly FrozenSection[]> {
  const rows = await tx
    .selectFrom('committeeFrozenSection')
    .select('content')
    .where('sessionId', '=', sessionId)
    .orderBy('section')
    .execute();
  // Written by `replaceFrozen` alone.
  return rows.map(({ content }) => content as FrozenSection);
}

export async function replaceFrozen(
  tx: WriteTx,
  { id, territory }: OfSession,
  sections: readonly FrozenSection[],
): Promise<void> {
  await tx.deleteFrom('committeeFrozenSection').where('sessionId', '=', id).execute();
  if (sections.length > 0)
    await tx
      .insertInto('committeeFrozenSection')
      .values(sections.map((one) => ({ sessionId: id, territory, section: one.section, content: JSON.stringify(one) })))
      .execute();
}

export async function findProposals(
  tx: ReadTx,
  sessionId: number,
): Promise<readonly { number: number; content: string; answer: string }[]> {
  return tx
    .selectFrom('committeeProposal')
    .select(['number', 'content', 'answer'])
    .where('sessionId', '=', sessionId)
    .orderBy('number')
    .execute();
}

/** Its number is the next one of the session, which who calls has locked. */
export async function insertProposal(
  tx: WriteTx,
  proposal: Omit<Insertable<Schema['committeeProposal']>, 'number'>,
): Promise<void> {
  await tx
    .insertInto('committeeProposal')
    .values({
      ...proposal,
      number: sql<number>`(SELECT coalesce(max(number), 0) + 1 FROM committee_proposal WHERE session_id = ${proposal.sessionId})`,
    })
    .execute();
}
