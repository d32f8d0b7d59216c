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

/** What a count counts, or a gap is about: each is a figure with its own proof. */
export type ThreadThing =
  | { readonly kind: 'objective' | 'guideline'; readonly code: string }
  | { readonly kind: 'priority'; readonly serves: string; readonly rank: number }
  | { readonly kind: 'activity'; readonly governs: string; readonly code: string }
  | { readonly kind: 'money'; readonly governs: string }
  | { readonly kind: 'complaints'; readonly serves: string; readonly modality: string };

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
  readonly about: ThreadThing;
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

interface GapAbout {
  readonly thing: string;
  readonly what: string;
  readonly about: ThreadThing;
}

function gap(kind: GapKind, { serves, name }: ThreadCommittee, { thing, what, about }: GapAbout): Gap {
  return { id: `${kind}/${serves}/${thing}`, kind, territory: serves, whose: name, what, about };
}

function ofPriority({ serves }: ThreadCommittee, { rank, text }: ThreadPriority): GapAbout {
  return { thing: String(rank), what: `${rank}. ${text}`, about: { kind: 'priority', serves, rank } };
}

function seriesGaps({ crimes }: ThreadInput, committee: ThreadCommittee): readonly Gap[] {
  return committee.priorities.flatMap((priority) => {
    const coverage = crimes.find(({ code }) => code === priority.crime)?.coverage ?? 'none';
    if (coverage === 'own') return [];
    const kind = coverage === 'none' ? 'priorityWithoutSeries' : 'priorityInsideAggregate';
    return [gap(kind, committee, ofPriority(committee, priority))];
  });
}

function activityGaps({ work }: ThreadInput, committee: ThreadCommittee): readonly Gap[] {
  const own = work.filter(({ territory }) => territory === committee.governs);
  return committee.priorities
    .filter(({ rank }) => !own.some(({ priorityRank }) => priorityRank === rank))
    .map((priority) => gap('priorityWithoutActivity', committee, ofPriority(committee, priority)));
}

function moneyGaps({ work, money }: ThreadInput, committee: ThreadCommittee): readonly Gap[] {
  const own = work.filter(({ territory }) => territory === committee.governs);
  const unfunded = own.filter(({ budget, budgetLine }) => (budget ?? 0) === 0 || budgetLine === '');
  const amount = money.find(({ territory }) => territory === committee.governs)?.amount ?? 0;
  const funded = own.some(({ budget }) => (budget ?? 0) > 0);
  const { governs } = committee;
  return [
    ...unfunded.map(({ code }) =>
      gap('activityWithoutMoney', committee, {
        thing: code,
        what: `Actividad ${code}`,
        about: { kind: 'activity', governs, code },
      }),
    ),
    ...(amount > 0 && !funded
      ? [
          gap('moneyWithoutActivity', committee, {
            thing: 'pp0030',
            what: 'Presupuesto del programa 0030 sin ninguna actividad que lo use',
            about: { kind: 'money', governs },
          }),
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
    .map((modality) =>
      gap('crimeOutsidePlan', committee, {
        thing: modality,
        what: modality,
        about: { kind: 'complaints', serves: committee.serves, modality },
      }),
    );
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
      about: { kind: 'objective', code },
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
      return above.priorities
        .filter(({ crime }, index, all) => all.findIndex((one) => one.crime === crime) === index)
        .filter(({ crime }) => !named.has(crime))
        .map(({ crime, rank }) =>
          gap('onlyAbove', above, {
            thing: crime,
            what: nameOf.get(crime) ?? crime,
            about: { kind: 'priority', serves: above.serves, rank },
          }),
        );
    });
}

export interface Stage {
  readonly key: 'objective' | 'guideline' | 'priority' | 'series' | 'activity' | 'money' | 'result';
  readonly name: string;
  /** Those that reach it. */
  readonly reached: readonly ThreadThing[];
  /** Those that could; of the priorities on, all of them. */
  readonly of: readonly ThreadThing[];
}

/** How far the thread goes. From the priority on, it is counted in priorities. */
export function stagesOf({ objectives, committees, crimes, work }: ThreadInput): readonly Stage[] {
  const taken = new Set(committees.flatMap(({ guidelines }) => guidelines ?? []));
  const guidelines = objectives.flatMap((objective) => objective.guidelines);
  const priorities = committees.flatMap(({ serves, governs, priorities: own }) =>
    own.map(({ rank, crime }) => ({
      thing: { kind: 'priority', serves, rank } as const,
      crime,
      activities: work.filter(({ territory, priorityRank }) => territory === governs && priorityRank === rank),
    })),
  );
  const things = (test: (priority: (typeof priorities)[number]) => boolean): readonly ThreadThing[] =>
    priorities.filter(test).map(({ thing }) => thing);
  const of = things(() => true);
  const objectiveThing = ({ code }: { readonly code: string }): ThreadThing => ({ kind: 'objective', code });
  const guidelineThing = ({ code }: { readonly code: string }): ThreadThing => ({ kind: 'guideline', code });
  return [
    {
      key: 'objective',
      name: 'Objetivos que algún plan toma',
      reached: objectives.filter((one) => one.guidelines.some(({ code }) => taken.has(code))).map(objectiveThing),
      of: objectives.map(objectiveThing),
    },
    {
      key: 'guideline',
      name: 'Lineamientos que algún plan toma',
      reached: guidelines.filter(({ code }) => taken.has(code)).map(guidelineThing),
      of: guidelines.map(guidelineThing),
    },
    { key: 'priority', name: 'Prioridades de los planes', reached: of, of },
    {
      key: 'series',
      name: 'Con serie propia',
      reached: things(({ crime }) => crimes.find(({ code }) => code === crime)?.coverage === 'own'),
      of,
    },
    { key: 'activity', name: 'Con actividad', reached: things(({ activities }) => activities.length > 0), of },
    {
      key: 'money',
      name: 'Con presupuesto',
      reached: things(({ activities }) => activities.some(({ budget }) => (budget ?? 0) > 0)),
      of,
    },
    {
      key: 'result',
      name: 'Con resultado',
      reached: things(({ activities }) => activities.some(({ executed }) => (executed ?? 0) > 0)),
      of,
    },
  ];
}
