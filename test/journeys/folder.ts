import { join } from 'node:path';

/** Two runs at once, on two ports, keep out of each other's way. */
export function journeysFolder(name: 'data' | 'people' | 'results'): string {
  return join(import.meta.dirname, '../../.cache/journeys', process.env['JOURNEYS_PORT'] ?? 'usual', name);
}
