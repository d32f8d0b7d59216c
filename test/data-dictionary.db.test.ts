import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type DictionaryColumn, readDictionary, renderDictionary } from '#server/database/dictionary.ts';
import { plugs } from '#main/plugs.ts';
import type { TableSpec } from '#modules/sources/index.ts';
import { openTestDatabase } from './support/database.ts';

const path = join(import.meta.dirname, '../docs/data-dictionary.md');

const LOOKS_PERSONAL =
  /mail|phone|mobile|(^|_)ip(_|$)|address|user_agent|document|dni|passport|birth|sex|gender|health|blood|disab|victim|person|people|surname|photo|image|(^|_)actor|author|owner|(^|_)name$|_by$|^account$/;

/** Named as personal data, and why it is none. */
const NOT_PERSONAL: Readonly<Record<string, string>> = {
  'account_api_key.name': 'not used: what a key is for is in its metadata',
  'account_user.email_verified': 'yes or no',
  'act.personal_subject': 'a code: a person is never named in it',
  'act_queue.personal_subject': 'as in act',
  'edition.file_name': 'of a document',
  'evidence.name': 'of a document',
  'import_draft.file_name': 'of a document',
  'neighbourhood_activity.actor': 'one of five kinds of body',
  'schema_migration.name': 'of a file of ours',
  'territory.name': 'of a place',
  'territory.search_name': 'of a place',
};

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

  it('says of each column that looks personal what kind of personal data it is', () => {
    const unmarked = columns
      .filter(({ column, personal }) => LOOKS_PERSONAL.test(column) && personal === null)
      .map(({ table, column }) => `${table}.${column}`);
    expect(unmarked.filter((one) => !(one in NOT_PERSONAL))).toEqual([]);
    expect(Object.keys(NOT_PERSONAL).filter((one) => !unmarked.includes(one))).toEqual([]);
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
