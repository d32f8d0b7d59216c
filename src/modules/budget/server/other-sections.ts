// What the budget's page reads of sections that it does not know: counts to divide by, and progress of plans.
import type { ReadTx } from '#server/database/database.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import type { Scope } from '#modules/sources/index.ts';
import type { SectionPlug } from '#modules/sources/server/index.ts';
import type { CountedWork } from '../page/data.ts';

/** A figure of another section that the programme's money is divided by. */
export interface CostSource {
  /** Spanish: «actividad de Barrio Seguro». */
  readonly one: string;
  readonly plug: SectionPlug;
  /** Of a place ('' is Peru) and year. */
  readonly figureId: (territory: string, year: number) => string;
}

/** Sections of other modules that the page reads, from the list of plugs. */
export interface OtherSections {
  readonly costs: readonly CostSource[];
  /** How much of what was programmed is done, by closed quarter. */
  readonly progress?: {
    readonly plug: SectionPlug;
    /** How the ids of its figures of a place and year begin; the last one in order counts. */
    readonly prefix: (territory: string, year: number) => string;
  };
}

export async function worksOf(
  tx: ReadTx,
  scope: Scope,
  costs: readonly CostSource[],
  year: number | null,
): Promise<readonly CountedWork[]> {
  if (year === null) return [];
  const works: CountedWork[] = [];
  // One after the other: a transaction is one connection.
  for (const { one, plug, figureId } of costs) {
    const id = figureId(scope.place.code, year);
    const count = (await plug.compose(tx, scope)).content.figures.find((figure) => figure.id === id);
    if (count && numberOf(count) !== null) works.push({ one, count, year });
  }
  return works;
}

export async function physicalOf(
  tx: ReadTx,
  scope: Scope,
  { progress }: OtherSections,
  year: number | null,
): Promise<Figure | undefined> {
  if (!progress || year === null) return undefined;
  const { content } = await progress.plug.compose(tx, scope);
  const prefix = progress.prefix(scope.place.code, year);
  return content.figures
    .filter((figure) => figure.id.startsWith(prefix) && numberOf(figure) !== null)
    .toSorted((a, b) => a.id.localeCompare(b.id))
    .at(-1);
}
