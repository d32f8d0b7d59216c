import type { FactsVisual, ListVisual, PhotoVisual, Visual } from '#shared/document.ts';
import type { FigureMap } from '#shared/figure.ts';
import { ChartCard } from '../chart/ChartCard.tsx';
import { DrawingCard } from '../drawing/DrawingCard.tsx';
import { SentenceText } from '../figure/SentenceText.tsx';
import { Words } from '../glossary/Words.tsx';
import { VisualTable } from '../table/VisualTable.tsx';
import { StateWord } from './StateWord.tsx';
import './visual-view.css';

interface VisualViewProps {
  readonly visual: Visual;
  readonly figures: FigureMap;
  readonly onTerritory?: (code: string) => void;
}

/** One visual of the document model on screen. */
export function VisualView({ visual, figures, onTerritory }: VisualViewProps) {
  switch (visual.kind) {
    case 'table':
      return <VisualTable table={visual} figures={figures} />;
    case 'chart':
      return <ChartCard chart={visual} figures={figures} />;
    case 'drawing':
      return <DrawingCard visual={visual} figures={figures} {...(onTerritory ? { onTerritory } : {})} />;
    case 'facts':
      return <Facts visual={visual} figures={figures} />;
    case 'list':
      return <SentenceList visual={visual} figures={figures} />;
    case 'photo':
      return <Photo visual={visual} />;
    case 'absence':
      return (
        <div className="v-absence">
          <p className="v-table-caption">
            <Words text={visual.caption} />
          </p>
          <p>
            <StateWord state="unknown">{visual.message}</StateWord>
          </p>
        </div>
      );
  }
}

interface FactsProps {
  readonly visual: FactsVisual;
  readonly figures: FigureMap;
}

function Facts({ visual, figures }: FactsProps) {
  return (
    <div>
      <p className="v-table-caption">
        <Words text={visual.caption} />
      </p>
      <dl className="v-facts">
        {visual.items.map((item, index) => (
          <div key={index}>
            <dt>
              <Words text={item.label} />
            </dt>
            <dd>
              <SentenceText sentence={item.value} figures={figures} />
              {item.note ? (
                <span className="v-fact-note">
                  <SentenceText sentence={item.note} figures={figures} />
                </span>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

interface SentenceListProps {
  readonly visual: ListVisual;
  readonly figures: FigureMap;
}

function SentenceList({ visual, figures }: SentenceListProps) {
  return (
    <div>
      <p className="v-table-caption">
        <Words text={visual.caption} />
      </p>
      <ul className="v-sentence-list">
        {visual.items.map((item, index) => (
          <li key={index}>
            <StateWord state={item.state}>
              <SentenceText sentence={item.text} figures={figures} />
            </StateWord>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface PhotoProps {
  readonly visual: PhotoVisual;
}

function Photo({ visual }: PhotoProps) {
  return (
    <figure className="v-chart-card">
      <img
        className="v-photo"
        src={`/api/attachments/${visual.attachmentId}/content`}
        alt={visual.alt}
        loading="lazy"
      />
      <figcaption className="v-table-caption">{visual.caption}</figcaption>
    </figure>
  );
}
