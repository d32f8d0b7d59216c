// What a backup says of itself, and in which order its tables can be brought back.
import { z } from 'zod';

const name = z.string().regex(/^[a-z_][a-z0-9_]*$/);

const backupManifest = z.object({
  instant: z.string(),
  migrations: z.array(z.string()).readonly(),
  tables: z
    .array(z.object({ name, columns: z.array(name).min(1).readonly(), rows: z.number().int().min(0) }))
    .readonly(),
  /** `last` is text: a bigint; null when the sequence gave no number yet. */
  sequences: z
    .array(
      z.object({
        name,
        last: z
          .string()
          .regex(/^-?\d+$/)
          .nullable(),
      }),
    )
    .readonly(),
});

export type BackupManifest = Readonly<z.infer<typeof backupManifest>>;
export type BackupTable = Readonly<BackupManifest['tables'][number]>;

/** Undefined for what is no manifest of a backup. Its names become names of files and of tables. */
export function parseManifest(text: string): BackupManifest | undefined {
  try {
    return backupManifest.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** `table` needs the rows of `needs` to be there first. */
export interface Reference {
  readonly table: string;
  readonly needs: string;
}

/** Each table after those that it refers to. A table may refer to itself: COPY looks at its end. */
export function orderByReferences(tables: readonly string[], references: readonly Reference[]): readonly string[] {
  const ordered: string[] = [];
  let waiting = [...tables];
  while (waiting.length > 0) {
    const ready = waiting.filter((table) => !references.some((one) => isMissing(one, table, waiting)));
    if (ready.length === 0) throw new Error(`tables that refer to each other in a circle: ${waiting.join(', ')}`);
    ordered.push(...ready);
    waiting = waiting.filter((table) => !ready.includes(table));
  }
  return ordered;
}

function isMissing({ table, needs }: Reference, candidate: string, waiting: readonly string[]): boolean {
  return table === candidate && needs !== candidate && waiting.includes(needs);
}
