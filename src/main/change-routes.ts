// Live updates: a stream that says where something changed, of what who asks may see.
import { PassThrough } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Change } from '#server/changes/change.ts';
import { createChangeHub, HUB_LIMITS, type HubLimits } from '#server/changes/hub.ts';
import { listenToChanges } from '#server/changes/listen.ts';
import { covers } from '#shared/jurisdiction.ts';
import { PUBLIC } from '#modules/identity/index.ts';
import type { Guard } from '#modules/identity/server/index.ts';

/** Roles end: whoever listens asks again after this, and is asked who they are. */
const LONGEST_SECONDS = 300;
/** Proxies close what is silent for a minute. */
const aliveMilliseconds = 25_000;

/** GET /api/changes */
export const changesQuery = z.object({
  territory: z
    .string()
    .regex(/^(PE|(\d{2}){1,3})$/, 'Ese territorio no existe.')
    .describe('De este y de lo que contiene o lo contiene.')
    .optional(),
  seconds: z.coerce.number().int().min(0).max(LONGEST_SECONDS).default(LONGEST_SECONDS),
});

interface ChangeRoutesDeps extends Guard {
  readonly connectionString: string;
  readonly limits?: HubLimits | undefined;
}

export async function registerChangeRoutes(app: FastifyInstance, deps: ChangeRoutesDeps): Promise<void> {
  const hub = createChangeHub(deps.limits ?? HUB_LIMITS);
  const listening = await listenToChanges(deps.connectionString, { onChange: hub.publish, onGap: hub.publishAll });
  // Before the server waits for what is open to end.
  app.addHook('preClose', async () => {
    hub.close();
    await listening.stop();
  });

  app.get('/api/changes', { config: { permission: PUBLIC } }, async (request, reply) => {
    const { territory, seconds } = changesQuery.parse(request.query);
    const { jurisdiction, account } = deps.principalOf(request);
    const stream = new PassThrough();
    const leave = hub.listen({
      whose: account ?? request.ip,
      hears: (change) =>
        (change.isPublic || covers(jurisdiction, change.territory)) && isRelated(change, territory ?? 'PE'),
      tell: (changes) => stream.write(eventOf(changes)),
      end: () => stream.end(),
    });
    const alive = setInterval(() => stream.write(': sigue\n\n'), aliveMilliseconds);
    const end = setTimeout(() => stream.end(), seconds * 1000);
    stream.once('close', () => {
      leave();
      clearInterval(alive);
      clearTimeout(end);
    });
    stream.write('retry: 3000\n\n');
    return reply
      .type('text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no')
      .send(stream);
  });
}

function isRelated({ territory }: Change, asked: string): boolean {
  return asked === 'PE' || territory.startsWith(asked) || asked.startsWith(territory);
}

/** Whether it is public is not said. */
function eventOf(changes: readonly Change[] | null): string {
  const told = changes?.map(({ section, territory }) => ({ section, territory })) ?? null;
  return `data: ${JSON.stringify({ changes: told })}\n\n`;
}
