import { createHash } from 'node:crypto';
import type { ReadTx } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { CheckInput, Constraint } from '#shared/check.ts';
import type { Scope } from '#modules/sources/index.ts';
import { type ComposedSection, figuresOf } from '#modules/sources/server/index.ts';
import { checkAsJson, type CheckJson } from '../check-json.ts';
import { checkAsText } from '../check-text.ts';
import type { CheckReport } from '../finding.ts';
import { runChecks } from '../run-checks.ts';
import { findAcceptances } from './store.ts';

/** Runs the rules of the sections given over their figures, with the decisions taken in the territory. */
export async function checkTerritory(
  tx: ReadTx,
  sections: readonly ComposedSection[],
  scope: Scope,
): Promise<CheckReport> {
  const figures = figuresOf(sections);
  const territory = scope.place.code;
  const input: CheckInput = { territory, asOf: scope.asOf, reference: referenceOf(sections, scope), figures };
  const constraints: readonly Constraint[] = sections.flatMap(({ section }) =>
    section.checks.flatMap((check) => check(input)),
  );
  return runChecks({
    constraints,
    figures,
    acceptances: await findAcceptances(tx, territory),
    territory,
    asOf: scope.asOf,
    hash: findingId,
  });
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
