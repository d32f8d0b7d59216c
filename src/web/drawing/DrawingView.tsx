import { useElementSize } from '@mantine/hooks';
import { type KeyboardEvent, type MouseEvent, useMemo } from 'react';
import { drawingToSvg } from '#shared/drawing-svg.ts';
import type { Drawing } from '#shared/drawing.ts';
import { stackedDrawing } from '#shared/stacked-drawing.ts';
import type { FigureMap } from '#shared/figure.ts';
import { useDrawingTheme } from '../theme/use-drawing-theme.ts';
import './drawing-view.css';

interface DrawingViewProps {
  readonly drawing: Drawing;
  readonly figures: FigureMap;
  readonly alt: string;
  readonly onFigure?: (figureId: string) => void;
  readonly onTerritory?: (code: string) => void;
  /** Shrinks to the room it has: its words stand elsewhere too. */
  readonly mustFit?: boolean;
}

/** Texts are 11 points or more at full size: smaller than this share they are not read, and the box scrolls instead. */
const LEAST_SCALE = 0.8;
/** Larger than this, a small picture shouts. */
const MOST_SCALE = 1.45;

/** A picture of the document model as SVG; its places and figures can be clicked. */
export function DrawingView({ drawing, figures, alt, onFigure, onTerritory, mustFit = false }: DrawingViewProps) {
  const theme = useDrawingTheme();
  const isInteractive = onTerritory !== undefined;
  const { ref, width } = useElementSize<HTMLDivElement>();
  const lacksRoom = ({ width: full }: Drawing): boolean => !mustFit && width > 0 && width < full * LEAST_SCALE;
  const stacked = useMemo(() => stackedDrawing(drawing), [drawing]);
  const shown = stacked && lacksRoom(drawing) ? stacked : drawing;
  const svg = useMemo(
    () => drawingToSvg(shown, figures, theme, { alt, interactive: isInteractive }),
    [shown, figures, theme, alt, isInteractive],
  );
  const leastWidth = shown.width * LEAST_SCALE;
  const isScrolling = lacksRoom(shown);

  const activate = (target: EventTarget): boolean => {
    const element = target instanceof Element ? target.closest('[data-territory], [data-figure]') : null;
    const territory = element?.getAttribute('data-territory');
    const figure = element?.getAttribute('data-figure');
    if (onTerritory && territory !== null && territory !== undefined) onTerritory(territory);
    else if (onFigure && figure) onFigure(figure);
    else return false;
    return true;
  };

  return (
    <div
      ref={ref}
      className={isScrolling ? 'v-drawing v-drawing-scrolling' : 'v-drawing'}
      {...(isScrolling ? { tabIndex: 0, role: 'region', 'aria-label': `Se desplaza: ${alt}` } : {})}
    >
      {/* The shapes inside are the links and buttons; this box only hears of their clicks. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        style={isScrolling ? { width: leastWidth } : { maxWidth: shown.width * MOST_SCALE }}
        onClick={(event: MouseEvent) => activate(event.target)}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key === 'Enter' && activate(event.target)) event.preventDefault();
        }}
        // Made by our own drawer, which escapes every text.
        dangerouslySetInnerHTML={{ __html: svg }}
      />
    </div>
  );
}
