// Rows of an answer as series, and what each is called.
import { numberOf } from '#shared/figure.ts';
import { grouped } from '#shared/grouped.ts';
import { shortName } from '../period.ts';
import type { AnswerRow, AnswerView } from './answer.ts';
import { isPlaceLevel } from './query.ts';

/** The most records first. */
export const byCount = (a: AnswerRow, b: AnswerRow): number =>
  (numberOf(b.change.current) ?? -1) - (numberOf(a.change.current) ?? -1);

/** What tells a row from the others of its answer. */
export function labelOf({ query, rows }: Pick<AnswerView, 'query' | 'rows'>, row: AnswerRow): string {
  const several = rows.some(({ place }) => place.code !== row.place.code);
  const parts = [
    ...(query.by.some(isPlaceLevel) || several ? [row.place.name] : []),
    ...(query.by.includes('modality') ? [shortName(row.modality)] : []),
  ];
  return parts.join(' · ') || row.place.name;
}

export interface NamedSeries {
  readonly name: string;
  readonly rows: readonly AnswerRow[];
}

/** Rows of one place and modality, the series with most records first. */
export function seriesOf(rows: readonly AnswerRow[]): readonly NamedSeries[] {
  const groups = grouped(rows, ({ place, modality }) => `${place.code}|${modality}`);
  const places = new Set(rows.map(({ place }) => place.code));
  const sum = (series: readonly AnswerRow[]): number =>
    series.reduce((total, { change }) => total + (numberOf(change.current) ?? 0), 0);
  return [...groups.values()]
    .toSorted((a, b) => sum(b) - sum(a))
    .map((series) => {
      const [first] = series;
      const modality = first?.modality ? shortName(first.modality) : '';
      const name = [places.size > 1 || modality === '' ? (first?.place.name ?? '') : '', modality].filter(Boolean);
      return { name: name.join(' · '), rows: series.toSorted((a, b) => a.from.localeCompare(b.from)) };
    });
}
