// Whether the process lives and whether it can serve: for whoever restarts it or sends it requests.
import type { FastifyInstance } from 'fastify';
import { errorBody, sendError } from './answer.ts';

/** Resolves when the database answers and has every migration of this version; rejects otherwise. */
export type Readiness = () => Promise<void>;

const patienceMilliseconds = 1_000;

export function registerHealthRoutes(app: FastifyInstance, readiness: Readiness): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  // One question at a time: a watcher that insists must not fill the pool of a database that hangs.
  let asking: Promise<void> | undefined;
  const ask = (): Promise<void> => (asking ??= readiness().finally(() => (asking = undefined)));

  app.get('/api/health/live', async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ live: true }),
  );

  app.get('/api/health/ready', async (_request, reply) => {
    const isReady = !closing && (await within(patienceMilliseconds, ask()));
    return isReady
      ? reply.header('cache-control', 'no-store').send({ ready: true })
      : sendError(reply, { status: 503, body: errorBody('not-ready', 'Vigía no puede atender ahora.') });
  });
}

async function within(milliseconds: number, work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  const answered = work.then(
    () => true,
    () => false,
  );
  return Promise.race([answered, timeout]).finally(() => clearTimeout(timer));
}
