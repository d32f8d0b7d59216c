// All that the budget's page stands on, besides the rows of its section.
import type { Edition } from '#modules/sources/index.ts';
import type { Figure } from '#shared/figure.ts';
import type { BudgetFacts, FactYear } from '../facts.ts';
import type { SpendingYear } from '../pace.ts';
import type { BudgetFields } from './question.ts';

export interface EntityData {
  readonly entity: string;
  readonly name: string;
  readonly territory: string;
  /** All its years of the edition, oldest first. */
  readonly years: readonly FactYear[];
}

export interface ShareData {
  readonly code: string;
  readonly name: string;
  readonly pimCents: number;
  readonly accruedCents: number;
  readonly rows: number;
}

/** What another module counts, and a cost can be divided by. */
export interface CountedWork {
  /** Spanish: «actividad de Barrio Seguro». */
  readonly one: string;
  readonly count: Figure;
  readonly year: number;
}

export interface PageData {
  readonly question: BudgetFields;
  /** Of the local governments of the place; null: no budget file speaks of it. */
  readonly facts: BudgetFacts | null;
  readonly year: number | null;
  readonly entities: { readonly rows: readonly EntityData[]; readonly total: number };
  /** The same year as each cut-off has it, newest first. */
  readonly vintages: readonly { readonly edition: Edition; readonly year: FactYear }[];
  readonly products: readonly ShareData[];
  readonly sources: readonly ShareData[];
  readonly population: Figure | undefined;
  readonly works: readonly CountedWork[];
  /** Newest quarter closed of the year: how much of what the plans programmed was done. */
  readonly physical: Figure | undefined;
  /** What the projection is tried on: entities or departments, each with its years. */
  readonly trials: readonly (readonly SpendingYear[])[];
  /** Of other levels of government in the same territory and year, by cut-off: what a scope leaves out. */
  readonly otherLevels: readonly { readonly name: string; readonly pimCents: number; readonly accruedCents: number }[];
}
