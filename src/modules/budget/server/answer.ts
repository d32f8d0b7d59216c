// Gathers what the budget's page stands on, and builds it.
import { grouped } from '#shared/grouped.ts';
import type { ReadTx } from '#server/database/database.ts';
import type { Figure } from '#shared/figure.ts';
import { createSectionInput, type Edition, type Place, type Scope, type SectionInput } from '#modules/sources/index.ts';
import { findEditionsOfSection, findRecordsInForce } from '#modules/sources/server/index.ts';
import { loadPopulations } from '#modules/territory/server/index.ts';
import { accruedYears } from '../accrued.ts';
import { budgetYears } from '../execution.ts';
import { kindOfProduct } from '../cube.ts';
import type { BudgetView } from '../contract.ts';
import { monthsOf } from '../facts.ts';
import type { EntityData, PageData, ShareData } from '../page/data.ts';
import { budgetPanels } from '../page/page.ts';
import { type BudgetFields, type BudgetReader, ENTITIES_SHOWN } from '../page/question.ts';
import type { SpendingYear } from '../pace.ts';
import { budgetSection } from '../section.ts';
import { type OtherSections, physicalOf, worksOf } from './other-sections.ts';
import { findEntityPage, findEntityYears } from './fact-store.ts';
import { findFactEditions, findTotals } from './load.ts';
import { findBudgetNames, findCube, type StoredCubeRow } from './store.ts';

/** More than these editions of one year are not listed. */
const VINTAGES_SHOWN = 12;
/** Entities that the projection is tried on. */
const TRIALS = 100;

export async function answerBudget(
  tx: ReadTx,
  scope: Scope,
  question: BudgetFields,
  others: OtherSections,
): Promise<BudgetView> {
  const input = await sectionInput(tx, scope);
  const editions = await findFactEditions(tx, scope);
  const data = await pageData(tx, scope, question, input, editions, others);
  const panels = budgetPanels(input, data);
  return {
    place: scope.place,
    question: { year: data.year, goal: question.goal, order: question.order, page: question.page },
    years: yearsOf(input, data),
    entities: { total: data.entities.total, pageSize: ENTITIES_SHOWN },
    editions,
    panels,
    figures: Object.fromEntries(input.book.figures.map((figure): [string, Figure] => [figure.id, figure])),
  };
}

/** The departments' months are no figure of the country: there they are only read when they are tried on. */
async function sectionInput(
  tx: ReadTx,
  scope: Scope,
  withDepartments = scope.place.code !== '',
): Promise<SectionInput> {
  const live = await findEditionsOfSection(tx, budgetSection.code);
  const tables = budgetSection.tables.filter(({ code }) => withDepartments || code !== 'budget-accrued');
  const { editions, records } = await findRecordsInForce(tx, tables, live, scope);
  return createSectionInput(scope, budgetSection, editions, records);
}

async function pageData(
  tx: ReadTx,
  scope: Scope,
  question: BudgetFields,
  input: SectionInput,
  editions: readonly Edition[],
  others: OtherSections,
): Promise<PageData> {
  const [edition] = editions;
  const territory = scope.place.code;
  const years = edition ? await findTotals(tx, edition.id, territory, 'M') : [];
  const facts = edition && years.length > 0 ? { edition, years } : null;
  const year = facts
    ? (facts.years.find((own) => own.year === question.year)?.year ?? facts.years.at(-1)?.year ?? null)
    : (question.year ?? null);
  const isFor = (reader: BudgetReader): boolean => (question.reader ?? reader) === reader;
  const [official, citizen, auditor] = [isFor('official'), isFor('citizen'), isFor('auditor')];
  // Each reader waits only for what is theirs.
  const known = facts && year !== null ? { edition: facts.edition, year } : null;
  return {
    question,
    facts,
    year,
    entities: known && official ? await entitiesOf(tx, known.edition, territory, known.year, question) : NO_ENTITIES,
    vintages: known && auditor ? await vintagesOf(tx, editions, territory, known.year) : [],
    products: known && citizen ? await sharesOf(tx, known.edition, territory, known.year, 'product') : [],
    sources: known && citizen ? await sharesOf(tx, known.edition, territory, known.year, 'source') : [],
    population: citizen ? (await loadPopulations(tx, scope)).population(territory) : undefined,
    works: citizen ? await worksOf(tx, scope, others.costs, year ?? lastStatedYear(input)) : [],
    physical: official ? await physicalOf(tx, scope, others, year ?? lastStatedYear(input)) : undefined,
    trials: !official
      ? []
      : facts
        ? await entityTrials(tx, facts.edition, territory)
        : await departmentTrials(tx, scope),
    otherLevels: known && auditor ? await otherLevels(tx, known.edition, territory, known.year) : [],
  };
}

const NO_ENTITIES: PageData['entities'] = { rows: [], total: 0 };

async function entitiesOf(
  tx: ReadTx,
  edition: Edition,
  territory: string,
  year: number,
  { goal, order, page }: BudgetFields,
): Promise<PageData['entities']> {
  const { rows, total } = await findEntityPage(tx, {
    editionId: edition.id,
    territory,
    year,
    goal,
    order,
    limit: ENTITIES_SHOWN,
    offset: (page - 1) * ENTITIES_SHOWN,
  });
  const all = grouped(await findEntityYears(tx, edition.id, rows), ({ entity }) => entity);
  return {
    total,
    rows: rows.map((row): EntityData => ({
      entity: row.entity,
      name: row.name,
      territory: row.territory,
      years: all.get(row.entity) ?? [],
    })),
  };
}

async function vintagesOf(
  tx: ReadTx,
  editions: readonly Edition[],
  territory: string,
  year: number,
): Promise<PageData['vintages']> {
  const vintages: PageData['vintages'][number][] = [];
  for (const edition of editions.slice(0, VINTAGES_SHOWN)) {
    const own = (await findTotals(tx, edition.id, territory, 'M', [year])).find((candidate) => candidate.year === year);
    if (own) vintages.push({ edition, year: own });
  }
  return vintages;
}

async function sharesOf(
  tx: ReadTx,
  edition: Edition,
  territory: string,
  year: number,
  by: 'product' | 'source',
): Promise<readonly ShareData[]> {
  const isDistrict = territory.length === 6;
  const rows = await findCube(tx, {
    editionId: edition.id,
    grain: isDistrict ? 'part' : by,
    territory,
    level: 'M',
    years: [year],
  });
  const codeOf = (row: StoredCubeRow): string => (by === 'product' ? kindOfProduct(row.product) : row.source);
  const groups = grouped(rows, codeOf);
  const names = await findBudgetNames(tx, edition.id, by, [...groups.keys()]);
  return [...groups].map(([code, parts]): ShareData => ({
    code,
    name: names.get(code) ?? '',
    pimCents: sum(parts, ({ pimCents }) => pimCents),
    accruedCents: sum(parts, ({ accruedCents }) => accruedCents),
    rows: sum(parts, (part) => part.rows),
  }));
}

const LEVEL_NAMES = { E: 'gobierno nacional', R: 'gobierno regional' } as const;

async function otherLevels(
  tx: ReadTx,
  edition: Edition,
  territory: string,
  year: number,
): Promise<PageData['otherLevels']> {
  const found: PageData['otherLevels'][number][] = [];
  for (const level of ['R', 'E'] as const) {
    const own = (await findTotals(tx, edition.id, territory, level, [year])).find(
      (candidate) => candidate.year === year,
    );
    if (own) found.push({ name: LEVEL_NAMES[level], pimCents: own.pimCents, accruedCents: own.accruedCents });
  }
  return found;
}

/** Some entities of the territory, with all their years. */
async function entityTrials(
  tx: ReadTx,
  edition: Edition,
  territory: string,
): Promise<readonly (readonly SpendingYear[])[]> {
  const { rows } = await findEntityPage(tx, {
    editionId: edition.id,
    territory,
    year: Number(edition.cutOff.slice(0, 4)),
    goal: 100,
    order: 'name',
    limit: TRIALS,
    offset: 0,
  });
  const all = grouped(await findEntityYears(tx, edition.id, rows), ({ entity }) => entity);
  return [...all.values()].map((own) =>
    own.map((year) => ({
      year: year.year,
      months: monthsOf(edition, year).map((cents) => cents / 100),
      pim: year.pimCents / 100,
    })),
  );
}

/** Every department of MEF's monthly series. */
async function departmentTrials(tx: ReadTx, scope: Scope): Promise<readonly (readonly SpendingYear[])[]> {
  if (scope.place.level === 'country') return [];
  const country: Place = { code: '', name: 'Perú', level: 'country' };
  const whole = await sectionInput(tx, { ...scope, place: country, children: [], districts: [] }, true);
  const departments = grouped(whole.rows('budget-accrued'), ({ values }) => String(values['department']));
  return [...departments.values()].map((records) => {
    const years = grouped(records, ({ values }) => Number(values['year']));
    return [...years].map(([year, rows]): SpendingYear => ({
      year,
      pim: null,
      months: Array.from({ length: 12 }, (_, index) => {
        const value = rows.find(({ values }) => values['month'] === index + 1)?.values['accrued'];
        return typeof value === 'number' ? value : null;
      }),
    }));
  });
}

function lastStatedYear(input: SectionInput): number | null {
  const stated = budgetYears(input).at(-1)?.year;
  return stated === undefined ? null : Number(stated);
}

function yearsOf(input: SectionInput, { facts }: PageData): readonly number[] {
  const years = facts
    ? facts.years.map(({ year }) => year)
    : [...budgetYears(input), ...(input.place.level === 'country' ? [] : accruedYears(input))].map(({ year }) =>
        Number(year),
      );
  return [...new Set(years)].toSorted((a, b) => b - a);
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
