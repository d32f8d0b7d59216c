// npm run check: every structural rule of the house, each by the tool that enforces it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, fail, root, run, say } from './prepare.mjs';

const bin = (name) => join(root, 'node_modules', '.bin', name);

/** Name of the rule, and what proves it. */
export const checks = [
  ['tipos del servidor', () => run(bin('tsc'), ['-p', 'tsconfig.server.json'], '  tsc (servidor)')],
  ['tipos de la web', () => run(bin('tsc'), ['-p', 'tsconfig.web.json'], '  tsc (web)')],
  ['reglas de estilo', () => run(bin('oxlint'), ['--quiet', '--deny-warnings'], '  oxlint')],
  ['formato', () => run(bin('oxfmt'), ['--check'], '  oxfmt')],
  ['quién importa a quién', () => run(process.execPath, [join(root, 'scripts/layers.mjs')], '  dependency-cruiser')],
  ['código sin uso', () => run(bin('knip'), [], '  knip')],
  [
    'ortografía',
    () =>
      run(
        bin('cspell'),
        [
          '--no-progress',
          '--quiet',
          'README.md',
          'ARCHITECTURE.md',
          'CONTRIBUTING.md',
          'docs/**/*.md',
          'src/**/*.{ts,tsx}',
        ],
        '  cspell',
      ),
  ],
  ['el lockfile no nombra servidores', lockfileNamesNoHost],
];

async function lockfileNamesNoHost() {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const named = Object.entries(lock.packages).filter(([, entry]) => /^https?:/.test(entry.resolved ?? ''));
  if (named.length > 0) throw Object.assign(new Error(`package-lock.json: ${named[0][0]}`), { told: false });
}

/** Runs all, goes on after a failure, and answers with the counts. */
export async function runChecks() {
  let passed = 0;
  const failed = [];
  for (const [name, prove] of checks) {
    try {
      await prove();
      passed += 1;
    } catch (error) {
      if (!error?.told) say(String(error?.message ?? error));
      failed.push(name);
    }
  }
  return { passed, failed };
}

if (process.argv[1] === import.meta.filename) {
  try {
    await ensureInstalled();
    const { passed, failed } = await runChecks();
    for (const name of failed) say(`✗ ${name}`);
    console.log(`${passed} passed, ${failed.length} failed`);
    process.exitCode = failed.length === 0 ? 0 : 1;
  } catch (error) {
    fail(error);
  }
}
