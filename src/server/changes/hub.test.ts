import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Change } from './change.ts';
import { createChangeHub, HUB_LIMITS } from './hub.ts';

const SERENOS: Change = { section: 'serenos', territory: '07', isPublic: true };
const DRAFT: Change = { section: 'cameras', territory: '07', isPublic: false };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function listening(limits = HUB_LIMITS) {
  const hub = createChangeHub(limits);
  const told: (readonly Change[] | null)[] = [];
  const ended: string[] = [];
  const listen = (whose: string, hears: (change: Change) => boolean = () => true) =>
    hub.listen({ whose, hears, tell: (changes) => told.push(changes), end: () => ended.push(whose) });
  return { hub, told, ended, listen };
}

describe('changes', () => {
  it('of one second are told together, each once', () => {
    const { hub, told, listen } = listening();
    listen('a');
    for (let times = 0; times < 50; times += 1) hub.publish({ ...SERENOS });
    hub.publish(DRAFT);
    vi.advanceTimersByTime(999);
    expect(told).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(told).toEqual([[SERENOS, DRAFT]]);
    vi.advanceTimersByTime(10_000);
    expect(told).toHaveLength(1);
  });

  it('are told to who hears them, and who hears none is told nothing', () => {
    const { hub, told, listen } = listening();
    listen('a', ({ isPublic }) => isPublic);
    listen('b', () => false);
    hub.publish(SERENOS);
    hub.publish(DRAFT);
    vi.advanceTimersByTime(1_000);
    expect(told).toEqual([[SERENOS]]);
  });

  it('that are very many, or were not heard, are told as anything', () => {
    const { hub, told, listen } = listening({ ...HUB_LIMITS, mostChanges: 3 });
    listen('a', () => false);
    for (const territory of ['01', '02', '03', '04']) hub.publish({ ...SERENOS, territory });
    vi.advanceTimersByTime(1_000);
    hub.publishAll();
    vi.advanceTimersByTime(1_000);
    expect(told).toEqual([null, null]);
  });
});

describe('who listens', () => {
  it('is bounded by visitor and in all, and leaves room when they go', () => {
    const { listen } = listening({ ...HUB_LIMITS, perVisitor: 2, ofAll: 3 });
    const [leave] = [listen('a'), listen('a')];
    expect(() => listen('a')).toThrow(expect.objectContaining({ code: 'too-many-requests' }));
    listen('b');
    expect(() => listen('c')).toThrow(expect.objectContaining({ code: 'too-many-requests' }));
    leave?.();
    leave?.();
    listen('c');
  });

  it('is let go when the server stops', () => {
    const { hub, ended, listen } = listening();
    listen('a');
    hub.close();
    expect(ended).toEqual(['a']);
  });
});
