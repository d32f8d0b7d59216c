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
const RADIUS = 9;

/** A district's outline with its police stations as numbered points: the numbers of their list. */
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
  const points = stations.flatMap((station, index): readonly Shape[] => {
    const [x, y] = project([station.longitude, station.latitude]);
    return [
      { kind: 'ellipse', x, y, rx: RADIUS, ry: RADIUS, fill: 'accent', stroke: 'paper', title: station.name },
      {
        kind: 'text',
        x: x - RADIUS,
        y: y - RADIUS,
        width: 2 * RADIUS,
        height: 2 * RADIUS,
        text: [String(index + 1)],
        size: 11,
        weight: 'bold',
        align: 'center',
        vertical: 'middle',
      },
    ];
  });
  return { width: WIDTH, height: HEIGHT, shapes: [...land, ...points] };
}
