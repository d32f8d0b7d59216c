import { describe, expect, it } from 'vitest';
import { createDrawing } from './drawing-limits.ts';

const LIMITS = { atOnce: 2, perMinute: 3, atOnceOfAll: 3 };
const done = async (): Promise<string> => 'hecho';

/** Work that ends when it is told. */
function held(): { readonly work: () => Promise<void>; readonly end: () => void } {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return { work: () => ended, end: () => end() };
}

describe('files that are drawn', () => {
  it('of one visitor are few at once, and others have theirs', async () => {
    const draw = createDrawing(LIMITS, () => 0);
    const [one, two] = [held(), held()];
    const under = [draw('a', one.work), draw('a', two.work)];
    await expect(draw('a', done)).rejects.toMatchObject({ kind: 'too-many', code: 'too-many-reports' });
    expect(await draw('b', done)).toBe('hecho');
    one.end();
    await under[0];
    expect(await draw('a', done)).toBe('hecho');
    two.end();
    await under[1];
  });

  it('of one visitor are few in a minute, and the refusal says when there will be more', async () => {
    let now = 1_000;
    const draw = createDrawing(LIMITS, () => now);
    await draw('a', done);
    now += 20_000;
    await draw('a', done);
    await draw('a', done);
    await expect(draw('a', done)).rejects.toMatchObject({ details: { retryAfterSeconds: 40 } });
    expect(await draw('b', done)).toBe('hecho');
    now += 40_000;
    expect(await draw('a', done)).toBe('hecho');
    await expect(draw('a', done)).rejects.toMatchObject({ details: { retryAfterSeconds: 20 } });
  });

  it('of all visitors are few at once', async () => {
    const draw = createDrawing(LIMITS, () => 0);
    const all = [held(), held(), held()];
    const under = all.map(({ work }, number) => draw(String(number), work));
    await expect(draw('x', done)).rejects.toMatchObject({ kind: 'unavailable', code: 'overloaded' });
    for (const { end } of all) end();
    await Promise.all(under);
    expect(await draw('x', done)).toBe('hecho');
  });

  it('that fail give their place back', async () => {
    const draw = createDrawing({ ...LIMITS, perMinute: 100 }, () => 0);
    for (let times = 0; times < 5; times += 1)
      await expect(draw('a', async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await draw('a', done)).toBe('hecho');
  });
});
