import { describe, expect, it } from 'vitest';
import { aFigure, figureMap } from '#test/support/checked-figures.ts';
import { isJump, jumps } from './jumps.ts';

describe('a jump from one year to the next', () => {
  it.each([
    [26, 371, true],
    [699, 314, true],
    [100, 199, false],
    [500, 251, false],
    // Doubled, and chance alone may have done it, or of too few to say anything.
    [50, 100, false],
    [20, 60, false],
    [0, 400, false],
    [3, 180, false],
  ])('from %i to %i: %s', (previous, current, jumped) => {
    expect(isJump(previous, current)).toBe(jumped);
  });

  it('is told of the place itself, in consecutive years, known at the date', () => {
    const of = (id: string, value: number) => aFigure({ id: `complaints.${id}`, value, label: id });
    const seen = (figures: Parameters<typeof figureMap>[0]) =>
      jumps({ territory: '070107', asOf: null, reference: '2026-04-30', figures: figureMap(figures) }).map(
        ({ relation }) => relation.kind === 'holds' && relation.figures,
      );
    const pair = [of('yearRecords@070107/2023', 699), of('yearRecords@070107/2024', 314)];
    expect(seen(pair)).toEqual([['complaints.yearRecords@070107/2024', 'complaints.yearRecords@070107/2023']]);
    const [first] = jumps({
      territory: '',
      asOf: null,
      reference: '2026-04-30',
      figures: figureMap([of('yearModality@PE/extorsion/2021', 4541), of('yearModality@PE/extorsion/2022', 16065)]),
    });
    expect(first?.relation).toMatchObject({ stated: expect.stringContaining('de 4,541 a 16,065') as string });
    expect(seen(pair.map((figure) => ({ ...figure, later: true })))).toEqual([]);
    expect(seen([of('yearRecords@070107/2022', 699), of('yearRecords@070107/2024', 314)])).toEqual([]);
    expect(seen([of('yearRecords@07/2023', 699), of('yearRecords@07/2024', 314)])).toEqual([]);
  });
});
