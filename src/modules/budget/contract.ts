// What crosses the wire for the budget's page.
import type { Panel } from '#shared/document.ts';
import type { FigureMap } from '#shared/figure.ts';
import type { Edition, Place } from '#modules/sources/index.ts';

/** GET /api/budget?territory&asOf&year&goal&order&page */
export interface BudgetView {
  readonly place: Place;
  /** As they were taken, defaults included. */
  readonly question: {
    readonly year: number | null;
    readonly goal: number;
    readonly order: 'lacking' | 'advance' | 'name';
    readonly page: number;
  };
  /** Newest first. */
  readonly years: readonly number[];
  readonly entities: { readonly total: number; readonly pageSize: number };
  /** Budget files of the place, newest cut-off first. */
  readonly editions: readonly Edition[];
  readonly panels: {
    readonly official: readonly Panel[];
    readonly citizen: readonly Panel[];
    readonly auditor: readonly Panel[];
  };
  readonly figures: FigureMap;
}

/** GET /api/budget/rows: rows of a budget file as they were stored. */
export interface BudgetRows {
  readonly edition: Edition;
  readonly total: number;
  readonly pageSize: number;
  readonly rows: readonly {
    readonly line: number;
    readonly entity: string;
    readonly entityName: string;
    readonly month: number;
    readonly product: string;
    readonly source: string;
    readonly article: string;
    readonly pia: number;
    readonly pim: number;
    readonly accrued: number;
  }[];
}
