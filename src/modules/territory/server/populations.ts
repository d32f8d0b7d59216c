import type { ReadTx } from '#server/database/database.ts';
import type { Scope } from '#modules/sources/index.ts';
import { findEditionsOfSection, findRecordsInForce } from '#modules/sources/server/index.ts';
import { type Populations, populationsOf } from '../population.ts';
import { POPULATION, type PopulationYear } from '../tables.ts';

/**
 * Inhabitants by INEI of the place, its parts and its districts, for rates of other sections. The figures are
 * those of section `profile`: a section that prints one includes it in its book.
 */
export async function loadPopulations(tx: ReadTx, scope: Scope, year?: PopulationYear): Promise<Populations> {
  const live = await findEditionsOfSection(tx, 'profile');
  return populationsOf(await findRecordsInForce(tx, [POPULATION], live, scope), year);
}
