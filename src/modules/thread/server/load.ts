// What the thread reads: plans as printed and as worked on, the policy, the money and the complaints.
import type { ReadTx } from '#server/database/database.ts';
import type { State } from '#shared/document.ts';
import { type Figure, type FigureMap, numberOf } from '#shared/figure.ts';
import { cellText, createFigureBook, type Scope, type StoredRecord } from '#modules/sources/index.ts';
import type { ComposedSection, SectionPlug } from '#modules/sources/server/index.ts';
import { type ExploredChange, exploreModalities } from '#modules/observatory/server/index.ts';
import { VERDICT_WORDS } from '#modules/observatory/index.ts';
import { findThreadActivities, findThreadPlans } from '#modules/plans/server/index.ts';
import type { ThreadView } from '../contract.ts';
import { threadPanels } from '../panel.ts';
import type { ThreadPanelInput } from '../thread-figures.ts';
import {
  gapsOf,
  type SeriesCoverage,
  type ThreadCommittee,
  type ThreadCrime,
  type ThreadInput,
  type ThreadMoney,
  type ThreadObjective,
  type ThreadThing,
} from '../thread.ts';

export async function findThread(tx: ReadTx, plugs: readonly SectionPlug[], scope: Scope): Promise<ThreadView> {
  const compose = async (code: string): Promise<ComposedSection | undefined> =>
    plugs.find(({ section }) => section.code === code)?.compose(tx, scope);
  const pasc = await compose('pasc');
  const articulation = await compose('articulation');
  const budget = await compose('budget');
  const day = scope.asOf ?? scope.today;
  const plans = await findThreadPlans(tx, { territory: scope.place.code, day });
  const explored = await exploreModalities(tx, scope);
  const records = pasc?.records ?? [];
  const input: ThreadInput = {
    objectives: objectivesOf(articulation?.records ?? []),
    crimes: crimesOf(records, explored?.modalities ?? []),
    committees: committeesOf(records, scope, plans),
    work: await findThreadActivities(tx, { territory: scope.place.code, day }),
    measures: (explored?.changes ?? []).map(({ territory, modality, current, verdict }) => ({
      territory,
      modality,
      count: numberOf(current) ?? 0,
      verdict,
    })),
    money: moneyOf(budget),
  };
  const printed = mapOf([pasc, articulation, budget].flatMap((section) => section?.content.figures ?? []));
  const book = createFigureBook({ section: 'pasc', editions: [], tables: [] });
  const changes = explored?.changes ?? [];
  const panels = threadPanels({
    ...input,
    book,
    day,
    place: scope.place,
    period: explored?.period ?? '',
    figureOf: (thing) => included(book, printed[idOf(thing, budget)]) ?? complaintsOf(book, changes, thing),
    changesOf: ({ serves }, crime) => changesOf(input, changes, serves, crime).map((change) => shown(book, change)),
  });
  const figures = {
    ...neededInputs(book.figures, { ...printed, ...explored?.figures }),
    ...mapOf(book.figures),
  };
  return { place: scope.place, panels, gaps: gapsOf(input), figures };
}

function mapOf(figures: readonly Figure[]): FigureMap {
  return Object.fromEntries(figures.map((figure) => [figure.id, figure]));
}

function included(book: ThreadPanelInput['book'], figure: Figure | undefined): Figure | undefined {
  return figure && book.include(figure);
}

const STATES: Readonly<Record<ExploredChange['verdict'], State>> = {
  falls: 'good',
  rises: 'warn',
  inconclusive: 'neutral',
  noData: 'unknown',
};

function shown(book: ThreadPanelInput['book'], { modality, current, percent, verdict }: ExploredChange) {
  return {
    name: modality,
    current: book.include(current),
    percent: book.include(percent),
    verdict: VERDICT_WORDS[verdict],
    state: STATES[verdict],
  };
}

function changesOf(
  { crimes }: ThreadInput,
  changes: readonly ExploredChange[],
  territory: string,
  crime: string,
): readonly ExploredChange[] {
  const modalities = crimes.find(({ code }) => code === crime)?.modalities ?? [];
  return changes.filter((change) => change.territory === territory && modalities.includes(change.modality));
}

/** Of what a section prints: its own figure stands behind the count. */
function idOf(thing: ThreadThing, budget: ComposedSection | undefined): string {
  switch (thing.kind) {
    case 'objective':
      return `articulation.objective@PE/${thing.code}`;
    case 'guideline':
      return `articulation.guideline@PE/${thing.code.replace('.', '-')}`;
    case 'priority':
      return `pasc.priority@${thing.serves}/${thing.rank}`;
    case 'money':
      return newestPim(budget)?.id ?? '';
    case 'activity':
    case 'complaints':
      return '';
  }
}

function complaintsOf(
  book: ThreadPanelInput['book'],
  changes: readonly ExploredChange[],
  thing: ThreadThing,
): Figure | undefined {
  if (thing.kind !== 'complaints') return undefined;
  const found = changes.find(({ territory, modality }) => territory === thing.serves && modality === thing.modality);
  return found && book.include(found.current);
}

/** Inputs of what is printed, for its proof. */
function neededInputs(figures: readonly Figure[], all: FigureMap): FigureMap {
  const ids = figures.flatMap(({ origin }) => (origin.kind === 'formula' ? origin.inputs : []));
  return Object.fromEntries(ids.flatMap((id) => (all[id] ? [[id, all[id]]] : [])));
}

function objectivesOf(records: readonly StoredRecord[]): readonly ThreadObjective[] {
  const guidelines = records.filter(({ table }) => table === 'articulation-guideline');
  return records
    .filter(({ table }) => table === 'articulation-objective')
    .toSorted((a, b) => Number(a.values['order']) - Number(b.values['order']))
    .map((record) => {
      const code = cellText(record, 'code');
      return {
        code,
        name: cellText(record, 'shortName'),
        guidelines: guidelines
          .filter((one) => cellText(one, 'objective') === code)
          .map((one) => ({ code: `${code}.${String(one.values['order'])}`, name: cellText(one, 'shortName') })),
      };
    });
}

const COVERAGES: Readonly<Record<string, SeriesCoverage>> = {
  'Serie propia': 'own',
  'Dentro de un agregado': 'aggregate',
};

/** «Robo y hurto» names the modalities Robo and Hurto. */
function crimesOf(records: readonly StoredRecord[], modalities: readonly string[]): readonly ThreadCrime[] {
  const covered = new Map(
    records.filter(({ table }) => table === 'series-coverage').map((record) => [cellText(record, 'crime'), record]),
  );
  return records
    .filter(({ table }) => table === 'crime')
    .map((record) => {
      const code = cellText(record, 'crime');
      const own = covered.get(code);
      const group = own ? cellText(own, 'group').toLowerCase() : '';
      const coverage = COVERAGES[own ? cellText(own, 'coverage') : ''] ?? 'none';
      return {
        code,
        name: cellText(record, 'name'),
        coverage,
        modalities: coverage === 'own' ? modalities.filter((modality) => group.includes(modality.toLowerCase())) : [],
      };
    });
}

function committeesOf(
  records: readonly StoredRecord[],
  { place }: Scope,
  plans: Awaited<ReturnType<typeof findThreadPlans>>,
): readonly ThreadCommittee[] {
  const priorities = records.filter(({ table }) => table === 'priority');
  return records
    .filter(({ table }) => table === 'pasc-plan')
    .filter((record) => record.values['state'] !== 'Sustituido')
    .filter(
      (record) => cellText(record, 'governs').startsWith(place.code) || cellText(record, 'territory') === place.code,
    )
    .toSorted((a, b) => Number(a.values['order']) - Number(b.values['order']))
    .map((record) => {
      const [serves, governs] = [cellText(record, 'territory'), cellText(record, 'governs')];
      const worked = plans.find(({ territory }) => territory === governs);
      return {
        serves,
        governs,
        name: cellText(record, 'committee'),
        level: cellText(record, 'level'),
        guidelines: worked && worked.guidelines.length > 0 ? worked.guidelines : null,
        priorities: priorities
          .filter((one) => cellText(one, 'territory') === serves)
          .toSorted((a, b) => Number(a.values['rank']) - Number(b.values['rank']))
          .map((one) => ({
            rank: Number(one.values['rank']),
            text: cellText(one, 'verbatim'),
            crime: cellText(one, 'crime'),
          })),
      };
    });
}

/** Of the place, as the budget section prints it. */
function newestPim(budget: ComposedSection | undefined): Figure | undefined {
  return (budget?.content.figures ?? [])
    .filter(({ id }) => /^budget\.pim@\d+\/\d{4}$/.test(id))
    .toSorted((a, b) => b.id.localeCompare(a.id))[0];
}

function moneyOf(budget: ComposedSection | undefined): readonly ThreadMoney[] {
  const pim = newestPim(budget);
  const amount = numberOf(pim);
  return pim && amount !== null ? [{ territory: pim.territory, amount }] : [];
}
