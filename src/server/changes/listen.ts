// Hears what any server of the database announces, over a connection of its own.
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { CHANGE_CHANNEL } from './announcer.ts';
import type { Change } from './change.ts';

export interface Listener {
  readonly onChange: (change: Change) => void;
  /** The connection was lost and is back: what was announced meanwhile was not heard. */
  readonly onGap: () => void;
}

const change = z.object({ section: z.string().nullable(), territory: z.string(), isPublic: z.boolean() });

const againMilliseconds = 1_000;

/** Resolves once it hears, or could not connect at first: it goes on trying. */
export async function listenToChanges(
  connectionString: string,
  { onChange, onGap }: Listener,
): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  const { signal } = stopping;
  let client: pg.Client | undefined;
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString, application_name: 'vigia-cambios', keepAlive: true });
    next.on('error', () => undefined);
    next.on('notification', ({ payload }) => {
      const heard = change.safeParse(parsed(payload));
      if (heard.success) onChange(heard.data);
    });
    await next.connect();
    await next.query(`LISTEN ${CHANGE_CHANNEL}`);
    client = next;
    next.once('end', () => void again());
  };
  const again = async (): Promise<void> => {
    client = undefined;
    while (!signal.aborted) {
      try {
        await delay(againMilliseconds, undefined, { signal });
        await connect();
        onGap();
        return;
      } catch {
        // Asked to stop, or the database is not back yet.
      }
    }
  };
  await connect().catch(() => void again());
  return {
    stop: async () => {
      stopping.abort();
      await client?.end().catch(() => undefined);
    },
  };
}

function parsed(payload: string | undefined): unknown {
  try {
    return JSON.parse(payload ?? '');
  } catch {
    return null;
  }
}
