import { useInViewport } from '@mantine/hooks';
import type { TableVisual, Visual } from '#shared/document.ts';
import type { FigureMap } from '#shared/figure.ts';
import { Chart } from '#web/chart/Chart.tsx';
import { DrawingView } from '#web/drawing/DrawingView.tsx';
import { sentenceWords } from '#web/figure/sentence-words.ts';
import type { Slide } from '../deck.ts';

interface SlideThumbnailProps {
  readonly slide: Slide;
  readonly figures: FigureMap;
}

/** A slide in small: drawn at its own size and shrunk, only when it comes into view. */
export function SlideThumbnail({ slide, figures }: SlideThumbnailProps) {
  const { ref, inViewport } = useInViewport<HTMLElement>();
  return (
    <figure ref={ref} className={slide.later ? 'v-thumb v-thumb-later' : 'v-thumb'}>
      <div className="v-thumb-frame" aria-hidden="true" inert>
        {inViewport ? (
          <div className="v-thumb-slide">
            <p className="v-thumb-title">{slide.title}</p>
            <p className="v-thumb-takeaway">{sentenceWords(slide.takeaway, figures)}</p>
            <div className={slide.visuals.length > 1 ? 'v-thumb-visuals v-thumb-two' : 'v-thumb-visuals'}>
              {slide.visuals.slice(0, 2).map((visual, index) => (
                <ThumbVisual key={index} visual={visual} figures={figures} />
              ))}
            </div>
          </div>
        ) : null}
      </div>
      <figcaption>
        <strong>{slide.number}</strong> {slide.title}
      </figcaption>
    </figure>
  );
}

interface ThumbVisualProps {
  readonly visual: Visual;
  readonly figures: FigureMap;
}

function ThumbVisual({ visual, figures }: ThumbVisualProps) {
  switch (visual.kind) {
    case 'table':
      return <ThumbTable table={visual} figures={figures} />;
    case 'chart':
      return <Chart chart={visual} figures={figures} height={330} />;
    case 'drawing':
      return <DrawingView drawing={visual.drawing} figures={figures} alt={visual.alt} />;
    case 'facts':
      return (
        <ul>
          {visual.items.map((item, index) => (
            <li key={index}>
              {item.label}: <strong>{sentenceWords(item.value, figures)}</strong>
            </li>
          ))}
        </ul>
      );
    case 'list':
      return (
        <ul>
          {visual.items.map((item, index) => (
            <li key={index}>{sentenceWords(item.text, figures)}</li>
          ))}
        </ul>
      );
    case 'photo':
      return <img src={`/api/attachments/${visual.attachmentId}/content`} alt="" />;
    case 'absence':
      return <p>{visual.message}</p>;
  }
}

const ROWS_DRAWN = 10;

interface ThumbTableProps {
  readonly table: TableVisual;
  readonly figures: FigureMap;
}

function ThumbTable({ table, figures }: ThumbTableProps) {
  return (
    <table>
      <thead>
        <tr>
          {table.columns.map((column) => (
            <th key={column.key}>{column.label}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.slice(0, ROWS_DRAWN).map((row, rowIndex) => (
          <tr key={rowIndex}>
            {row.map((cell, index) => (
              <td key={index} className={cell.heat === undefined ? undefined : `v-heat v-heat-${cell.heat}`}>
                {sentenceWords(cell.content, figures)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
