import { describe, expect, it } from 'vitest';
import { type ActivityQuarter, activityProgress, lightOf, planProgress } from './progress.ts';

const CAPPED = { cap: 100 };

function anActivity(values: Partial<ActivityQuarter> = {}): ActivityQuarter {
  return { code: '1', guideline: 'OP1.1', programmed: 10, executed: 10, backed: 10, ...values };
}

describe('the progress of an activity in a quarter', () => {
  it.each([
    ['done as programmed, with evidence of all', { executed: 10, backed: 10 }, [100, 100, 100]],
    ['done over what was programmed is capped, and its raw value stays', { executed: 15, backed: 15 }, [150, 100, 100]],
    ['half of it has evidence: the other half is hollow', { executed: 10, backed: 5 }, [100, 100, 50]],
    ['no evidence at all', { executed: 8, backed: 0 }, [80, 80, 0]],
    ['evidence of more than was done proves what was done', { executed: 4, backed: 9 }, [40, 40, 40]],
    ['nothing done of what was programmed is zero', { executed: 0, backed: 0 }, [0, 0, 0]],
    ['over, and proved in part: what is proved fills the bar', { executed: 20, backed: 8 }, [200, 100, 80]],
  ])('%s', (_what, values, [raw, percent, backed]) => {
    expect(activityProgress(anActivity(values), CAPPED)).toEqual({
      kind: 'measured',
      percents: { raw, percent, backed },
    });
  });

  it.each([
    ['neither programmed nor done', { programmed: 0, executed: null }, { kind: 'notProgrammed' }],
    ['not programmed and reported as zero', { programmed: 0, executed: 0 }, { kind: 'notProgrammed' }],
    ['done without being programmed', { programmed: 0, executed: 3 }, { kind: 'unplanned', executed: 3 }],
    ['programmed and not reported is not zero', { executed: null }, { kind: 'notReported' }],
  ])('%s', (_what, values, expected) => {
    expect(activityProgress(anActivity(values), CAPPED)).toEqual(expected);
  });

  it('has no cap where no rule sets one', () => {
    expect(activityProgress(anActivity({ executed: 15, backed: 0 }), { cap: null })).toMatchObject({
      percents: { raw: 150, percent: 150 },
    });
  });
});

describe('the progress of a plan', () => {
  it('is the mean of its guidelines, each the mean of its activities: many activities weigh no more', () => {
    const progress = planProgress(
      [
        anActivity({ guideline: 'OP2.1', executed: 0, backed: 0 }),
        anActivity({ guideline: 'OP1.1', executed: 10 }),
        anActivity({ guideline: 'OP1.1', executed: 10, backed: 0 }),
        anActivity({ guideline: 'OP1.1', executed: 40, backed: 0 }),
      ],
      CAPPED,
    );
    expect(progress.guidelines.map(({ guideline, activities }) => [guideline, activities])).toEqual([
      ['OP1.1', 3],
      ['OP2.1', 1],
    ]);
    expect(progress.percents).toEqual({ raw: 100, percent: 50, backed: expect.closeTo(100 / 6, 9) });
  });

  it('leaves out what was not programmed, and counts what was done without it', () => {
    const progress = planProgress(
      [
        anActivity(),
        anActivity({ programmed: 0, executed: 5 }),
        anActivity({ guideline: 'OP3.1', programmed: 0, executed: 0 }),
      ],
      CAPPED,
    );
    expect(progress).toMatchObject({ activities: 1, missing: 0, unplanned: 1, percents: { percent: 100 } });
    expect(progress.guidelines).toHaveLength(1);
  });

  it('has no percentage while nothing was reported, and says how many are missing', () => {
    expect(planProgress([anActivity({ executed: null })], CAPPED)).toMatchObject({
      activities: 1,
      missing: 1,
      percents: null,
    });
    expect(planProgress([], CAPPED)).toEqual({
      activities: 0,
      missing: 0,
      unplanned: 0,
      percents: null,
      guidelines: [],
    });
  });

  it('orders guidelines as the policy numbers them', () => {
    const codes = ['OP2.10', 'OP10.1', 'OP2.9'].map((guideline) => anActivity({ guideline }));
    expect(planProgress(codes, CAPPED).guidelines.map(({ guideline }) => guideline)).toEqual([
      'OP2.9',
      'OP2.10',
      'OP10.1',
    ]);
  });
});

describe('the traffic light', () => {
  const bands = { greenFrom: 90, amberFrom: 75 };
  it.each([
    [100, 'good'],
    [90, 'good'],
    [89.96, 'good'],
    [89.9, 'warn'],
    [75, 'warn'],
    [74.9, 'bad'],
    [0, 'bad'],
    [null, 'unknown'],
  ] as const)('of %s %% is %s', (percent, light) => {
    expect(lightOf(percent, bands)).toBe(light);
  });

  it('is dark without bands in force', () => {
    expect(lightOf(95, { greenFrom: null, amberFrom: 75 })).toBe('unknown');
  });
});
