// Where a row belongs: what its own column says, and never outside of its edition.
import { Refusal } from '#shared/refusal.ts';
import { contains, type Edition } from '../edition.ts';
import type { TableSpec, Values } from '../table.ts';

export function territoryOf(table: TableSpec, values: Values, byDefault: string): string {
  const code = table.territoryColumn === undefined ? null : values[table.territoryColumn];
  if (code === 'PE') return '';
  return typeof code === 'string' ? code : byDefault;
}

/** Throws a Refusal: outside-territory. Whoever keeps an edition keeps nothing of what lies beside it. */
export function requireInside(edition: Pick<Edition, 'territory'>, territory: string): void {
  if (contains(edition.territory, territory)) return;
  throw new Refusal(
    'invalid',
    'outside-territory',
    `El ubigeo ${territory || 'PE'} está fuera del territorio de la edición (${edition.territory}).`,
  );
}
