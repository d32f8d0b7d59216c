#!/usr/bin/env node
// The command line: `npx --no vigia report …`.
import { ensureBuilt, ensureInstalled, fail } from './prepare.mjs';

try {
  await ensureInstalled();
  await ensureBuilt();
  const { runCommand } = await import('../dist/cli.js');
  process.exitCode = await runCommand(process.argv.slice(2));
} catch (error) {
  fail(error);
}
