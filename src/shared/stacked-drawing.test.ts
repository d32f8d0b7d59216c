import { describe, expect, it } from 'vitest';
import { stackedDrawing } from './stacked-drawing.ts';
import type { Drawing } from './drawing.ts';

const picture: Drawing = {
  width: 520,
  height: 300,
  shapes: [
    {
      kind: 'polygon',
      rings: [
        [
          [4, 4],
          [350, 4],
          [350, 290],
        ],
      ],
    },
    { kind: 'text', x: 100, y: 50, width: 80, height: 16, text: ['Callao'], size: 11 },
    { kind: 'rect', x: 370, y: 30, width: 14, height: 12 },
    { kind: 'text', x: 390, y: 28, width: 130, height: 16, text: ['sin dato'], size: 11 },
  ],
};

describe('a picture where there is no room at its side', () => {
  it('has its legend below, whole, and the rest where it was', () => {
    const stacked = stackedDrawing({ ...picture, legend: { x: 370, height: 60 } });
    expect(stacked).toMatchObject({ width: 362, height: 368 });
    expect(stacked?.shapes.slice(0, 2)).toEqual(picture.shapes.slice(0, 2));
    expect(stacked?.shapes.slice(2)).toMatchObject([
      { kind: 'rect', x: 4, y: 338 },
      { kind: 'text', x: 24, y: 336, width: 130 },
    ]);
  });

  it('stays as it is without a legend', () => {
    expect(stackedDrawing(picture)).toBeNull();
  });
});
