// What a budget file holds of programme 0030, row by row, and what its rows add up to.

/** Code that `edition.tables` carries when an edition holds rows of a budget file. */
export const BUDGET_FACTS = 'budget-facts';

/** Programa presupuestal «Reducción de delitos y faltas que afectan la seguridad ciudadana». */
export const PROGRAMME = 30;
/** Source of financing «Recursos ordinarios» of the classifier. */
export const ORDINARY_SOURCE = '1';
/** The open files of monthly spending begin here. */
export const FIRST_YEAR = 2009;

/** E national, R regional, M local: as the files write it. */
export type GovernmentLevel = 'E' | 'R' | 'M';
export const LEVELS: readonly GovernmentLevel[] = ['M', 'R', 'E'];

export interface FactRow {
  readonly year: number;
  /** 0 to 12. */
  readonly month: number;
  /** SEC_EJEC, 6 digits. */
  readonly entity: string;
  readonly territory: string;
  readonly level: GovernmentLevel;
  readonly product: string;
  readonly source: string;
  /** Empty where the file does not say which article assigned it. */
  readonly article: string;
  readonly piaCents: number;
  readonly pimCents: number;
  readonly accruedCents: number;
  /** Line of the file, from 1. */
  readonly line: number;
}

/** All rows of an entity, year, product, source and article. */
export interface BudgetGroup extends Omit<FactRow, 'month' | 'line'> {
  /** Accrued of months 0 to 12. */
  readonly months: readonly number[];
  readonly rows: number;
}

export type GroupName = Pick<FactRow, 'entity' | 'year' | 'product' | 'source' | 'article'>;

export function groupKey({ entity, year, product, source, article }: GroupName): string {
  return `${entity}/${year}/${product}/${source}/${article}`;
}

export type CubeGrain = 'entity' | 'part' | 'territory' | 'product' | 'source';

/** A row of what the file adds up to; '' where several are added. */
export interface CubeRow extends BudgetGroup {
  readonly grain: CubeGrain;
}
