// npm test: structure, pure and database tests, journeys in a real browser. Sets up all it needs.
// With VIGIA_TEST_POSTGRES (folder of initdb and pg_ctl) the database tests and the journeys run again against
// that PostgreSQL, over a connection with a password.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runChecks } from './check.mjs';
import { ensureBuilt, ensureInstalled, fail, root, say } from './prepare.mjs';

const cache = join(root, '.cache');

try {
  await ensureInstalled();
  await ensureBuilt();
  mkdirSync(cache, { recursive: true });
  const structure = await runChecks();
  const unit = await runVitest();
  const journeys = await runJourneys();
  const external = await runAgainst(process.env.VIGIA_TEST_POSTGRES);
  for (const name of structure.failed) say(`✗ ${name}`);
  const passed = structure.passed + unit.passed + journeys.passed + external.passed;
  const failed = structure.failed.length + unit.failed + journeys.failed + external.failed;
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
} catch (error) {
  fail(error);
}

async function runAgainst(bin) {
  if (!bin) return { passed: 0, failed: 0 };
  say(`Otra vez, con el PostgreSQL de ${bin}…`);
  const { startExternalPostgres } = await import('./external-postgres.mjs');
  const server = await startExternalPostgres(bin);
  try {
    const unit = await runVitest(['--project', 'database'], { VIGIA_TEST_DATABASE_URL: server.url('postgres') });
    const journeys = await runJourneys({ DATABASE_URL: server.url('vigia') });
    return { passed: unit.passed + journeys.passed, failed: unit.failed + journeys.failed };
  } finally {
    server.stop();
  }
}

async function runVitest(args = [], env = {}) {
  const output = join(cache, 'vitest.json');
  rmSync(output, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${output}`];
  const code = await inherit('vitest', ['run', ...args, ...reporters], env);
  return countsOf('vitest', code, output, (report) => ({
    passed: report.numPassedTests,
    // A suite that could not be loaded has no tests to fail.
    failed:
      report.numFailedTests +
      report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length,
  }));
}

async function runJourneys(env = {}) {
  if (!existsSync(join(root, 'playwright.config.ts'))) return { passed: 0, failed: 0 };
  const output = join(cache, 'journeys.json');
  rmSync(output, { force: true });
  const code = await inherit('playwright', ['test'], { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: output });
  return countsOf('journeys', code, output, (report) => ({
    passed: report.stats.expected + report.stats.flaky,
    failed: report.stats.unexpected,
  }));
}

/** A runner that failed without a failed test (a crash, nothing found) is a failure too. */
function countsOf(name, code, output, read) {
  if (!existsSync(output)) {
    say(`${name}: terminó sin informe (código ${code}).`);
    return { passed: 0, failed: 1 };
  }
  const counts = read(JSON.parse(readFileSync(output, 'utf8')));
  if (counts.passed + counts.failed === 0) return { passed: 0, failed: 1 };
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function inherit(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(join(root, 'node_modules', '.bin', command), args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    child.on('error', reject);
    child.on('close', resolve);
  });
}
