// The data dictionary, written by the database itself from the comments of its tables and columns.
import type pg from 'pg';

export interface DictionaryColumn {
  readonly table: string;
  readonly tableComment: string | null;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly comment: string | null;
}

export async function readDictionary(pool: pg.Pool): Promise<readonly DictionaryColumn[]> {
  const { rows } = await pool.query<DictionaryColumn>(`
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
  return rows;
}

export function renderDictionary(columns: readonly DictionaryColumn[]): string {
  const tables = [...new Set(columns.map((column) => column.table))];
  const parts = tables.map((table) => {
    const own = columns.filter((column) => column.table === table);
    const lines = own.map(
      (column) =>
        `| ${column.column} | ${column.type}${column.nullable ? ', may be null' : ''} | ${column.comment ?? ''} |`,
    );
    return [
      `### ${table}`,
      '',
      own[0]?.tableComment ?? '',
      '',
      '| column | type | what it holds |',
      '|---|---|---|',
      ...lines,
      '',
    ].join('\n');
  });
  return parts.join('\n');
}
