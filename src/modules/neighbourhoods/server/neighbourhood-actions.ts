// What is done with a neighbourhood: it comes in, its limits are drawn, its months are declared.
import type { ReadTx, WriteTx } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import { readPolygons } from '#shared/polygon.ts';
import { Refusal } from '#shared/refusal.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import { authorise, type Principal } from '#modules/identity/index.ts';
import type { NeighbourhoodInput } from '../contract.ts';
import type { OrganisationInput } from '../organisation-contract.ts';
import { catalogueCodeOf, neighbourhoodId, type StatedNeighbourhood } from '../neighbourhood.ts';
import { NEIGHBOURHOODS } from '../policy.ts';
import { countMonth } from './activity-store.ts';
import {
  deleteMonth,
  findMonthsOf,
  findNeighbourhoodRow,
  insertNeighbourhood,
  insertOrganisation,
  type NeighbourhoodRow,
  replaceStations,
  updateNeighbourhood,
  upsertMonth,
  upsertPlan,
} from './neighbourhood-store.ts';

export interface NeighbourhoodContext {
  readonly actor: Principal;
  readonly today: CalendarDate;
  /** Named by editions in a district. */
  readonly stated: (tx: ReadTx, territory: string) => Promise<readonly StatedNeighbourhood[]>;
  /** Catalogue of stations of a district. */
  readonly stations: (
    tx: ReadTx,
    territory: string,
  ) => Promise<readonly { readonly code: string; readonly name: string }[]>;
}

/** One that an edition names comes in the first time that it is worked with. Undefined: nobody knows it. */
export async function reachNeighbourhood(
  tx: WriteTx,
  id: string,
  { actor, stated, stations }: NeighbourhoodContext,
): Promise<NeighbourhoodRow | undefined> {
  const known = await findNeighbourhoodRow(tx, id);
  if (known) return known;
  const territory = /^\d{6}(?=-)/.exec(id)?.[0];
  const named = territory === undefined ? undefined : (await stated(tx, territory)).find((one) => one.id === id);
  if (!named) return undefined;
  await insertNeighbourhood(tx, { id, territory: named.territory, title: named.title, createdBy: actor.name });
  const code = catalogueCodeOf(named.station, await stations(tx, named.territory));
  if (named.station !== '') await replaceStations(tx, named, [{ station: named.station, catalogueCode: code }]);
  await recordAct(tx, {
    actor,
    territory: named.territory,
    action: 'addNeighbourhood',
    subject: `neighbourhood/${id}`,
  });
  return findNeighbourhoodRow(tx, id);
}

async function requireNeighbourhood(tx: WriteTx, id: string, context: NeighbourhoodContext): Promise<NeighbourhoodRow> {
  const found = await reachNeighbourhood(tx, id, context);
  if (!found) throw new Refusal('not-found', 'unknown-neighbourhood', 'Ese barrio no existe.');
  return found;
}

/** Throws a Refusal: neighbourhood-exists. */
export async function addNeighbourhood(
  tx: WriteTx,
  { territory, title }: { readonly territory: string; readonly title: string },
  context: NeighbourhoodContext,
): Promise<string> {
  const { actor, stated } = context;
  authorise(actor, NEIGHBOURHOODS.keepNeighbourhood, territory);
  const id = neighbourhoodId(territory, title);
  const isNamed = (await stated(tx, territory)).some((one) => one.id === id);
  if (isNamed || !(await insertNeighbourhood(tx, { id, territory, title, createdBy: actor.name })))
    throw new Refusal('conflict', 'neighbourhood-exists', `En ese distrito ya hay un barrio que se llama «${title}».`);
  await recordAct(tx, { actor, territory, action: 'addNeighbourhood', subject: `neighbourhood/${id}` });
  return id;
}

const LIMIT_WORDS = {
  'not-geojson': 'El archivo no es un polígono en GeoJSON (Polygon o MultiPolygon).',
  'too-few-points': 'Un límite necesita al menos tres puntos.',
  'too-many-points': 'El límite tiene más de 2 000 puntos: simplifíquelo.',
  'crosses-itself': 'El límite se cruza a sí mismo: revise el orden de los puntos.',
  'off-the-earth': 'Hay coordenadas imposibles: en GeoJSON va primero la longitud y después la latitud.',
} as const;

/** Throws a Refusal: unknown-neighbourhood, bad-limits, dates-exchanged. */
export async function keepNeighbourhood(
  tx: WriteTx,
  id: string,
  input: NeighbourhoodInput,
  context: NeighbourhoodContext,
): Promise<void> {
  const { actor } = context;
  authorise(actor, NEIGHBOURHOODS.keepNeighbourhood, id.slice(0, 6));
  const known = await requireNeighbourhood(tx, id, context);
  const { limits, limitsSource, startsOn, endsOn, stations, goal } = input;
  if (limits !== undefined && limits !== null) {
    const reading = readPolygons(limits);
    if ('problem' in reading) throw new Refusal('invalid', 'bad-limits', LIMIT_WORDS[reading.problem]);
  }
  const from = startsOn === undefined ? known.startsOn : startsOn;
  const to = endsOn === undefined ? known.endsOn : endsOn;
  if (from !== null && to !== null && from > to)
    throw new Refusal('invalid', 'dates-exchanged', 'La intervención no puede terminar antes de comenzar.');
  await updateNeighbourhood(tx, id, {
    ...(limits === undefined ? {} : { limits }),
    ...(limitsSource === undefined ? {} : { limitsSource }),
    ...(startsOn === undefined ? {} : { startsOn }),
    ...(endsOn === undefined ? {} : { endsOn }),
  });
  if (stations) {
    const catalogue = await context.stations(tx, known.territory);
    const named = [...new Set(stations)].map((station) => ({
      station,
      catalogueCode: catalogueCodeOf(station, catalogue),
    }));
    await replaceStations(tx, known, named);
  }
  if (goal)
    await upsertPlan(tx, {
      neighbourhoodId: id,
      territory: known.territory,
      year: goal.year,
      activitiesGoal: goal.activities,
      hoursGoal: goal.hours,
      setBy: actor.name,
    });
  await recordAct(tx, {
    actor,
    territory: known.territory,
    action: 'keepNeighbourhood',
    subject: `neighbourhood/${id}`,
    details: { changed: Object.keys(input) },
  });
}

/** Throws a Refusal: unknown-neighbourhood, month-not-over, month-has-activities, month-has-waiting, month-declared. */
export async function declareMonth(
  tx: WriteTx,
  id: string,
  { month, declared }: { readonly month: string; readonly declared: 'none' | 'complete' },
  context: NeighbourhoodContext,
): Promise<void> {
  const { actor, today } = context;
  authorise(actor, NEIGHBOURHOODS.declareMonth, id.slice(0, 6));
  const known = await requireNeighbourhood(tx, id, context);
  if (month >= today.slice(0, 7))
    throw new Refusal('invalid', 'month-not-over', 'El mes no ha terminado: se declara cuando acaba.');
  const before = (await findMonthsOf(tx, id))[month];
  if (before !== undefined)
    throw new Refusal('conflict', 'month-declared', 'Ese mes ya está declarado: retire primero la declaración.');
  const { all, waiting } = await countMonth(tx, id, month);
  if (declared === 'none' && all > 0)
    throw new Refusal(
      'conflict',
      'month-has-activities',
      `Ese mes tiene actividades: ${all}. No se puede declarar vacío.`,
    );
  if (declared === 'complete' && waiting > 0)
    throw new Refusal('conflict', 'month-has-waiting', `Ese mes tiene actividades sin validar: ${waiting}.`);
  if (declared === 'complete' && all === 0)
    throw new Refusal('conflict', 'month-is-empty', 'Ese mes no tiene actividades: declárelo sin actividad.');
  await upsertMonth(tx, { neighbourhoodId: id, territory: known.territory, month, declared, declaredBy: actor.name });
  await recordAct(tx, {
    actor,
    territory: known.territory,
    action: 'declareMonth',
    subject: `neighbourhood/${id}`,
    details: { month, declared },
  });
}

/** Throws a Refusal: month-not-declared. */
export async function withdrawMonth(
  tx: WriteTx,
  id: string,
  month: string,
  reason: string,
  actor: Principal,
): Promise<void> {
  const territory = id.slice(0, 6);
  authorise(actor, NEIGHBOURHOODS.declareMonth, territory);
  if (!(await deleteMonth(tx, id, month)))
    throw new Refusal('not-found', 'month-not-declared', 'Nadie ha declarado ese mes.');
  await recordAct(tx, {
    actor,
    territory,
    action: 'withdrawMonth',
    subject: `neighbourhood/${id}`,
    reason,
    details: { month },
  });
}

/** Throws a Refusal: unknown-neighbourhood, dates-exchanged. */
export async function addOrganisation(
  tx: WriteTx,
  id: string,
  input: OrganisationInput,
  context: NeighbourhoodContext,
): Promise<number> {
  const { actor } = context;
  authorise(actor, NEIGHBOURHOODS.keepNeighbourhood, id.slice(0, 6));
  const { territory } = await requireNeighbourhood(tx, id, context);
  if (input.swornOn !== null && input.endsOn !== null && input.swornOn > input.endsOn)
    throw new Refusal('invalid', 'dates-exchanged', 'El periodo no puede terminar antes de comenzar.');
  const added = await insertOrganisation(tx, { ...input, neighbourhoodId: id, territory, createdBy: actor.name });
  await recordAct(tx, {
    actor,
    territory,
    action: 'addOrganisation',
    subject: `organisation/${added}`,
    details: { kind: input.kind, neighbourhood: id },
  });
  return added;
}
