// The list of norms as a vertical line of time, drawn with native shapes.
import type { Drawing, Shape } from '#shared/drawing.ts';
import type { NormFigures } from './figures.ts';

const WIDTH = 540;
const HEIGHT = 320;
const LINE_X = 96;

/** Norms in order of year and date: year at the left of the line, citation and date at its right. */
export function timelineDrawing(norms: readonly NormFigures[], touchesLaw: (norm: NormFigures) => boolean): Drawing {
  const ordered = norms.toSorted((a, b) => momentOf(a).localeCompare(momentOf(b)));
  const step = Math.min(56, HEIGHT / Math.max(1, ordered.length));
  const last = ordered.length * step - step / 2;
  const line: Shape = {
    kind: 'line',
    points: [
      [LINE_X, step / 2],
      [LINE_X, last],
    ],
    stroke: 'line',
    strokeWidth: 2,
  };
  const rows = ordered.flatMap((norm, index): Shape[] => {
    const y = index * step;
    const middle = y + step / 2;
    const newYear = norm.year.value !== ordered[index - 1]?.year.value;
    const dated = norm.published.value !== null;
    return [
      ...(newYear
        ? [
            {
              kind: 'text' as const,
              x: 0,
              y,
              width: LINE_X - 20,
              height: step,
              text: [{ figure: norm.year.id }],
              size: 16,
              weight: 'bold' as const,
              align: 'right' as const,
              vertical: 'middle' as const,
              tone: 'ink' as const,
            },
          ]
        : []),
      {
        kind: 'ellipse',
        x: LINE_X,
        y: middle,
        rx: 7,
        ry: 7,
        fill: touchesLaw(norm) ? 'accent' : 'paper',
        stroke: 'accent',
        strokeWidth: 2,
        figure: norm.citation.id,
      },
      {
        kind: 'text',
        x: LINE_X + 20,
        y,
        width: 250,
        height: step,
        text: [{ figure: norm.citation.id }],
        size: 14,
        weight: 'bold',
        vertical: 'middle',
        tone: 'ink',
      },
      {
        kind: 'text',
        x: LINE_X + 276,
        y,
        width: WIDTH - LINE_X - 276,
        height: step,
        text: dated ? [{ figure: norm.published.id }] : ['día no registrado'],
        size: 12,
        vertical: 'middle',
        tone: 'muted',
      },
    ];
  });
  return { width: WIDTH, height: Math.round(ordered.length * step), shapes: [line, ...rows] };
}

/** A norm without a day stands at the end of its year. */
function momentOf(norm: NormFigures): string {
  return typeof norm.published.value === 'string' ? norm.published.value : `${norm.year.value ?? '9999'}-99`;
}
