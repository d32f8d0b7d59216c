// The goals of trust, each measured in one run on this machine.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAccounts } from '#modules/identity/server/index.ts';
import { openProgram } from '#main/program.ts';
import { absolute, type Measured, seconds, startServer } from './measure.ts';
import { auditAgainstNone } from './trust-audit.ts';
import { copiesAgainstDump } from './trust-copies.ts';
import { policiesAgainstNone } from './trust-policies.ts';

export async function bench(root: string, say: (message: string) => void): Promise<readonly Measured[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'vigia-bench-'));
  const results: Measured[] = [];
  const add = (measured: readonly Measured[]): void => {
    for (const one of measured) {
      results.push(one);
      say(`${one.met ? '✓' : '✗'} ${one.name}: ${one.ours} ${one.unit}, ${one.ratio ?? ''} (${one.goal})`);
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
      add(await policiesAgainstNone(program));
      add([await signIns(program.connectionString)]);
    } finally {
      await program.close();
    }
    add(await auditAgainstNone(dataDir, () => undefined));
    add(await readers(root, dataDir));
    add(await copiesAgainstDump(root, say));
    return results;
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

const signInsMeasured = 100;
const signInsAtOnce = 8;

/** By the accounts library itself, with its limits off: they are by address and this is one address. */
async function signIns(connectionString: string): Promise<Measured> {
  const origins = ['http://127.0.0.1:8080'];
  const accounts = openAccounts({ connectionString, secret: randomBytes(48).toString('base64url'), origins });
  try {
    const context = await accounts.auth.$context;
    context.rateLimit.enabled = false;
    const email = 'banco@prueba.invalid';
    const password = randomBytes(12).toString('base64url');
    const user = await context.internalAdapter.createUser(
      { name: 'Banco', email, emailVerified: true },
      { method: 'email-password' },
    );
    await context.internalAdapter.linkAccount({
      userId: user.id,
      providerId: 'credential',
      accountId: user.id,
      password: await context.password.hash(password),
    });
    let left = signInsMeasured;
    const took = await seconds(() =>
      Promise.all(
        Array.from({ length: signInsAtOnce }, async () => {
          while (left > 0) {
            left -= 1;
            await accounts.auth.api.signInEmail({ body: { email, password } });
          }
        }),
      ),
    );
    const perSecond = signInsMeasured / took;
    return { ...absolute('sign-ins', perSecond, '/s', 20), goal: '≥ 20 /s', met: perSecond >= 20 };
  } finally {
    await accounts.close();
  }
}

const readersAtOnce = 500;
const readsEach = 4;

async function readers(root: string, dataDir: string): Promise<readonly Measured[]> {
  const server = await startServer(root, dataDir);
  try {
    const paths = ['overview', 'sections/serenos', 'sections/complaints', 'sections/budget', 'catalog'];
    let failed = 0;
    const took = await seconds(() =>
      Promise.all(
        Array.from({ length: readersAtOnce }, async (_, reader) => {
          for (let turn = 0; turn < readsEach; turn += 1) {
            const path = paths[(reader + turn) % paths.length] ?? '';
            const response = await fetch(`${server.address}/api/${path}?territory=07`).catch(() => undefined);
            await response?.arrayBuffer();
            if (response?.status !== 200) failed += 1;
          }
        }),
      ),
    );
    return [
      absolute(`failed answers to ${readersAtOnce} readers at once`, failed, 'answers', 0),
      absolute(`${readersAtOnce * readsEach} answers to them`, took, 's', 120),
    ];
  } finally {
    await server.stop();
  }
}
