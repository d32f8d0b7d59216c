import type { Drawing, Shape } from '#shared/drawing.ts';
import { fitProjection, projectRings, type Rings } from '../projection.ts';

export interface Station {
  readonly name: string;
  readonly longitude: number;
  readonly latitude: number;
}

const WIDTH = 420;
const HEIGHT = 320;
const MARGIN = 34;
const LABEL_WIDTH = 150;

/** A district's outline with its police stations as points with their names. */
export function stationMap(outline: readonly Rings[], stations: readonly Station[]): Drawing {
  const project = fitProjection(
    [...outline, [stations.map(({ longitude, latitude }) => [longitude, latitude] as const)]],
    {
      x: MARGIN,
      y: MARGIN,
      width: WIDTH - 2 * MARGIN,
      height: HEIGHT - 2 * MARGIN,
    },
  );
  const land = outline.map((rings): Shape => ({
    kind: 'polygon',
    rings: projectRings(rings, project),
    fill: 'accentSoft',
    stroke: 'previous',
  }));
  const points = stations.flatMap((station): readonly Shape[] => {
    const [x, y] = project([station.longitude, station.latitude]);
    const isLeft = x > WIDTH / 2;
    return [
      { kind: 'ellipse', x, y, rx: 5, ry: 5, fill: 'accent', stroke: 'paper', title: station.name },
      {
        kind: 'text',
        x: isLeft ? x - LABEL_WIDTH - 9 : x + 9,
        y: y - 9,
        width: LABEL_WIDTH,
        height: 18,
        text: [station.name],
        size: 11,
        align: isLeft ? 'right' : 'left',
        vertical: 'middle',
        tone: 'ink',
      },
    ];
  });
  return { width: WIDTH, height: HEIGHT, shapes: [...land, ...points] };
}
