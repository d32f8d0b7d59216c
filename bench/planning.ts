// The goals of plans and neighbourhoods at work, each measured in one run on this machine.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openProgram } from '#main/program.ts';
import { type Measured, startServer } from './measure.ts';
import { activitiesAtFullSize, fieldPageOnSlowPhone, insertSyntheticActivities } from './planning-field.ts';
import { insertSyntheticPlans, plansAtFullSize } from './planning-plans.ts';

export async function bench(root: string, say: (message: string) => void): Promise<readonly Measured[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'vigia-bench-'));
  const results: Measured[] = [];
  const add = (measured: readonly Measured[]): void => {
    for (const one of measured) {
      results.push(one);
      say(`${one.met ? '✓' : '✗'} ${one.name}: ${one.ours} ${one.unit} (${one.goal})`);
    }
  };
  try {
    const program = await openProgram({
      env: { ...process.env, VIGIA_DATA: dataDir },
      log: () => undefined,
      now: () => new Date(),
      mode: 'command',
    });
    try {
      await insertSyntheticPlans(program.db.pool);
      await insertSyntheticActivities(program.db.pool);
    } finally {
      await program.close();
    }
    const server = await startServer(root, dataDir);
    try {
      add(await plansAtFullSize(server.address));
      add(await activitiesAtFullSize(server.address));
      add(await fieldPageOnSlowPhone(root, server.address));
    } finally {
      await server.stop();
    }
    return results;
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
