import { describe, expect, it } from 'vitest';
import { createSharedAnswers } from './shared-answers.ts';

describe('a shared answer', () => {
  it('is composed once for those who ask at the same time, and anew for who asks later', async () => {
    const share = createSharedAnswers();
    let composed = 0;
    const compose = async (): Promise<{ readonly composed: number }> => ({ composed: (composed += 1) });
    expect(await Promise.all([share('a', compose), share('a', compose)])).toEqual(['{"composed":1}', '{"composed":1}']);
    expect(await share('a', compose)).toBe('{"composed":2}');
  });

  it('is not given to who asks for another', async () => {
    const share = createSharedAnswers();
    expect(await Promise.all([share('a', async () => 1), share('b', async () => 2)])).toEqual(['1', '2']);
  });

  it('fails for all who waited, and is tried again by the next', async () => {
    const share = createSharedAnswers();
    const fail = (): Promise<never> => Promise.reject(new Error('no'));
    const both = await Promise.allSettled([share('a', fail), share('a', fail)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await share('a', async () => 'yes')).toBe('"yes"');
  });
});
