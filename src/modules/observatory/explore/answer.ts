// The rows of an answer: each count beside that of the same months before, its share, its rate and its verdict.
import type { Absence, Figure } from '#shared/figure.ts';
import { grouped } from '#shared/grouped.ts';
import { ofPlace } from '#shared/place-words.ts';
import type { Edition, FigureBook, Place } from '#modules/sources/index.ts';
import type { MapShape } from '#modules/territory/index.ts';
import { type Change, type ChangeRequest, compareFamily } from '../changes.ts';
import { shortName, slugOf } from '../period.ts';
import { type ComplaintQuery, type Month, monthsBack, shifted } from './query.ts';
import { spanText } from './span.ts';

/** What the database adds up: one group of an answer. */
export interface GroupCount {
  readonly territory: string;
  /** '' where the answer does not tell them apart. */
  readonly modality: string;
  /** First and last month of the group. */
  readonly from: Month;
  readonly to: Month;
  readonly count: number;
  /** Rows added up. */
  readonly rows: number;
}

export interface AnswerRow {
  readonly place: Place;
  /** '' is all. */
  readonly modality: string;
  readonly from: Month;
  readonly to: Month;
  readonly change: Change;
  /** Of the whole that the row is a part of; null where it is the whole. */
  readonly share: Figure | null;
  /** Per 100,000 inhabitants; null without a population. */
  readonly rate: Figure | null;
}

export interface AnswerView {
  readonly query: ComplaintQuery;
  readonly edition: Edition;
  readonly rows: readonly AnswerRow[];
  readonly shapes: readonly MapShape[];
}

export interface AnswerInput {
  readonly book: FigureBook;
  readonly edition: Edition;
  /** Whether the edition is the one that is in force: then addresses do not name it. */
  readonly isCurrent: boolean;
  readonly query: ComplaintQuery;
  /** Those asked for, verbatim; empty: all. */
  readonly modalities: readonly string[];
  readonly places: readonly Place[];
  readonly groups: readonly GroupCount[];
  readonly before: readonly GroupCount[];
  readonly population: (territory: string) => Figure | undefined;
}

const RATE_BASE = 100_000;

export function answerRows(input: AnswerInput): readonly AnswerRow[] {
  const placeOf = new Map(input.places.map((place) => [place.code, place]));
  const back = monthsBack(input.query);
  const beforeOf = new Map(input.before.map((group) => [keyOf(group), group]));
  const requests = withEmptied(input.groups, input.before, back).flatMap(
    (group): (ChangeRequest & { readonly group: GroupCount })[] => {
      const place = placeOf.get(group.territory);
      if (!place) return [];
      const earlier = shifted(group, -back);
      const found = beforeOf.get(keyOf({ ...group, ...earlier }));
      return [{ ...changeRequest(input, place, group, found ?? { ...group, ...earlier, count: 0, rows: 0 }), group }];
    },
  );
  const changes = compareFamily(input.book, requests);
  const wholes = wholesOf(input, requests);
  return changes.flatMap((change, index): AnswerRow[] => {
    const group = requests[index]?.group;
    const place = group && placeOf.get(group.territory);
    if (!group || !place) return [];
    const { modality, from, to } = group;
    const whole = wholes(group);
    return [
      {
        place,
        modality,
        from,
        to,
        change,
        share: whole ? shareOf(input, change, whole, group, place) : null,
        rate: rateOf(input, change, group, place),
      },
    ];
  });
}

/** Groups that had records before and have none now are told too. */
function withEmptied(
  groups: readonly GroupCount[],
  before: readonly GroupCount[],
  back: number,
): readonly GroupCount[] {
  const known = new Set(groups.map(keyOf));
  const emptied = before
    .map((group) => ({ ...group, ...shifted(group, back), count: 0, rows: 0 }))
    .filter((group) => !known.has(keyOf(group)));
  return [...groups, ...emptied].toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

const keyOf = ({ territory, modality, from, to }: Omit<GroupCount, 'count' | 'rows'>): string =>
  `${territory}|${modality}|${from}|${to}`;

function changeRequest(input: AnswerInput, place: Place, group: GroupCount, before: GroupCount): ChangeRequest {
  const what = group.modality === '' ? 'los registros' : group.modality.toLowerCase();
  return {
    key: keyOf(group),
    name: place.name,
    measure: 'countChange',
    at: addressOf(input, group),
    label: `Variación de ${what} ${ofPlace(place)}, ${spanText(group)} frente a ${spanText(before)}`,
    period: spanText(group),
    territory: place.code,
    previous: countFigure(input, place, before),
    current: countFigure(input, place, group),
  };
}

/** `07/2025-01..2025-03/robo`, and the edition when it is not the one in force. */
export function addressOf(
  { edition, isCurrent }: Pick<AnswerInput, 'edition' | 'isCurrent'>,
  { territory, from, to, modality }: Omit<GroupCount, 'count' | 'rows'>,
): string {
  const parts = [territory || 'PE', `${from}..${to}`, modality === '' ? 'todas' : slugOf(modality)];
  return (isCurrent ? parts : [...parts, `e${edition.id}`]).join('/');
}

/** What is counted of a place in some months; null where no row says anything. */
export function countFigure(
  input: Pick<AnswerInput, 'book' | 'edition' | 'isCurrent' | 'modalities'>,
  place: Place,
  group: GroupCount,
): Figure {
  const { edition, book } = input;
  const what = group.modality === '' ? 'Registros por modalidad' : `Registros de ${group.modality.toLowerCase()}`;
  // What stands for all of them when only some were asked for is no sum that anybody could ask again by its name.
  const some = group.modality === '' ? input.modalities : [];
  const slug = some.length > 0 ? `/${some.map(slugOf).toSorted().join('+')}` : '';
  return book.include({
    id: `complaints.count@${addressOf(input, group)}${slug}`,
    section: 'complaints',
    label: `${what} ${ofPlace(place)}, ${spanText(group)}`,
    value: group.rows === 0 ? null : group.count,
    ...(group.rows === 0 ? { absence: 'notReported' as Absence } : {}),
    unit: 'count',
    decimals: 0,
    period: spanText(group),
    territory: place.code,
    source: edition.source,
    elaboration: edition.elaboration,
    cutOff: edition.cutOff,
    origin: {
      kind: 'query',
      editionId: edition.id,
      dataset: 'complaints',
      filter: {
        territory: group.territory,
        from: group.from,
        to: group.to,
        modality: group.modality,
        ...(some.length > 0 ? { modalities: some.join('|') } : {}),
      },
      rowCount: group.rows,
    },
  });
}

interface Whole {
  readonly figure: Figure;
  /** Its part of an id. */
  readonly address: string;
}

/** Told apart by modality, a row is a part of its place; by place, of all the places shown. */
function wholesOf(
  input: AnswerInput,
  requests: readonly (ChangeRequest & { readonly group: GroupCount })[],
): (group: GroupCount) => Whole | null {
  const byModality = input.query.by.includes('modality');
  const places = new Set(requests.map(({ group }) => group.territory));
  if (!byModality && places.size < 2) return () => null;
  const addressOfWhole = ({ territory, modality, from, to }: GroupCount): string =>
    byModality
      ? `${territory || 'PE'}/${from}..${to}/modalidades`
      : `lugares/${from}..${to}/${modality === '' ? 'todas' : slugOf(modality)}`;
  const parts = grouped(requests, ({ group }) => addressOfWhole(group));
  const wholes = new Map<string, Whole>();
  return (group) => {
    const address = addressOfWhole(group);
    const made = wholes.get(address) ?? {
      address,
      figure: input.book.computed({
        id: `countWhole@${address}`,
        label: byModality ? 'Suma de las modalidades mostradas' : 'Suma de los lugares mostrados',
        period: spanText(group),
        territory: byModality ? group.territory : '',
        unit: 'count',
        decimals: 0,
        inputs: (parts.get(address) ?? []).map(({ current }) => current).filter(({ value }) => value !== null),
        formula: byModality ? 'suma de las modalidades mostradas' : 'suma de los lugares mostrados',
        compute: (...counts) => counts.reduce((sum, count) => sum + count, 0),
      }),
    };
    wholes.set(address, made);
    return made;
  };
}

function shareOf(input: AnswerInput, { current }: Change, whole: Whole, group: GroupCount, place: Place): Figure {
  const what = group.modality === '' ? place.name : shortName(group.modality);
  return input.book.computed({
    id: `countShare@${addressOf(input, group)}/de/${whole.address}`,
    label: `Parte de ${what}, ${spanText(group)}`,
    period: spanText(group),
    territory: place.code,
    unit: 'percent',
    decimals: 1,
    inputs: [current, whole.figure],
    formula: 'registros ÷ suma de lo mostrado × 100',
    compute: (part, all) => (all ? ((part ?? 0) / all) * 100 : null),
  });
}

function rateOf(input: AnswerInput, { current }: Change, group: GroupCount, place: Place): Figure | null {
  const known = input.population(place.code);
  if (!known) return null;
  const population = input.book.include(known);
  return input.book.computed({
    id: `countRate@${addressOf(input, group)}`,
    label: `Registros por cada 100 mil habitantes ${ofPlace(place)}, ${spanText(group)}`,
    period: spanText(group),
    territory: place.code,
    unit: 'per100k',
    decimals: 1,
    inputs: [current, population],
    formula: `registros del periodo ÷ población de ${population.period} × 100,000`,
    compute: (count, people) => (people ? ((count ?? 0) / people) * RATE_BASE : null),
  });
}
