// Objectives and their guidelines as a tree of native shapes: one column each, as wide as the slide.
import type { Drawing, Shape } from '#shared/drawing.ts';
import type { Figure } from '#shared/figure.ts';

export interface Branch {
  readonly code: string;
  readonly shortName: Figure;
  readonly count: Figure;
  readonly guidelines: readonly Figure[];
}

const WIDTH = 920;
const GAP = 12;
const HEAD = 62;
const LEAF = 44;
const LEAF_GAP = 8;
const TRUNK = 14;

export function treeDrawing(branches: readonly Branch[]): Drawing {
  const width = (WIDTH - GAP * (branches.length - 1)) / branches.length;
  const tallest = Math.max(...branches.map(({ guidelines }) => guidelines.length), 1);
  const height = HEAD + tallest * (LEAF + LEAF_GAP);
  return {
    width: WIDTH,
    height,
    shapes: branches.flatMap((branch, index) => branchShapes(branch, index * (width + GAP), width)),
  };
}

function branchShapes({ shortName, count, guidelines }: Branch, x: number, width: number): Shape[] {
  const trunkX = x + TRUNK / 2;
  const middles = guidelines.map((_, index) => HEAD + LEAF_GAP + index * (LEAF + LEAF_GAP) + LEAF / 2);
  const lastMiddle = middles.at(-1) ?? HEAD;
  return [
    {
      kind: 'line',
      points: [
        [trunkX, HEAD],
        [trunkX, lastMiddle],
      ],
      stroke: 'line',
      strokeWidth: 1.5,
    },
    {
      kind: 'rect',
      x,
      y: 0,
      width,
      height: HEAD,
      radius: 4,
      fill: 'accentSoft',
      stroke: 'accent',
      strokeWidth: 1,
      figure: shortName.id,
    },
    {
      kind: 'text',
      x: x + 8,
      y: 4,
      width: width - 44,
      height: HEAD - 8,
      text: [{ figure: shortName.id }],
      size: 13,
      weight: 'bold',
      vertical: 'middle',
      tone: 'ink',
    },
    {
      kind: 'text',
      x: x + width - 34,
      y: 4,
      width: 28,
      height: HEAD - 8,
      text: [{ figure: count.id }],
      size: 20,
      weight: 'bold',
      align: 'right',
      vertical: 'middle',
      tone: 'accent',
    },
    ...guidelines.flatMap((guideline, index): Shape[] => {
      const middle = middles[index] ?? HEAD;
      const left = x + TRUNK + 6;
      return [
        {
          kind: 'line',
          points: [
            [trunkX, middle],
            [left, middle],
          ],
          stroke: 'line',
          strokeWidth: 1.5,
        },
        {
          kind: 'rect',
          x: left,
          y: middle - LEAF / 2,
          width: width - TRUNK - 6,
          height: LEAF,
          radius: 3,
          fill: 'paper',
          stroke: 'line',
          strokeWidth: 1,
          figure: guideline.id,
        },
        {
          kind: 'text',
          x: left + 7,
          y: middle - LEAF / 2 + 2,
          width: width - TRUNK - 20,
          height: LEAF - 4,
          text: [{ figure: guideline.id }],
          size: 12,
          vertical: 'middle',
          tone: 'ink',
        },
      ];
    }),
  ];
}
