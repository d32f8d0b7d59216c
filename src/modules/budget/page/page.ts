// The budget's page for its three readers, as panels over figures.
import type { Panel } from '#shared/document.ts';
import type { SectionInput } from '#modules/sources/index.ts';
import { levelPanel, reconcilePanel, vintagePanel } from './auditor-panels.ts';
import { bandPanel } from './band-panel.ts';
import { costPanel, inhabitantPanel, solPanel } from './citizen-panels.ts';
import type { PageData } from './data.ts';
import type { BudgetReader } from './question.ts';
import { goalPanel } from './goal-panel.ts';
import { physicalPanel } from './physical-panel.ts';
import { projectionPanel } from './projection-panel.ts';
import { placeSeries } from './series.ts';
import { whoPanel } from './who-panel.ts';

export interface BudgetPanels {
  readonly official: readonly Panel[];
  readonly citizen: readonly Panel[];
  readonly auditor: readonly Panel[];
}

/** The figures of the panels are in the input's book. */
export function budgetPanels(input: SectionInput, data: PageData): BudgetPanels {
  const kept = (panels: readonly (Panel | null)[]): readonly Panel[] => panels.filter((panel) => panel !== null);
  const isFor = (reader: BudgetReader): boolean => (data.question.reader ?? reader) === reader;
  const series = isFor('official') ? placeSeries(input, data) : null;
  return {
    official: !isFor('official')
      ? []
      : kept([
          whoPanel(input, data),
          goalPanel(input, data),
          physicalPanel(input, data),
          bandPanel(input, series, data.year),
          projectionPanel(input, series, data),
        ]),
    citizen: !isFor('citizen')
      ? []
      : kept([solPanel(input, data), inhabitantPanel(input, data), costPanel(input, data)]),
    auditor: !isFor('auditor')
      ? []
      : kept([reconcilePanel(input, data), vintagePanel(input, data), levelPanel(input, data)]),
  };
}
