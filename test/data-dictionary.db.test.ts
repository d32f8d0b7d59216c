import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type DictionaryColumn, readDictionary, renderDictionary } from '#server/database/dictionary.ts';
import { plugs } from '#main/plugs.ts';
import type { TableSpec } from '#modules/sources/index.ts';
import { openTestDatabase } from './support/database.ts';

const path = join(import.meta.dirname, '../docs/data-dictionary.md');

describe('the data dictionary', () => {
  let columns: readonly DictionaryColumn[];

  beforeAll(async () => {
    const db = await openTestDatabase('empty');
    columns = await readDictionary(db.pool);
  });

  it('has a sentence for every table and column', () => {
    const silent = columns
      .filter((column) => !column.comment || !column.tableComment)
      .map((column) => `${column.table}.${column.column}`);
    expect(silent).toEqual([]);
  });

  /** `UPDATE_DICTIONARY=1 npx vitest run test/data-dictionary` writes it again. */
  it('is the one in docs', async () => {
    const text = dictionaryText(columns);
    if (process.env['UPDATE_DICTIONARY']) await writeFile(path, text);
    expect(await readFile(path, 'utf8')).toBe(text);
  });
});

function dictionaryText(columns: readonly DictionaryColumn[]): string {
  const sections = plugs.flatMap(({ section }) => [
    `### ${section.title} (${section.code})`,
    '',
    ...section.tables.flatMap(tableText),
  ]);
  return [
    '# Data dictionary',
    '',
    'Generated from the comments of the database and the declarations of the sections.',
    '',
    '## Tables of the database',
    '',
    renderDictionary(columns),
    '## Tables of the sections',
    '',
    'Stored as rows of `record`; filled by template, file or screen.',
    '',
    ...sections,
  ].join('\n');
}

function tableText(table: TableSpec): string[] {
  const lines = table.columns.map(
    (column) =>
      `| ${column.key} | ${column.label} | ${column.type}${column.required ? ', required' : ''} | ${column.help} |`,
  );
  return [
    `**${table.code}** — ${table.title}`,
    '',
    '| key | header | type | what goes in it |',
    '|---|---|---|---|',
    ...lines,
    '',
  ];
}
