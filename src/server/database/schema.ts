export type { Generated } from 'kysely';

/**
 * The tables that Kysely knows. Empty here: the store of each module adds its own by declaration
 * merging, so that no module's table is named outside of it:
 *
 *   declare module '#server/database/schema.ts' {
 *     interface Schema {
 *       patrol: PatrolTable;
 *     }
 *   }
 *
 * Table and column names are camelCase here and snake_case in SQL (see database.ts). A digit gets
 * no underscore of its own: `sha256` ↔ `sha256`, `ratePer100k` ↔ `rate_per100k`.
 */
// An interface, not a type: only interfaces merge.
export interface Schema {}
