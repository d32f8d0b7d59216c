// The seven steps of the thread, each a hollow bar filled as far as it is reached.
import type { Drawing, Shape } from '#shared/drawing.ts';
import type { StageFigures } from './thread-figures.ts';

const WIDTH = 920;
const BOX_GAP = 22;
const BAR = 150;
const HEAD = 58;

export function flowDrawing(stages: readonly StageFigures[]): Drawing {
  const width = (WIDTH - BOX_GAP * (stages.length - 1)) / stages.length;
  return {
    width: WIDTH,
    height: HEAD + BAR + 34,
    shapes: stages.flatMap((stage, index) => stageShapes(stage, index * (width + BOX_GAP), width, index > 0)),
  };
}

/** A hollow bar of all, filled from below as far as they reach. */
function stageShapes({ stage, reached, of }: StageFigures, x: number, width: number, hasArrow: boolean): Shape[] {
  const filled = stage.of.length === 0 ? 0 : Math.round((BAR * stage.reached.length) / stage.of.length);
  const top = HEAD + 4;
  return [
    ...(hasArrow
      ? [
          {
            kind: 'line' as const,
            points: [
              [x - BOX_GAP + 3, top + BAR / 2],
              [x - 3, top + BAR / 2],
            ] as const,
            arrow: true,
            stroke: 'muted' as const,
            strokeWidth: 2,
          },
        ]
      : []),
    {
      kind: 'text',
      x,
      y: 0,
      width,
      height: HEAD,
      text: [stage.name],
      size: 13,
      weight: 'bold',
      align: 'center',
      vertical: 'middle',
      tone: 'ink',
    },
    { kind: 'rect', x, y: top, width, height: BAR, radius: 4, fill: 'panel', stroke: 'unknown', strokeWidth: 1 },
    ...(filled > 0
      ? [
          {
            kind: 'rect' as const,
            x,
            y: top + BAR - filled,
            width,
            height: filled,
            radius: 4,
            fill: 'accent' as const,
            figure: reached.id,
          },
        ]
      : []),
    {
      kind: 'text',
      x,
      y: top + BAR + 4,
      width,
      height: 26,
      text: [{ figure: reached.id }, ' de ', { figure: of.id }],
      size: 14,
      align: 'center',
      vertical: 'middle',
      tone: 'ink',
    },
  ];
}
