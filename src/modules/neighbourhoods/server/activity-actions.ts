// An activity is written by devices that may be late: what they bring joins what is here, and nothing is lost.
import type { ReadTx, WriteTx } from '#server/database/database.ts';
import { readPolygons } from '#shared/polygon.ts';
import { Refusal } from '#shared/refusal.ts';
import {
  conflictsOf,
  dotText,
  isSeen,
  knowsAll,
  merged,
  NOTHING_WRITTEN,
  type Seen,
  withChange,
} from '#shared/versioned-fields.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import { authorise, type Principal } from '#modules/identity/index.ts';
import { publishEvidence } from '#modules/sources/server/index.ts';
import { type ActivityFields, type ActivityRecord, type FieldValue, fieldsOf, type Status } from '../activity.ts';
import { type ActivityProblem, activityProblems, type NeighbourhoodFacts } from '../activity-rules.ts';
import { NEIGHBOURHOODS } from '../policy.ts';
import {
  findActivityToChange,
  isSessionListed,
  type StoredActivity,
  storeActivity,
  updateStatus,
} from './activity-store.ts';
import { type NeighbourhoodContext, reachNeighbourhood } from './neighbourhood-actions.ts';
import { deleteMonth, findMonthsOf, type NeighbourhoodRow } from './neighbourhood-store.ts';
import { findPictures } from './picture-store.ts';

interface Brought {
  readonly id: string;
  readonly record: ActivityRecord;
  /** Where who brings it acts: of a draft that names no neighbourhood. */
  readonly territory: string;
  readonly source: 'field' | 'desk' | 'import';
}

/** Done again, it changes nothing. Throws a Refusal: activity-elsewhere. */
export async function bringActivity(
  tx: WriteTx,
  brought: Brought,
  context: NeighbourhoodContext,
): Promise<StoredActivity> {
  const { actor } = context;
  const known = await findActivityToChange(tx, brought.id);
  if (known && knowsAll(known.record.seen, brought.record.seen)) {
    authorise(actor, NEIGHBOURHOODS.logActivity, known.territory);
    return known;
  }
  const record = merged<FieldValue>(known?.record ?? NOTHING_WRITTEN, brought.record);
  const fields = fieldsOf(record);
  const named = fields.neighbourhood ?? null;
  // Before anything is looked for there: in whose name would it come in?
  if (known) authorise(actor, NEIGHBOURHOODS.logActivity, known.territory);
  const district = named === null ? undefined : /^\d{6}(?=-)/.exec(named)?.[0];
  authorise(actor, NEIGHBOURHOODS.logActivity, district ?? known?.territory ?? brought.territory);
  const neighbourhood = named === null ? undefined : await reachNeighbourhood(tx, named, context);
  const territory = neighbourhood?.territory ?? district ?? known?.territory ?? brought.territory;
  const problems = await problemsOf(tx, brought.id, fields, neighbourhood, context, known);
  const status = statusAfter(known, fields, problems);
  const isStored = await storeActivity(
    tx,
    {
      id: brought.id,
      territory,
      status,
      record,
      writers: writersOf(record, brought.record, known, actor.name),
      fields,
      neighbourhoodId: neighbourhood?.id ?? null,
      problems,
      conflicts: conflictsOf(record).map(({ field }) => field),
      source: brought.source,
      actor: actor.name,
    },
    known === undefined,
  );
  if (!isStored) throw new Refusal('conflict', 'activity-elsewhere', 'Esa actividad es de otro territorio.');
  if (known?.status === 'validated') await reopenMonth(tx, known, context.actor);
  await recordAct(tx, {
    actor,
    territory,
    action: 'logActivity',
    subject: `activity/${brought.id}`,
    details: { status },
  });
  const stored = await findActivityToChange(tx, brought.id);
  if (!stored) throw new Error(`activity ${brought.id} was stored and is not there`);
  return stored;
}

/** What was declared complete is no more. */
async function reopenMonth(tx: WriteTx, { neighbourhoodId, heldOn }: StoredActivity, actor: Principal): Promise<void> {
  if (neighbourhoodId === null || heldOn === null) return;
  const month = heldOn.slice(0, 7);
  if (!(await deleteMonth(tx, neighbourhoodId, month))) return;
  await recordAct(tx, {
    actor,
    territory: neighbourhoodId.slice(0, 6),
    action: 'withdrawMonth',
    subject: `neighbourhood/${neighbourhoodId}`,
    reason: 'Cambió una actividad validada de ese mes',
    details: { month },
  });
}

async function problemsOf(
  tx: ReadTx,
  id: string,
  fields: ActivityFields,
  neighbourhood: NeighbourhoodRow | undefined,
  { today }: NeighbourhoodContext,
  known: StoredActivity | undefined,
): Promise<readonly ActivityProblem[]> {
  const declared = neighbourhood ? await findMonthsOf(tx, neighbourhood.id) : {};
  // A validated one that changes reopens its own month.
  const own = known?.status === 'validated' ? known.heldOn?.slice(0, 7) : undefined;
  const months = Object.fromEntries(Object.entries(declared).filter(([month]) => month !== own));
  const problems = activityProblems(fields, {
    today,
    months,
    neighbourhood: neighbourhood ? factsOf(neighbourhood) : null,
  });
  const isListed =
    neighbourhood && fields.session ? await isSessionListed(tx, neighbourhood.id, fields.session, id) : false;
  return isListed
    ? [
        ...problems,
        {
          code: 'session-already-listed',
          field: 'session',
          message: 'Esa sesión ya figura en el barrio: una sesión se cuenta una vez.',
        },
      ]
    : problems;
}

export function factsOf({ title, limits, startsOn, endsOn }: NeighbourhoodRow): NeighbourhoodFacts {
  const reading = limits === null ? undefined : readPolygons(limits);
  return { name: title, limits: reading && 'polygons' in reading ? reading.polygons : null, startsOn, endsOn };
}

function statusAfter(
  known: StoredActivity | undefined,
  fields: ActivityFields,
  problems: readonly ActivityProblem[],
): Status {
  if (known?.status === 'withdrawn') return 'withdrawn';
  return fields.isWhole === true && problems.length === 0 ? 'registered' : 'draft';
}

/** Who wrote what stands; of what was not known here, whoever brings it. */
function writersOf(
  record: ActivityRecord,
  brought: ActivityRecord,
  known: StoredActivity | undefined,
  name: string,
): Readonly<Record<string, string>> {
  const standing = new Set(Object.values(record.fields).flatMap((writes) => writes.map(dotText)));
  const fresh = Object.values(brought.fields)
    .flat()
    .filter((write) => !isSeen(known?.record.seen ?? {}, write))
    .map((write) => [dotText(write), name] as const);
  return Object.fromEntries([...Object.entries(known?.writers ?? {}), ...fresh].filter(([dot]) => standing.has(dot)));
}

interface DeskChange {
  readonly id: string;
  /** What was on the screen. */
  readonly seen: Seen;
  readonly values: Readonly<Record<string, FieldValue | undefined>>;
  readonly at: string;
}

/** From the desk; a conflict is decided by writing the chosen value over both. Throws a Refusal: unknown-activity. */
export async function changeActivity(
  tx: WriteTx,
  change: DeskChange,
  context: NeighbourhoodContext,
): Promise<StoredActivity> {
  const known = await requireActivity(tx, change.id);
  authorise(context.actor, NEIGHBOURHOODS.logActivity, known.territory);
  const device = `desk-${(context.actor.account ?? 'machine').toLowerCase().replaceAll(/[^a-z0-9-]/g, '-')}`.slice(
    0,
    60,
  );
  const record = Object.entries(change.values).reduce<ActivityRecord>(
    (all, [field, value]) =>
      value === undefined ? all : withChange(all, { device, field, value, at: change.at, basedOn: change.seen }),
    known.record,
  );
  return bringActivity(tx, { id: change.id, record, territory: known.territory, source: 'desk' }, context);
}

async function requireActivity(tx: WriteTx, id: string): Promise<StoredActivity> {
  const known = await findActivityToChange(tx, id);
  if (!known) throw new Refusal('not-found', 'unknown-activity', 'Esa actividad no existe.');
  return known;
}

/** Throws a Refusal: unknown-activity, activity-not-registered, activity-in-conflict. */
export async function judgeActivity(
  tx: WriteTx,
  id: string,
  { verdict, observation }: { readonly verdict: 'validated' | 'observed'; readonly observation: string },
  actor: Principal,
): Promise<void> {
  const known = await requireActivity(tx, id);
  authorise(actor, NEIGHBOURHOODS.validateActivity, known.territory);
  if (known.status !== 'registered')
    throw new Refusal('conflict', 'activity-not-registered', 'Solo se valida u observa una actividad registrada.');
  if (verdict === 'validated' && known.conflicts.length > 0)
    throw new Refusal(
      'conflict',
      'activity-in-conflict',
      'Hay valores distintos sin decidir: elija uno antes de validar.',
    );
  await updateStatus(tx, id, verdict, verdict === 'observed' ? observation : null);
  if (verdict === 'validated') {
    const pictures = await findPictures(tx, id);
    await publishEvidence(
      tx,
      pictures.flatMap(({ evidenceId }) => (evidenceId === null ? [] : [evidenceId])),
    );
  }
  await recordAct(tx, {
    actor,
    territory: known.territory,
    action: verdict === 'validated' ? 'validateActivity' : 'observeActivity',
    subject: `activity/${id}`,
    ...(observation === '' ? {} : { reason: observation }),
  });
}

/** It stays, and counts no more. Throws a Refusal: unknown-activity, activity-withdrawn. */
export async function withdrawActivity(tx: WriteTx, id: string, reason: string, actor: Principal): Promise<void> {
  const known = await requireActivity(tx, id);
  authorise(actor, NEIGHBOURHOODS.logActivity, known.territory);
  if (known.status === 'validated') authorise(actor, NEIGHBOURHOODS.validateActivity, known.territory);
  if (known.status === 'withdrawn')
    throw new Refusal('conflict', 'activity-withdrawn', 'Esa actividad ya está retirada.');
  await updateStatus(tx, id, 'withdrawn', reason);
  if (known.status === 'validated') await reopenMonth(tx, known, actor);
  await recordAct(tx, {
    actor,
    territory: known.territory,
    action: 'withdrawActivity',
    subject: `activity/${id}`,
    reason,
  });
}
