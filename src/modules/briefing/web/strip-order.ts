import { type FigureMap, numberOf } from '#shared/figure.ts';
import type { Overview } from '../contract.ts';

export type Strip = NonNullable<Overview['strip']>;
export type StripItem = Strip['items'][number];

/** From the highest to the lowest; those without a number go last, in their own order. */
export function sortedItems(strip: Strip, figures: FigureMap): readonly StripItem[] {
  return strip.items.toSorted((a, b) => {
    const [left, right] = [numberOf(figures[a.figure]), numberOf(figures[b.figure])];
    if (left === null && right === null) return 0;
    if (left === null) return 1;
    if (right === null) return -1;
    return right - left;
  });
}

type Ranked = Pick<StripItem, 'figure'>;

/** The region of an address, or Lima Metropolitana for what lies inside it. */
export function regionHere<T extends { readonly place: { readonly code: string } }>(
  territory: string,
  items: readonly T[],
): T | undefined {
  const of = (code: string): T | undefined => items.find(({ place }) => place.code === code);
  return (territory.length >= 4 ? of(territory.slice(0, 4)) : undefined) ?? of(territory.slice(0, 2));
}

/** Places counted from the highest, ties sharing theirs; null without a number. */
export function rankOf(
  item: Ranked,
  strip: { readonly items: readonly Ranked[] },
  figures: FigureMap,
): { readonly rank: number; readonly of: number } | null {
  const own = numberOf(figures[item.figure]);
  if (own === null) return null;
  const numbers = strip.items.flatMap((other) => numberOf(figures[other.figure]) ?? []);
  return { rank: 1 + numbers.filter((value) => value > own).length, of: numbers.length };
}
