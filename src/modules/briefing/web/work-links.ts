// Where work is done, in the order of its page: a module's is one line here.
import { budgetLink } from '#modules/budget/web/index.tsx';
import { neighbourhoodsLink } from '#modules/neighbourhoods/web/index.tsx';
import { normsLink } from '#modules/norms/web/index.tsx';
import { anomaliesLink, evaluationLink, explorerLink, lateLink } from '#modules/observatory/web/index.tsx';
import { plansLink } from '#modules/plans/web/index.tsx';
import { threadLink } from '#modules/thread/web/index.tsx';
import { trainingLink } from '#modules/training/web/index.tsx';
import { committeesLink } from '#modules/committees/web/index.tsx';
import type { WorkLink } from '#web/route.ts';

export const WORK_LINKS: readonly WorkLink[] = [
  explorerLink,
  anomaliesLink,
  lateLink,
  evaluationLink,
  normsLink,
  committeesLink,
  trainingLink,
  plansLink,
  threadLink,
  budgetLink,
  neighbourhoodsLink,
];

/** None where a section is only shown. */
export function workOfSection(code: string): readonly WorkLink[] {
  return WORK_LINKS.filter(({ sections }) => sections.includes(code));
}
