// npm start: from a clean clone to an address to open.
import { ensureBuilt, ensureInstalled, fail } from './prepare.mjs';

try {
  await ensureInstalled();
  await ensureBuilt();
  const { serve } = await import('../dist/server.js');
  await serve();
} catch (error) {
  fail(error);
}
