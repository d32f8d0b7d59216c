// What the pages of norms show.
import type { ReadTx } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import { contains, type Scope } from '#modules/sources/index.ts';
import { findEvidence, type SectionPlug } from '#modules/sources/server/index.ts';
import {
  NORMS_PER_PAGE,
  type NormGraph,
  type NormLine,
  type NormList,
  type NormView,
  type ObligationList,
  type ParameterLine,
  type ParameterList,
  type RelatedNorm,
} from '../contract.ts';
import { citedIn, type Dependents, processesOf } from '../dependents.ts';
import { layOutGraph } from '../graph.ts';
import { openDueDays } from '../obligation.ts';
import { changeIdOf, type ParameterChange, printedValue } from '../parameter-change.ts';
import { type Parameter, readParameter } from '../parameters.ts';
import { type Force, forceAt, type NormEntry } from '../relation.ts';
import { requireNorm } from './actions.ts';
import { findArticles, findDocuments } from './norm-store.ts';
import { findCatalogue, findNorms, type KnownNorms } from './norms.ts';
import { findMetDays, findObligations, findObligationsOf } from './obligation-store.ts';
import { findParameters } from './parameters.ts';
import { findChanges } from './parameter-store.ts';
import type { Onlookers } from './rehearsing.ts';

export interface NormFilter {
  readonly territory: string;
  readonly search?: string | undefined;
  readonly force?: Force | undefined;
  readonly page: number;
}

function lineOf(norms: KnownNorms, day: CalendarDate): (entry: NormEntry) => NormLine {
  return (entry) => ({ ...entry, force: forceAt(entry, day, norms.relations, norms.find) });
}

/** Of a territory, those it inherits and those inside it; the newest first. */
export async function normList(tx: ReadTx, scope: Scope, day: CalendarDate, filter: NormFilter): Promise<NormList> {
  const norms = await findNorms(tx, scope);
  const words = plain(filter.search ?? '')
    .split(' ')
    .filter(Boolean);
  const matching = norms.entries
    .filter(({ territory }) => isOf(territory, filter.territory))
    .map(lineOf(norms, day))
    .filter(({ force }) => filter.force === undefined || force === filter.force)
    .filter(({ citation, subject, issuer, code }) => {
      const text = plain(`${citation} ${subject} ${issuer} ${code}`);
      return words.every((word) => text.includes(word));
    })
    .toSorted((a, b) => momentOf(b).localeCompare(momentOf(a)) || a.code.localeCompare(b.code));
  const from = (filter.page - 1) * NORMS_PER_PAGE;
  return { day, norms: matching.slice(from, from + NORMS_PER_PAGE), total: matching.length };
}

const isOf = (territory: string, place: string): boolean => contains(territory, place) || contains(place, territory);
const momentOf = ({ stage, publishedOn, year }: NormEntry): string =>
  stage === 'published' ? (publishedOn ?? `${year ?? '0000'}`) : '9999';
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();

export async function normGraph(tx: ReadTx, scope: Scope, day: CalendarDate, territory: string): Promise<NormGraph> {
  const norms = await findNorms(tx, scope);
  const entries = norms.entries.filter((entry) => isOf(entry.territory, territory));
  const graph = layOutGraph(entries, norms.relations);
  return {
    day,
    edges: graph.edges,
    years: graph.years,
    width: graph.width,
    height: graph.height,
    alone: graph.alone.map(({ citation }) => citation),
    nodes: graph.nodes.flatMap((node) => {
      const entry = norms.find(node.code);
      if (!entry) return [];
      return [{ ...node, force: forceAt(entry, day, norms.relations, norms.find), subject: entry.subject }];
    }),
  };
}

export async function normView(tx: ReadTx, scope: Scope, day: CalendarDate, code: string): Promise<NormView> {
  const norms = await findNorms(tx, scope);
  const entry = requireNorm(norms, code);
  const related = (norm: string): RelatedNorm['other'] => {
    const other = norms.find(norm);
    return { code: norm, citation: other?.citation ?? norm, subject: other?.subject ?? '' };
  };
  const documents = await findDocuments(tx, code);
  const evidence = await findEvidence(
    tx,
    documents.flatMap(({ evidenceId }) => (evidenceId === null ? [] : [evidenceId])),
  );
  return {
    day,
    norm: lineOf(norms, day)(entry),
    own: norms.own.find((norm) => norm.code === code) ?? null,
    acts: norms.relations.filter(({ norm }) => norm === code).map((one) => ({ ...one, other: related(one.target) })),
    suffers: norms.relations
      .filter(({ target }) => target === code)
      .map((one) => ({ ...one, other: related(one.norm) })),
    articles: await findArticles(tx, code),
    documents: documents.map(({ id, title, link, evidenceId }) => ({
      id,
      title,
      link,
      evidence: evidence.find((one) => one.id === evidenceId) ?? null,
    })),
    obligations: await findObligationsOf(tx, code),
    changes: await findChanges(tx, code),
  };
}

export interface ThresholdUser {
  readonly title: string;
  readonly reads: (code: string) => boolean;
}

/** Sections that declare a threshold, and works whose name its code begins with. */
export function usersOf(
  plugs: readonly SectionPlug[],
  works: readonly { readonly name: string; readonly title: string }[],
): readonly ThresholdUser[] {
  return [
    ...plugs.map(({ section }): ThresholdUser => {
      const codes = new Set((section.thresholds ?? []).map(({ code }) => code));
      return { title: section.title, reads: (code) => codes.has(code) };
    }),
    ...works.map(({ name, title }): ThresholdUser => ({ title, reads: (code) => code.startsWith(`${name}.`) })),
  ];
}

export async function parameterList(
  tx: ReadTx,
  scope: Scope,
  day: CalendarDate,
  users: readonly ThresholdUser[],
): Promise<ParameterList> {
  const norms = await findNorms(tx, scope);
  const parameters = (await findParameters(tx, scope)).flatMap((record) => readParameter(record) ?? []);
  const changes = await findChanges(tx, null);
  return {
    day,
    parameters: parameters
      .map((parameter) => parameterLine(parameter, day, norms, users))
      .toSorted((a, b) => a.code.localeCompare(b.code) || (a.validFrom ?? '').localeCompare(b.validFrom ?? '')),
    changes: changes.filter(({ status }) => status === 'proposed').map((change) => changeLine(change, norms)),
  };
}

function changeLine(change: ParameterChange, norms: KnownNorms): ParameterList['changes'][number] {
  return {
    ...change,
    citation: norms.find(change.norm)?.citation ?? change.norm,
    printed: printedValue(change.value, change.day, change.unit),
  };
}

function parameterLine(
  parameter: Parameter,
  at: CalendarDate,
  norms: KnownNorms,
  users: readonly ThresholdUser[],
): ParameterLine {
  const { code, meaning, value, norm, article, validFrom, validTo, scope, confidence, source, record } = parameter;
  const number = value.kind === 'number' ? value.value : null;
  const day = value.kind === 'day' ? value.day : null;
  const unit = value.kind === 'number' ? value.unit : 'fecha';
  return {
    code,
    meaning,
    printed: printedValue(number, day, unit),
    number,
    day,
    unit,
    norm,
    citation: norm === null ? null : (norms.find(norm)?.citation ?? norm),
    article,
    validFrom,
    validTo,
    territory: scope,
    confidence,
    source,
    changeId: changeIdOf(record),
    isInForce: (validFrom ?? '') <= at && (validTo === null || at <= validTo),
    appliedIn: [...new Set(users.filter(({ reads }) => reads(code)).map(({ title }) => title))],
  };
}

/** What hangs on a norm in a territory: thresholds, sections and their checks, texts that cite it, what is under way. */
export async function dependentsOf(
  tx: ReadTx,
  scope: Scope,
  day: CalendarDate,
  code: string,
  deps: Onlookers & { readonly plugs: readonly SectionPlug[]; readonly users: readonly ThresholdUser[] },
): Promise<Dependents> {
  const norms = await findNorms(tx, { ...scope, place: { code: '', name: 'Perú', level: 'country' } });
  const norm = requireNorm(norms, code);
  const catalogue = await findCatalogue(tx, deps.plugs, scope, day);
  const own = (await findParameters(tx, scope))
    .flatMap((record) => readParameter(record) ?? [])
    .filter((parameter) => parameter.norm === code)
    .map((parameter) => parameterLine(parameter, day, norms, deps.users));
  const codes = new Set(own.map((parameter) => parameter.code));
  const sections: Dependents['sections'][number][] = [];
  for (const plug of deps.plugs) {
    const { section, content } = await plug.compose(tx, scope);
    const applied = (section.thresholds ?? []).filter((one) => codes.has(one.code));
    const cited = section.code === 'norms' ? [] : citedIn(content.figures, code, catalogue);
    if (applied.length === 0 && cited.length === 0) continue;
    sections.push({
      code: section.code,
      title: section.title,
      parameters: applied.map((one) => one.code),
      rules: applied.flatMap(({ rules }) => rules ?? []),
      citedIn: cited,
    });
  }
  const duties = await deps.dutiesOf(tx, { today: day, territory: scope.place.code });
  const projects = norms.relations
    .filter(({ target }) => target === code)
    .flatMap(({ norm: by }) => norms.find(by) ?? [])
    .filter(({ stage }) => stage !== 'published')
    .map(({ code: by, citation, subject }) => ({ what: `${citation}: ${subject}`, href: normPath(by), dueOn: null }));
  const proposals = (await findChanges(tx, code))
    .filter(({ status }) => status === 'proposed')
    .map((change) => ({
      what: `Cambio propuesto de «${change.meaning}»: ${printedValue(change.value, change.day, change.unit)}`,
      href: normPath(norm.code),
      dueOn: change.validFrom,
    }));
  return {
    parameters: own.map(({ code: parameter, meaning, printed }) => ({ code: parameter, meaning, printed })),
    sections,
    processes: [...projects, ...proposals, ...processesOf(duties, code, catalogue)],
  };
}

/** Codes hold slashes: EF/50.01. */
const normPath = (code: string): string => `/normas/${encodeURIComponent(code)}`;

export async function obligationList(tx: ReadTx, scope: Scope, today: CalendarDate): Promise<ObligationList> {
  const norms = await findNorms(tx, { ...scope, place: { code: '', name: 'Perú', level: 'country' } });
  const obligations = await findObligations(tx, scope.place.code);
  const met = await findMetDays(
    tx,
    obligations.map(({ id }) => id),
  );
  return {
    today,
    obligations: obligations.map((obligation) => ({
      ...obligation,
      citation: norms.find(obligation.norm)?.citation ?? obligation.norm,
      open: openDueDays(obligation, met.get(obligation.id) ?? new Set(), today),
    })),
  };
}
