// Which neighbourhoods there are: those that somebody works with here, and those that an edition only names.
import type { StoredRecord } from '#modules/sources/index.ts';

export interface StatedNeighbourhood {
  readonly id: string;
  readonly territory: string;
  readonly title: string;
  readonly station: string;
}

/** «Perla Baja» of 070104 → 070104-perla-baja: the same in an edition and here. */
export function neighbourhoodId(territory: string, title: string): string {
  const words = title
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return `${territory}-${words || 'barrio'}`;
}

/** Named by rows of «barrio-seguro-activities», each once. */
export function statedNeighbourhoods(records: readonly StoredRecord[]): readonly StatedNeighbourhood[] {
  const found = records
    .filter(({ table, territory }) => table === 'barrio-seguro-activities' && /^\d{6}$/.test(territory))
    .map(({ territory, values }) => {
      const title = String(values['neighbourhood'] ?? '').trim();
      return {
        id: neighbourhoodId(territory, title),
        territory,
        title,
        station: String(values['station'] ?? '').trim(),
      };
    })
    .filter(({ title }) => title !== '');
  return [...new Map(found.map((one) => [one.id, one])).values()];
}

/** Code in the catalogue of a station that somebody wrote; null: it has none of that name. */
export function catalogueCodeOf(
  station: string,
  catalogue: readonly { readonly code: string; readonly name: string }[],
): string | null {
  const wanted = comparable(station);
  return catalogue.find(({ name }) => comparable(name) === wanted)?.code ?? null;
}

/** «CPNP Perla Baja», «Comisaría de Perla Baja» and «Perla Baja» are one. */
function comparable(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .replace(/^\s*(cpnp|comisaria(?: pnp)?(?: de)?)\s+/, '')
    .trim();
}
