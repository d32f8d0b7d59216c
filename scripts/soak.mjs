// npm run soak: what `npm test` does in small, at length: 100 kills, 100,000 hostile requests.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, fail, root } from './prepare.mjs';

const SIZES = { SOAK_KILLS: '100', SOAK_REQUESTS: '100000', SOAK_FILES: '3000' };

try {
  await ensureInstalled();
  await ensureBuilt();
  const survival = await vitest(['--project', 'start', 'test/start/survival']);
  const fuzz = await vitest(['--project', 'database', 'test/fuzz']);
  process.exitCode = survival === 0 && fuzz === 0 ? 0 : 1;
} catch (error) {
  fail(error);
}

function vitest(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(join(root, 'node_modules', '.bin', 'vitest'), ['run', ...args], {
      cwd: root,
      env: { ...SIZES, ...process.env },
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    child.on('error', reject);
    child.on('close', resolve);
  });
}
