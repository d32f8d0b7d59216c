// The thread from the policy to the street: objective → guideline → priority crime → measured series → activity →
// money → result. What is missing on the way is a gap, and a gap is a thing that one can list.

export interface ThreadObjective {
  /** 'OP1'. */
  readonly code: string;
  readonly name: string;
  /** 'OP1.2'. */
  readonly guidelines: readonly { readonly code: string; readonly name: string }[];
}

export type SeriesCoverage = 'own' | 'aggregate' | 'none';

export interface ThreadCrime {
  readonly code: string;
  readonly name: string;
  readonly coverage: SeriesCoverage;
  /** Modalities of the national file that count it, verbatim; none where it has no series of its own. */
  readonly modalities: readonly string[];
}

export interface ThreadPriority {
  readonly rank: number;
  readonly text: string;
  readonly crime: string;
}

export interface ThreadCommittee {
  /** Ubigeo whose people it serves. */
  readonly serves: string;
  /** Ubigeo that its municipality governs: where its plan is worked on. */
  readonly governs: string;
  readonly name: string;
  readonly level: string;
  readonly priorities: readonly ThreadPriority[];
  /** Guidelines that its plan takes; null: nobody registered which. */
  readonly guidelines: readonly string[] | null;
}

export interface ThreadWork {
  readonly territory: string;
  readonly code: string;
  readonly guideline: string;
  readonly priorityRank: number | null;
  readonly budgetLine: string;
  readonly budget: number | null;
  readonly executed: number | null;
}

/** A modality of the complaints of a place, over the months compared. */
export interface ThreadMeasure {
  /** Ubigeo. */
  readonly territory: string;
  readonly modality: string;
  readonly count: number;
  readonly verdict: 'falls' | 'rises' | 'inconclusive' | 'noData';
}

export interface ThreadMoney {
  /** Ubigeo that governs. */
  readonly territory: string;
  /** PIM, soles. */
  readonly amount: number;
}

export interface ThreadInput {
  readonly objectives: readonly ThreadObjective[];
  readonly crimes: readonly ThreadCrime[];
  readonly committees: readonly ThreadCommittee[];
  readonly work: readonly ThreadWork[];
  readonly measures: readonly ThreadMeasure[];
  readonly money: readonly ThreadMoney[];
}

export const GAP_KINDS = [
  'priorityWithoutSeries',
  'priorityInsideAggregate',
  'priorityWithoutActivity',
  'activityWithoutMoney',
  'moneyWithoutActivity',
  'crimeOutsidePlan',
  'objectiveUncovered',
  'onlyAbove',
] as const;
export type GapKind = (typeof GAP_KINDS)[number];

export interface Gap {
  /** Stable: kind, committee and thing. */
  readonly id: string;
  readonly kind: GapKind;
  /** Of the committee, as it is served; '' is of all of them. */
  readonly territory: string;
  /** Committee, or «Todos». */
  readonly whose: string;
  /** Spanish: the priority, activity, crime or objective. */
  readonly what: string;
}

/** In a place, so many of its most registered crimes are high: this platform's choice. */
export const HIGH_CRIMES = 3;
/** Says nothing of what it holds. */
const REMAINDER = 'Otros';

export function gapsOf(input: ThreadInput): readonly Gap[] {
  const perCommittee = input.committees.flatMap((committee) => [
    ...seriesGaps(input, committee),
    ...activityGaps(input, committee),
    ...moneyGaps(input, committee),
    ...crimeGaps(input, committee),
  ]);
  return [...perCommittee, ...objectiveGaps(input), ...aboveGaps(input)];
}

function gap(kind: GapKind, committee: ThreadCommittee, thing: string, what: string): Gap {
  return { id: `${kind}/${committee.serves}/${thing}`, kind, territory: committee.serves, whose: committee.name, what };
}

function seriesGaps({ crimes }: ThreadInput, committee: ThreadCommittee): readonly Gap[] {
  return committee.priorities.flatMap(({ rank, text, crime }) => {
    const coverage = crimes.find(({ code }) => code === crime)?.coverage ?? 'none';
    if (coverage === 'own') return [];
    const kind = coverage === 'none' ? 'priorityWithoutSeries' : 'priorityInsideAggregate';
    return [gap(kind, committee, String(rank), `${rank}. ${text}`)];
  });
}

function activityGaps({ work }: ThreadInput, committee: ThreadCommittee): readonly Gap[] {
  const own = work.filter(({ territory }) => territory === committee.governs);
  return committee.priorities
    .filter(({ rank }) => !own.some(({ priorityRank }) => priorityRank === rank))
    .map(({ rank, text }) => gap('priorityWithoutActivity', committee, String(rank), `${rank}. ${text}`));
}

function moneyGaps({ work, money }: ThreadInput, committee: ThreadCommittee): readonly Gap[] {
  const own = work.filter(({ territory }) => territory === committee.governs);
  const unfunded = own.filter(({ budget, budgetLine }) => (budget ?? 0) === 0 || budgetLine === '');
  const amount = money.find(({ territory }) => territory === committee.governs)?.amount ?? 0;
  const funded = own.some(({ budget }) => (budget ?? 0) > 0);
  return [
    ...unfunded.map(({ code }) => gap('activityWithoutMoney', committee, code, `Actividad ${code}`)),
    ...(amount > 0 && !funded
      ? [
          gap(
            'moneyWithoutActivity',
            committee,
            'pp0030',
            'Presupuesto del programa 0030 sin ninguna actividad que lo use',
          ),
        ]
      : []),
  ];
}

/** High: among the most registered of the place, or rising. */
function crimeGaps({ measures, crimes }: ThreadInput, committee: ThreadCommittee): readonly Gap[] {
  if (committee.priorities.length === 0) return [];
  const own = measures.filter(({ territory, modality }) => territory === committee.serves && modality !== REMAINDER);
  const high = own.toSorted((a, b) => b.count - a.count || a.modality.localeCompare(b.modality)).slice(0, HIGH_CRIMES);
  const rising = own.filter(({ verdict }) => verdict === 'rises');
  const named = new Set(committee.priorities.map(({ crime }) => crime));
  const isNamed = (modality: string): boolean =>
    crimes.some(({ code, modalities }) => named.has(code) && modalities.includes(modality));
  return [...new Set([...high, ...rising].map(({ modality }) => modality))]
    .filter((modality) => !isNamed(modality))
    .map((modality) => gap('crimeOutsidePlan', committee, modality, modality));
}

function objectiveGaps({ objectives, committees }: ThreadInput): readonly Gap[] {
  if (committees.length === 0) return [];
  const taken = new Set(committees.flatMap(({ guidelines }) => guidelines ?? []));
  return objectives
    .filter(({ guidelines }) => !guidelines.some(({ code }) => taken.has(code)))
    .map(({ code, name }) => ({
      id: `objectiveUncovered//${code}`,
      kind: 'objectiveUncovered',
      territory: '',
      whose: 'Todos',
      what: `${code}. ${name}`,
    }));
}

/** What the region puts first and none of the plans below it names. */
function aboveGaps({ committees, crimes }: ThreadInput): readonly Gap[] {
  const nameOf = new Map(crimes.map(({ code, name }) => [code, name]));
  return committees
    .filter(({ level }) => level !== 'CODISEC')
    .flatMap((above) => {
      const below = committees.filter(
        ({ governs }) =>
          governs.length > above.governs.length && governs.startsWith(above.governs) && governs.length === 6,
      );
      if (below.every(({ priorities }) => priorities.length === 0)) return [];
      const named = new Set(below.flatMap(({ priorities }) => priorities.map(({ crime }) => crime)));
      return [...new Set(above.priorities.map(({ crime }) => crime))]
        .filter((crime) => !named.has(crime))
        .map((crime) => gap('onlyAbove', above, crime, nameOf.get(crime) ?? crime));
    });
}

export interface Stage {
  readonly key: 'objective' | 'guideline' | 'priority' | 'series' | 'activity' | 'money' | 'result';
  readonly name: string;
  /** Those that reach it. */
  readonly reached: number;
  /** Those that could; of the priorities on, all of them. */
  readonly of: number;
}

/** How far the thread goes. From the priority on, it is counted in priorities. */
export function stagesOf({ objectives, committees, crimes, work }: ThreadInput): readonly Stage[] {
  const taken = new Set(committees.flatMap(({ guidelines }) => guidelines ?? []));
  const guidelines = objectives.flatMap((objective) => objective.guidelines);
  const priorities = committees.flatMap((committee) =>
    committee.priorities.map((priority) => ({
      ...priority,
      activities: work.filter(
        ({ territory, priorityRank }) => territory === committee.governs && priorityRank === priority.rank,
      ),
    })),
  );
  const count = (test: (priority: (typeof priorities)[number]) => boolean): number => priorities.filter(test).length;
  const of = priorities.length;
  return [
    {
      key: 'objective',
      name: 'Objetivos que algún plan toma',
      reached: objectives.filter((one) => one.guidelines.some(({ code }) => taken.has(code))).length,
      of: objectives.length,
    },
    {
      key: 'guideline',
      name: 'Lineamientos que algún plan toma',
      reached: guidelines.filter(({ code }) => taken.has(code)).length,
      of: guidelines.length,
    },
    { key: 'priority', name: 'Prioridades de los planes', reached: of, of },
    {
      key: 'series',
      name: 'Con serie propia',
      reached: count(({ crime }) => crimes.find(({ code }) => code === crime)?.coverage === 'own'),
      of,
    },
    { key: 'activity', name: 'Con actividad', reached: count(({ activities }) => activities.length > 0), of },
    {
      key: 'money',
      name: 'Con presupuesto',
      reached: count(({ activities }) => activities.some(({ budget }) => (budget ?? 0) > 0)),
      of,
    },
    {
      key: 'result',
      name: 'Con resultado',
      reached: count(({ activities }) => activities.some(({ executed }) => (executed ?? 0) > 0)),
      of,
    },
  ];
}
