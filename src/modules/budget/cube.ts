// The groups of a file added up to entities, and to the territories above them.
import type { BudgetGroup, CubeGrain, CubeRow } from './dataset.ts';

type Name = Pick<CubeRow, 'grain' | 'territory' | 'entity' | 'product' | 'source' | 'article'>;

export function cubeOf(groups: readonly BudgetGroup[]): readonly CubeRow[] {
  const parts = groups.map((group): CubeRow => ({ ...group, grain: 'part' }));
  const sums = new Map<string, Sum>();
  for (const group of groups) {
    add(sums, group, { grain: 'entity', territory: group.territory, entity: group.entity, ...ALL });
    for (const length of [0, 2, 4]) {
      const territory = group.territory.slice(0, length);
      const here = (grain: CubeGrain, more: Partial<Name>): void =>
        add(sums, group, { grain, territory, entity: '', ...ALL, ...more });
      here('territory', {});
      here('product', { product: kindOfProduct(group.product) });
      here('source', { source: group.source });
    }
  }
  return [...parts, ...sums.values()];
}

/** Codes of investment projects begin with 2 and are thousands: a territory sees them together. */
export const PROJECTS = '2000000';

export function kindOfProduct(code: string): string {
  return code.length === 7 && code.startsWith('2') ? PROJECTS : code;
}

const ALL = { product: '', source: '', article: '' } as const;

interface Sum extends CubeRow {
  piaCents: number;
  pimCents: number;
  accruedCents: number;
  rows: number;
  readonly months: number[];
}

function add(sums: Map<string, Sum>, group: BudgetGroup, name: Name): void {
  const { grain, territory, entity, product, source } = name;
  const key = `${grain}/${territory}/${group.level}/${group.year}/${entity}/${product}/${source}`;
  const sum = sums.get(key);
  if (!sum) {
    sums.set(key, { ...group, ...name, months: [...group.months] });
    return;
  }
  sum.piaCents += group.piaCents;
  sum.pimCents += group.pimCents;
  sum.accruedCents += group.accruedCents;
  sum.rows += group.rows;
  for (let month = 0; month < sum.months.length; month += 1)
    sum.months[month] = (sum.months[month] ?? 0) + (group.months[month] ?? 0);
}
