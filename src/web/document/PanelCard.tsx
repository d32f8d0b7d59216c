import type { ReactNode } from 'react';
import { panelCredits } from '#shared/credits.ts';
import type { Panel } from '#shared/document.ts';
import type { FigureMap } from '#shared/figure.ts';
import { SentenceText } from '../figure/SentenceText.tsx';
import { Words } from '../glossary/Words.tsx';
import { Credits } from './Credits.tsx';
import { VisualView } from './VisualView.tsx';
import './panel-card.css';

interface PanelCardProps {
  readonly panel: Panel;
  readonly figures: FigureMap;
  readonly onTerritory?: (code: string) => void;
  /** Findings that speak of this panel, beside its title. */
  readonly mark?: ReactNode;
}

/** One idea of a section: title, takeaway, visuals, notes and where it all comes from. */
export function PanelCard({ panel, figures, onTerritory, mark }: PanelCardProps) {
  return (
    <section
      className={panel.later ? 'v-card v-panel v-panel-later' : 'v-card v-panel'}
      id={panel.id}
      aria-labelledby={`${panel.id}-title`}
    >
      <header className="v-panel-head">
        <h2 id={`${panel.id}-title`}>
          <Words text={panel.title} />
        </h2>
        {panel.later ? <span className="v-state v-state-later v-panel-mark">Posterior al corte</span> : null}
        {mark}
      </header>
      <p className="v-takeaway">
        <SentenceText sentence={panel.takeaway} figures={figures} />
      </p>
      <div className={isSideBySide(panel) ? 'v-visuals v-visuals-many' : 'v-visuals'}>
        {panel.visuals.map((visual, index) => (
          <VisualView key={index} visual={visual} figures={figures} {...(onTerritory ? { onTerritory } : {})} />
        ))}
      </div>
      {panel.notes && panel.notes.length > 0 ? (
        <ul className="v-notes">
          {panel.notes.map((note, index) => (
            <li key={index}>
              <SentenceText sentence={note} figures={figures} />
            </li>
          ))}
        </ul>
      ) : null}
      <Credits credits={panelCredits(panel, figures)} />
    </section>
  );
}

const COLUMNS_OF_A_SIDE = 4;

/** Two visuals stand beside each other unless a table among them needs the whole width. */
function isSideBySide({ visuals }: Panel): boolean {
  return (
    visuals.length > 1 &&
    !visuals.some((visual) => visual.kind === 'table' && visual.columns.length > COLUMNS_OF_A_SIDE)
  );
}
