import { createHash } from 'node:crypto';
import type { ReadTx } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { CheckInput, Constraint } from '#shared/check.ts';
import type { Figure, FigureMap } from '#shared/figure.ts';
import type { Scope } from '#modules/sources/index.ts';
import { type ComposedSection, figuresOf, findEarlierFigures } from '#modules/sources/server/index.ts';
import { checkAsJson, type CheckJson } from '../check-json.ts';
import { checkAsText } from '../check-text.ts';
import type { CheckReport } from '../finding.ts';
import { runChecks } from '../run-checks.ts';
import { findAcceptances } from './store.ts';

/**
 * Runs the rules of the sections given over their figures, with the decisions taken in the territory. Rules may look
 * at the thresholds of a section that is not given: `beside` are its figures.
 */
export async function checkTerritory(
  tx: ReadTx,
  sections: readonly ComposedSection[],
  scope: Scope,
  beside: FigureMap = {},
): Promise<CheckReport> {
  const figures = figuresOf(sections);
  const territory = scope.place.code;
  const input: CheckInput = {
    territory,
    asOf: scope.asOf,
    reference: referenceOf(sections, scope),
    figures: { ...beside, ...figures },
  };
  const constraints: readonly Constraint[] = sections.flatMap(({ section }) =>
    section.checks.flatMap((check) => check(input)),
  );
  const run = {
    constraints,
    figures,
    acceptances: await findAcceptances(tx, territory),
    territory,
    asOf: scope.asOf,
    hash: findingId,
  };
  const report = runChecks(run);
  const earlier = await findRepeated(tx, sections, scope, report);
  return Object.keys(earlier).length === 0 ? report : runChecks({ ...run, earlier });
}

/** Of the figures under a rule that fails, those that the edition before printed alike; nothing is read when all hold. */
async function findRepeated(
  tx: ReadTx,
  sections: readonly ComposedSection[],
  scope: Scope,
  { findings }: CheckReport,
): Promise<FigureMap> {
  const judged = findings.filter(({ inWords }) => inWords === undefined);
  const repeated: [string, Figure][] = [];
  for (const composed of sections) {
    const own = judged.filter((finding) => finding.sections.includes(composed.section.code));
    const ids = new Set(own.flatMap((finding) => finding.figures.map(({ id }) => id)));
    const now = new Map(composed.content.figures.map(({ id, value }) => [id, value]));
    const earlier = ids.size === 0 ? {} : await findEarlierFigures(tx, composed, scope, ids);
    repeated.push(...Object.entries(earlier).filter(([id, { value }]) => value === now.get(id)));
  }
  return Object.fromEntries(repeated);
}

export interface CheckAnswer {
  readonly json: CheckJson;
  /** Spanish, for a terminal. */
  readonly text: string;
}

/** The same, as the command prints it. */
export async function checkSections(
  tx: ReadTx,
  sections: readonly ComposedSection[],
  scope: Scope,
): Promise<CheckAnswer> {
  const report = await checkTerritory(tx, sections, scope);
  return {
    json: checkAsJson(report, scope.place.code || 'PE', scope.asOf),
    text: checkAsText(report, figuresOf(sections), scope.place.name, scope.asOf),
  };
}

/** What freshness is measured against when no date was chosen: the newest cut-off in use. */
function referenceOf(sections: readonly ComposedSection[], scope: Scope): CalendarDate {
  const newest = sections
    .flatMap(({ editions }) => editions.map(({ cutOff }) => cutOff))
    .toSorted()
    .at(-1);
  return scope.asOf ?? newest ?? scope.today;
}

const ID_LENGTH = 16;

/** The head of a SHA-256: long enough for the findings of a country, short enough to type. */
export function findingId(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, ID_LENGTH);
}
