// Pages that answer a question of their own: a module's is one line here.
import { useBudgetViewQuestion } from '#modules/budget/web/index.tsx';
import { useExploredView } from '#modules/observatory/web/index.tsx';
import { useThreadView } from '#modules/thread/web/index.tsx';

/** What the open page asked, for the proof of its figures; null where it shows sections. */
export function useOpenView(): string | null {
  const views = [useExploredView(), useBudgetViewQuestion(), useThreadView()];
  return views.find((view) => view !== null) ?? null;
}
