import { describe, expect, it } from 'vitest';
import type { Drawing } from '#shared/drawing.ts';
import { markedDrawing } from './marked-drawing.ts';

const area = (territory: string) =>
  ({ kind: 'polygon', rings: [], fill: 'scale1', stroke: 'muted', strokeWidth: 0.5, territory }) as const;
const label = { kind: 'text', x: 0, y: 0, width: 9, height: 9, text: ['La Punta'], size: 11 } as const;
const drawing: Drawing = { width: 10, height: 10, shapes: [area('070105'), area('070101'), label] };

describe('a map that marks a place', () => {
  it('draws its outline over the neighbours and under the names', () => {
    const { shapes } = markedDrawing(drawing, '070105');
    expect(shapes).toEqual([area('070101'), { ...area('070105'), stroke: 'ink', strokeWidth: 2.5 }, label]);
  });

  it('leaves as it is a map without the place', () => {
    expect(markedDrawing(drawing, '150101')).toEqual(drawing);
  });
});
