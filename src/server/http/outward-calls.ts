// Calls that a library makes through the global `fetch`, and lets nobody make for it: each is asked about first.
import { AsyncLocalStorage } from 'node:async_hooks';
import { requireAllowedTarget } from './allowed-target.ts';

const bounds = new AsyncLocalStorage<readonly string[]>();
const plainFetch = globalThis.fetch;

globalThis.fetch = async (input, init) => {
  const allowed = bounds.getStore();
  if (!allowed) return plainFetch(input, init);
  const url = new URL(input instanceof Request ? input.url : input);
  await requireAllowedTarget(url, allowed);
  // Where it would send us on to was not asked about.
  return plainFetch(input, { ...init, redirect: init?.redirect === 'manual' ? 'manual' : 'error' });
};

/**
 * What `work` calls, and all that it starts, calls nothing inward but what is listed (VIGIA_ALLOWED_HOSTS), whatever
 * a name resolves to by then. Refuses as `requireAllowedTarget` does.
 */
export function boundCalls<T>(allowed: readonly string[], work: () => T): T {
  return bounds.run(allowed, work);
}
