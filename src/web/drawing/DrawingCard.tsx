import { useMemo } from 'react';
import type { DrawingVisual } from '#shared/document.ts';
import type { FigureMap } from '#shared/figure.ts';
import { FigureButton } from '../figure/FigureButton.tsx';
import { useProof } from '../figure/use-proof.ts';
import { Words } from '../glossary/Words.tsx';
import { DrawingView } from './DrawingView.tsx';
import { drawingFigureIds } from './drawing-figures.ts';

interface DrawingCardProps {
  readonly visual: DrawingVisual;
  readonly figures: FigureMap;
  readonly onTerritory?: (code: string) => void;
}

/** A picture, and under it the list of its numbers for who cannot click on the picture. */
export function DrawingCard({ visual, figures, onTerritory }: DrawingCardProps) {
  const { open } = useProof();
  const ids = useMemo(() => drawingFigureIds(visual.drawing), [visual.drawing]);
  const printed = ids.flatMap((id) => (figures[id] ? [figures[id]] : []));
  return (
    <figure className="v-chart-card">
      <figcaption className="v-table-caption">
        <Words text={visual.caption} />
      </figcaption>
      <DrawingView
        drawing={visual.drawing}
        figures={figures}
        alt={visual.alt}
        onFigure={open}
        {...(onTerritory ? { onTerritory } : {})}
      />
      {printed.length === 0 ? null : (
        <details className="v-drawing-figures">
          <summary>Cifras y datos de la figura</summary>
          <ul>
            {printed.map((figure) => (
              <li key={figure.id}>
                {figure.label}: <FigureButton figure={figure} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </figure>
  );
}
