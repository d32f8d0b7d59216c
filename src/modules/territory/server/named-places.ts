// Places smaller than a district that rows name: police stations, neighbourhoods.
import type { ReadTx } from '#server/database/database.ts';
import type { TableSpec } from '#modules/sources/index.ts';
import { findEditionsOfSection, findRecordsInForce } from '#modules/sources/server/index.ts';
import type { PlaceMatch } from '../contract.ts';
import { findScope } from './scope.ts';
import { findPlaces, normalizedName } from './store.ts';

/** A column whose texts are names of places inside the row's territory. */
export interface NamedPlaces {
  readonly section: string;
  readonly table: TableSpec;
  readonly column: string;
  readonly kind: Exclude<PlaceMatch['kind'], 'territory'>;
  /** Spanish: "Comisaría". */
  readonly word: string;
}

/** Those whose name holds every word; each opens its district. */
export async function findNamedPlaces(
  tx: ReadTx,
  named: NamedPlaces,
  words: readonly string[],
): Promise<readonly PlaceMatch[]> {
  const editions = await findEditionsOfSection(tx, named.section);
  const country = await findScope(tx, '', null, '2025-01-01');
  const { records } = await findRecordsInForce(tx, [named.table], editions, country);
  const found = new Map<string, { readonly code: string; readonly name: string }>();
  for (const record of records) {
    const name = String(record.values[named.column] ?? '');
    const text = normalizedName(name);
    if (words.every((word) => text.includes(word)))
      found.set(`${record.territory} ${name}`, { code: record.territory, name });
  }
  const matches = [...found.values()];
  const districts = await findPlaces(tx, [...new Set(matches.map(({ code }) => code))]);
  return matches.map(({ code, name }) => {
    const district = districts.find((place) => place.code === code);
    return { code, name, level: 'district', kind: named.kind, path: `${named.word}, ${district?.name ?? code}` };
  });
}
