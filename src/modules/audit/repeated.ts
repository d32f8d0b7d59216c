// What happens again and again is recorded once, and then once a minute with its count: a flood of refusals must not
// fill the disk.

export interface RepeatOptions {
  readonly windowMilliseconds: number;
  /** Of different things in one window; what is more is counted together. */
  readonly maximumKeys: number;
}

export interface Repeated<Item> {
  /** The first of them; null for what was counted together. */
  readonly item: Item | null;
  /** Besides the one that was recorded. */
  readonly count: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

export interface RepeatCounter<Item> {
  /** Whether to record it now; else it was counted. */
  isNew(key: string, item: Item, at: number): boolean;
  /** Windows that ended, each with what it counted; all when `at` is Infinity. */
  takeEnded(at: number): readonly Repeated<Item>[];
}

interface Window<Item> {
  readonly item: Item | null;
  readonly openedAt: number;
  count: number;
  firstAt: number;
  lastAt: number;
}

export function createRepeatCounter<Item>({ windowMilliseconds, maximumKeys }: RepeatOptions): RepeatCounter<Item> {
  const windows = new Map<string | null, Window<Item>>();
  const count = (window: Window<Item>, at: number): void => {
    if (window.count === 0) window.firstAt = at;
    window.count += 1;
    window.lastAt = at;
  };
  return {
    isNew(key, item, at) {
      const open = windows.get(key);
      if (open) {
        count(open, at);
        return false;
      }
      if (windows.size < maximumKeys) {
        windows.set(key, { item, openedAt: at, count: 0, firstAt: at, lastAt: at });
        return true;
      }
      const rest = windows.get(null) ?? { item: null, openedAt: at, count: 0, firstAt: at, lastAt: at };
      windows.set(null, rest);
      count(rest, at);
      return false;
    },
    takeEnded(at) {
      const ended = [...windows].filter(([, { openedAt }]) => at - openedAt >= windowMilliseconds);
      for (const [key] of ended) windows.delete(key);
      return ended
        .map(([, window]) => window)
        .filter((window) => window.count > 0)
        .map(({ item, count: times, firstAt, lastAt }) => ({ item, count: times, firstAt, lastAt }));
    },
  };
}
