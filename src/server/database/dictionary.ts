// The data dictionary, written by the database itself from the comments of its tables and columns.
import type pg from 'pg';

export interface DictionaryColumn {
  readonly table: string;
  readonly tableComment: string | null;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
  /** Without its mark. */
  readonly comment: string | null;
  readonly personal: PersonalKind | null;
}

const PERSONAL_KINDS = ['identity', 'contact', 'network', 'health', 'victim'] as const;
type PersonalKind = (typeof PERSONAL_KINDS)[number];

const personalMark = / \[personal: (\w+)\]$/;

export async function readDictionary(pool: pg.Pool): Promise<readonly DictionaryColumn[]> {
  const { rows } = await pool.query<Omit<DictionaryColumn, 'personal'>>(`
    SELECT c.relname AS "table",
           obj_description(c.oid) AS "tableComment",
           a.attname AS "column",
           format_type(a.atttypid, a.atttypmod) AS type,
           NOT a.attnotnull AS nullable,
           col_description(c.oid, a.attnum) AS comment
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    ORDER BY c.relname, a.attnum`);
  return rows.map((row) => ({
    ...row,
    comment: row.comment?.replace(personalMark, '') ?? null,
    personal: personalKindOf(row),
  }));
}

/** A mark of no kind that we know would hide what it marks. */
function personalKindOf({ table, column, comment }: Omit<DictionaryColumn, 'personal'>): PersonalKind | null {
  const marked = comment?.match(personalMark)?.[1];
  if (marked === undefined) return null;
  const kind = PERSONAL_KINDS.find((known) => known === marked);
  if (kind) return kind;
  throw new Error(`${table}.${column} is marked as personal of no known kind: ${marked}`);
}

export function renderDictionary(columns: readonly DictionaryColumn[]): string {
  const tables = [...new Set(columns.map((column) => column.table))];
  const parts = tables.map((table) => {
    const own = columns.filter((column) => column.table === table);
    const lines = own.map(
      (column) =>
        `| ${column.column} | ${column.type}${column.nullable ? ', may be null' : ''} | ${column.personal ?? ''} | ${column.comment ?? ''} |`,
    );
    return [
      `### ${table}`,
      '',
      own[0]?.tableComment ?? '',
      '',
      '| column | type | personal | what it holds |',
      '|---|---|---|---|',
      ...lines,
      '',
    ].join('\n');
  });
  return parts.join('\n');
}
