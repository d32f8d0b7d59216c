import type { Figure } from '#shared/figure.ts';
import type { FigureBook, Scope } from '#modules/sources/index.ts';
import { asOfText } from './briefing.ts';

/** A figure that the briefing counts itself. */
export type Counter = (id: string, label: string, value: number, formula: string) => Figure;

export function counter(book: FigureBook, scope: Scope): Counter {
  return (id, label, value, formula) =>
    book.computed({
      id: `${id}@${scope.place.code === '' ? 'PE' : scope.place.code}`,
      label,
      period: asOfText(scope.asOf).toLowerCase(),
      territory: scope.place.code,
      unit: 'count',
      decimals: 0,
      inputs: [],
      formula,
      compute: () => value,
    });
}
