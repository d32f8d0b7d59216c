// Every code that a person can meet stands in the manual, and the manual names no other.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Where a refusal takes its code from a variable: the codes that it can hold. */
const BY_VARIABLE: Readonly<Record<string, readonly string[]>> = {
  'src/modules/audit/server/seals.ts': ['seals-broken', 'seals-missing', 'acts-cut-off'],
  'src/modules/budget/server/import-budget.ts': ['empty-file', 'missing-column'],
  'src/modules/observatory/server/import-sidpol.ts': ['empty-file', 'missing-column'],
  // Says again what the reader refused with, in a thread of its own.
  'src/modules/sources/server/spreadsheet/index.ts': [],
};

const KINDS = 'invalid|unauthenticated|forbidden|not-found|conflict|too-many|unavailable';
const CODE = '[a-z]+(?:-[a-z]+)*';

interface SourceFile {
  readonly path: string;
  readonly text: string;
}

function sourceFiles(folder: string, pattern: RegExp): readonly SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true })
    .map((path) => `${folder}/${String(path).replaceAll('\\', '/')}`)
    .filter((path) => pattern.test(path) && !/\.test\.tsx?$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

const code = sourceFiles('src', /\.tsx?$/).filter(({ path }) => path !== 'src/shared/refusal.ts');
const scripts = sourceFiles('scripts', /\.mjs$/);

function allOf(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, found = '']) => found);
}

/** What stands between the kind and the message of each refusal. */
function codeArguments(text: string): readonly string[] {
  return allOf(text, new RegExp(`new Refusal\\(\\s*(?:'(?:${KINDS})',)?\\s*([^,)]*)`, 'g'));
}

const literals = (text: string): readonly string[] =>
  // The two sides of a choice; what is compared to choose is in capitals.
  allOf(text, new RegExp(`'(${CODE})'`, 'g'));

function codesInCode(): ReadonlySet<string> {
  return new Set([
    ...code.flatMap(({ text }) => codeArguments(text).flatMap(literals)),
    ...code.flatMap(({ text }) => allOf(text, new RegExp(`\\['(?:${KINDS})',\\s*'(${CODE})'`, 'g'))),
    ...code.flatMap(({ text }) => allOf(text, new RegExp(`errorBody\\(\\s*'(${CODE})'`, 'g'))),
    ...[...code, ...scripts].flatMap(({ text }) => allOf(text, /\[([a-z]+(?:-[a-z]+)+)\][`\\]/g)),
    ...scripts.flatMap(({ text }) => allOf(text, new RegExp(`failure: \\{ code: '(${CODE})'`, 'g'))),
    ...Object.values(BY_VARIABLE).flat(),
  ]);
}

const manual = readFileSync(join(root, 'docs/manual/mensajes.md'), 'utf8');
const rows = manual.split('\n').filter((line) => line.startsWith('| `'));
const codesInManual = rows.map((line) => line.split('`')[1] ?? '');

describe('the messages of the manual', () => {
  it('have a row for every code that the program can answer with', () => {
    expect([...codesInCode()].filter((each) => !codesInManual.includes(each)).toSorted()).toEqual([]);
  });

  it('name no code that the program does not have', () => {
    const known = codesInCode();
    expect(codesInManual.filter((each) => !known.has(each))).toEqual([]);
  });

  it('have each code once, what happened and what to do', () => {
    expect(codesInManual.toSorted()).toEqual([...new Set(codesInManual)].toSorted());
    for (const row of rows) expect(row).toMatch(/^\| `[a-z-]+` \| \S.*\. \| \S.*\. \|$/);
  });

  it('know where a code comes from that a refusal takes from a variable', () => {
    const files = code
      // What is spread was written elsewhere as kind, code and message together: that is read above.
      .filter(({ text }) =>
        codeArguments(text).some((argument) => literals(argument).length === 0 && !argument.startsWith('...')),
      )
      .map(({ path }) => path);
    expect(files.filter((path) => BY_VARIABLE[path] === undefined)).toEqual([]);
    const everywhere = code.map(({ text }) => text).join('\n');
    for (const each of Object.values(BY_VARIABLE).flat()) expect(everywhere).toContain(`'${each}'`);
  });
});
