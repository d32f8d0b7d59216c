// Activities of a version of a plan: one by one, or by a spreadsheet.
import type { ReadTx, WriteTx } from '#server/database/database.ts';
import { Refusal } from '#shared/refusal.ts';
import { authorise, type Principal } from '#modules/identity/index.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import { readImport } from '#modules/sources/server/index.ts';
import type { MatrixResult } from '../contract.ts';
import { quarterCode } from '../follow-up/quarter.ts';
import { takesReports } from '../follow-up/review.ts';
import { type ActivityFields, activityProblems, type MatrixContext } from '../matrix/activity.ts';
import { MATRIX } from '../matrix/matrix-table.ts';
import { type BadMatrixRow, readMatrix } from '../matrix/read-matrix.ts';
import { PLANS } from '../policy.ts';
import {
  deleteActivity,
  findActivitiesOfVersion,
  findActivity,
  hasProgress,
  insertImport,
  putActivities,
  type StoredActivity,
  updateActivity,
} from './activity-store.ts';
import { findQuarters } from './follow-up-store.ts';
import { requirePlan, requireVersion } from './plan-actions.ts';
import { findPriorities, lockPlan, type VersionRow } from './plan-store.ts';

/** Codes of the guidelines of the national policy. */
type Guidelines = readonly string[];

export async function addActivity(
  tx: WriteTx,
  actor: Principal,
  versionId: number,
  fields: ActivityFields,
  guidelines: Guidelines,
): Promise<void> {
  const version = await requireVersion(tx, versionId);
  authorise(actor, PLANS.keepPlan, version.territory);
  await lockPlan(tx, version.planId);
  const context = await contextOf(tx, version, guidelines);
  if (context.known.some(({ year, code }) => year === fields.year && code === fields.code))
    throw new Refusal(
      'conflict',
      'activity-exists',
      `El plan ya tiene una actividad ${fields.code} en ${fields.year}.`,
    );
  refuseProblems(fields, context);
  await putActivities(tx, version, [fields]);
  await recordAct(tx, {
    actor,
    territory: version.territory,
    action: 'addPlanActivity',
    subject: `plan/${version.planId}`,
    details: { values: { ...fields } },
  });
}

export async function changeActivity(
  tx: WriteTx,
  actor: Principal,
  id: number,
  fields: ActivityFields,
  guidelines: Guidelines,
): Promise<void> {
  const { activity, version } = await requireActivity(tx, id);
  authorise(actor, PLANS.keepPlan, activity.territory);
  await lockPlan(tx, version.planId);
  const context = await contextOf(tx, version, guidelines);
  if (fields.year !== activity.year || fields.code !== activity.code)
    throw new Refusal('invalid', 'activity-renamed', 'El año y el código de una actividad no cambian: agregue otra.');
  refuseProblems(fields, context);
  await updateActivity(tx, id, fields);
  await recordAct(tx, {
    actor,
    territory: activity.territory,
    action: 'changePlanActivity',
    subject: `plan/${version.planId}`,
    details: { before: fieldsOf(activity), after: { ...fields } },
  });
}

export async function removeActivity(tx: WriteTx, actor: Principal, id: number): Promise<void> {
  const { activity, version } = await requireActivity(tx, id);
  authorise(actor, PLANS.keepPlan, activity.territory);
  await lockPlan(tx, version.planId);
  if (await hasProgress(tx, id))
    throw new Refusal(
      'conflict',
      'activity-reported',
      'La actividad tiene avances informados: no se quita; ponga sus metas por venir en 0.',
    );
  await deleteActivity(tx, id);
  await recordAct(tx, {
    actor,
    territory: activity.territory,
    action: 'removePlanActivity',
    subject: `plan/${version.planId}`,
    details: { code: activity.code },
  });
}

export interface MatrixFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/**
 * Good rows enter, those of a known year and code in place of what was there; bad ones are kept with their errors.
 * `preview` stores nothing. Throws two-header-rows, no-good-rows, and what the file's reading throws.
 */
export async function importMatrix(
  tx: WriteTx,
  actor: Principal,
  request: {
    readonly versionId: number;
    readonly file: MatrixFile;
    readonly mode: 'preview' | 'store';
    readonly guidelines: Guidelines;
    readonly isTerritory: (code: string) => boolean;
  },
): Promise<MatrixResult> {
  const { file, mode } = request;
  const version = await requireVersion(tx, request.versionId);
  authorise(actor, PLANS.keepPlan, version.territory);
  const reading = await readImport(MATRIX, { territory: version.territory }, [file], request.isTerritory);
  const whole = reading.problems[0];
  if (whole?.code === 'two-header-rows') throw new Refusal('invalid', 'two-header-rows', whole.message);
  await lockPlan(tx, version.planId);
  const context = await contextOf(tx, version, request.guidelines);
  const { activities, bad: wrong } = readMatrix(reading.rows, context);
  const bad: readonly BadMatrixRow[] = [
    ...reading.problems.map((problem) => ({ sheet: problem.sheet, row: problem.row, raw: {}, problems: [problem] })),
    ...[...reading.badRows, ...wrong].toSorted((a, b) => a.row - b.row),
  ];
  if (activities.length === 0)
    throw new Refusal(
      'invalid',
      'no-good-rows',
      'El archivo no tiene ninguna fila que se pueda guardar. Corrija los errores y vuelva a cargarlo.',
      { problems: bad.flatMap(({ problems }) => problems).slice(0, problemsShown) },
    );
  const changed = activities.filter(({ year, code }) =>
    context.known.some((one) => one.year === year && one.code === code),
  ).length;
  if (mode === 'store') {
    await putActivities(tx, version, activities);
    await insertImport(tx, version, {
      file: file.name,
      sha256: reading.sha256,
      stored: activities.length,
      badRows: bad,
      createdBy: actor.name,
    });
    await recordAct(tx, {
      actor,
      territory: version.territory,
      action: 'importPlanMatrix',
      subject: `plan/${version.planId}`,
      details: { rows: activities.length, rejected: bad.length },
    });
  }
  return { file: file.name, stored: activities.length, changed, sample: activities.slice(0, sampleRows), bad };
}
const problemsShown = 200;
const sampleRows = 20;

async function contextOf(tx: ReadTx & WriteTx, version: VersionRow, guidelines: Guidelines): Promise<MatrixContext> {
  const plan = await requirePlan(tx, version.planId);
  const quarters = await findQuarters(tx, [version.planId]);
  return {
    territory: plan.territory,
    fromYear: plan.fromYear,
    toYear: plan.toYear,
    guidelines,
    priorities: (await findPriorities(tx, [version.id])).map(({ rank }) => rank),
    closed: quarters.filter(({ state }) => !takesReports(state)).map(({ quarter }) => quarterCode(quarter)),
    known: await findActivitiesOfVersion(tx, version.id),
  };
}

function refuseProblems(fields: ActivityFields, context: MatrixContext): void {
  const [first] = activityProblems(fields, context);
  if (first) throw problemRefusal(first.code, first.message);
}

function problemRefusal(code: string, message: string): Refusal {
  switch (code) {
    case 'goal-not-sum':
      return new Refusal('invalid', 'goal-not-sum', message);
    case 'year-outside-plan':
      return new Refusal('invalid', 'year-outside-plan', message);
    case 'unknown-guideline':
      return new Refusal('invalid', 'unknown-guideline', message);
    case 'unknown-priority':
      return new Refusal('invalid', 'unknown-priority', message);
    case 'quarter-closed':
      return new Refusal('conflict', 'quarter-closed', message);
    default:
      return new Refusal('invalid', 'outside-territory', message);
  }
}

async function requireActivity(
  tx: WriteTx,
  id: number,
): Promise<{ readonly activity: StoredActivity; readonly version: VersionRow }> {
  const activity = await findActivity(tx, id);
  if (!activity) throw new Refusal('not-found', 'unknown-activity', 'Esa actividad no existe.');
  return { activity, version: await requireVersion(tx, activity.versionId) };
}

function fieldsOf({ id: _id, planId: _plan, versionId: _version, territory: _territory, ...fields }: StoredActivity) {
  return fields;
}
