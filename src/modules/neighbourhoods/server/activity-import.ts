// The strategy's spreadsheet: its rows become activities, whole or as drafts that say what they lack.
import { createHash } from 'node:crypto';
import type { WriteTx } from '#server/database/database.ts';
import { Refusal } from '#shared/refusal.ts';
import { NOTHING_WRITTEN, withChange } from '#shared/versioned-fields.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import { authorise } from '#modules/identity/index.ts';
import { readSpreadsheet } from '#modules/sources/server/index.ts';
import { type ActivityFields, type ActivityRecord, type FieldValue } from '../activity.ts';
import type { ImportAnswer } from '../contract.ts';
import { NEIGHBOURHOODS } from '../policy.ts';
import { comparable, readRecipe, RECIPE, type RecipeRow } from '../recipe.ts';
import { bringActivity } from './activity-actions.ts';
import { findActivity } from './activity-store.ts';
import type { NeighbourhoodContext } from './neighbourhood-actions.ts';
import { findNeighbourhoodRows } from './neighbourhood-store.ts';

const MOST_ROWS = 5_000;
const PROBLEMS_SHOWN = 100;

/** Throws the Refusals of the spreadsheet, and no-header, two-header-rows, missing-column, too-many-rows. */
export async function readActivityFile(name: string, content: Uint8Array): Promise<readonly RecipeRow[]> {
  const sheets = await readSpreadsheet(name, content);
  const readings = sheets.map((sheet) => readRecipe(sheet));
  const reading = readings.find((one) => 'rows' in one || one.problem !== 'no-header') ?? readings[0];
  if (!reading || ('problem' in reading && reading.problem === 'no-header'))
    throw new Refusal(
      'invalid',
      'no-header',
      'Ninguna hoja tiene los encabezados Barrio, Fecha, Tipo de acción y Actor.',
    );
  if ('rows' in reading) {
    if (reading.rows.length > MOST_ROWS)
      throw new Refusal('invalid', 'too-many-rows', 'La hoja tiene más de 5 000 filas: divídala.');
    return reading.rows;
  }
  if (reading.problem === 'two-headers')
    throw new Refusal(
      'invalid',
      'two-header-rows',
      `La hoja tiene dos filas de encabezado (${reading.about}): deje una.`,
    );
  throw new Refusal('invalid', 'missing-column', `Falta la columna «${reading.about}».`);
}

class PreviewOnly extends Error {}

interface BroughtFile {
  readonly rows: readonly RecipeRow[];
  /** Where who brings it acts. */
  readonly territory: string;
  readonly at: string;
  /** Else it is only looked at. */
  readonly confirm: boolean;
}

/** All or nothing. What only looks is rolled back whole. */
export async function bringFile(
  write: (fn: (tx: WriteTx) => Promise<ImportAnswer>) => Promise<ImportAnswer>,
  file: BroughtFile,
  context: NeighbourhoodContext,
): Promise<ImportAnswer> {
  let seen: ImportAnswer | undefined;
  try {
    return await write(async (tx) => {
      seen = await bringRows(tx, file, context);
      if (!file.confirm) throw new PreviewOnly();
      await recordAct(tx, {
        actor: context.actor,
        territory: file.territory,
        action: 'importActivities',
        subject: `recipe/${RECIPE}`,
        details: { rows: seen.rows, registered: seen.registered, drafts: seen.drafts, known: seen.known },
      });
      return { ...seen, isStored: true };
    });
  } catch (error) {
    if (error instanceof PreviewOnly && seen) return seen;
    throw error;
  }
}

async function bringRows(
  tx: WriteTx,
  { rows, territory, at }: BroughtFile,
  context: NeighbourhoodContext,
): Promise<ImportAnswer> {
  authorise(context.actor, NEIGHBOURHOODS.logActivity, territory);
  const named = await idsByName(tx, territory, context);
  const times = new Map<string, number>();
  const problems: { readonly row: number; readonly message: string }[] = [];
  const counts = { registered: 0, drafts: 0, known: 0 };
  for (const { row, neighbourhood, fields, unread } of rows) {
    const found = named.get(comparable(neighbourhood)) ?? null;
    if (found === null) problems.push({ row, message: `No hay un barrio «${neighbourhood}» en este territorio.` });
    for (const message of unread) problems.push({ row, message });
    const values = { ...fields, neighbourhood: found, isWhole: unread.length === 0 };
    const text = JSON.stringify([territory, neighbourhood, fields]);
    const time = (times.get(text) ?? 0) + 1;
    times.set(text, time);
    const id = uuidOf(`${RECIPE} ${time} ${text}`);
    if (await findActivity(tx, id)) {
      counts.known += 1;
      continue;
    }
    const stored = await bringActivity(
      tx,
      { id, territory, source: 'import', record: recordOf(id, values, at) },
      context,
    );
    if (stored.status === 'registered') counts.registered += 1;
    else counts.drafts += 1;
    if (found !== null) for (const { message } of stored.problems) problems.push({ row, message });
  }
  return { rows: rows.length, ...counts, problems: problems.slice(0, PROBLEMS_SHOWN), isStored: false };
}

async function idsByName(
  tx: WriteTx,
  territory: string,
  { stated }: NeighbourhoodContext,
): Promise<ReadonlyMap<string, string>> {
  const all = [...(await stated(tx, territory)), ...(await findNeighbourhoodRows(tx, territory))];
  const names = new Map<string, string | null>();
  for (const { id, title } of all) {
    const name = comparable(title);
    // Two of one name are told apart by nobody.
    names.set(name, names.has(name) && names.get(name) !== id ? null : id);
  }
  return new Map([...names].flatMap(([name, id]) => (id === null ? [] : [[name, id] as const])));
}

/** The same row of the same file is the same activity. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function recordOf(id: string, values: ActivityFields, at: string): ActivityRecord {
  return Object.entries(values).reduce<ActivityRecord>(
    (record, [field, value]) => withChange<FieldValue>(record, { device: `import-${id}`, field, value, at }),
    NOTHING_WRITTEN,
  );
}
