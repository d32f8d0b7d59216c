// A phone of the tests: it holds copies, writes without a network and brings them when there is one.
import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { merged, NOTHING_WRITTEN, withChange } from '#shared/versioned-fields.ts';
import type { ActivityFields, ActivityRecord, FieldValue } from '#modules/neighbourhoods/activity.ts';
import type { SyncAnswer, SyncResult } from '#modules/neighbourhoods/contract.ts';

export interface FieldDevice {
  write(id: string, values: ActivityFields): void;
  copy(id: string): ActivityRecord;
  /** Sends a copy and takes what the server has. */
  sync(id: string): Promise<SyncAnswer>;
}

export function fieldDevice(app: FastifyInstance, device: string, territory: string): FieldDevice {
  const copies = new Map<string, ActivityRecord>();
  const copy = (id: string): ActivityRecord => copies.get(id) ?? NOTHING_WRITTEN;
  return {
    copy,
    write(id, values) {
      const next = Object.entries(values).reduce<ActivityRecord>(
        (record, [field, value]) =>
          withChange<FieldValue>(record, { device, field, value, at: '2026-05-30T10:00:00.000Z' }),
        copy(id),
      );
      copies.set(id, next);
    },
    async sync(id) {
      const response = await app.inject({
        method: 'POST',
        url: '/api/activities/sync',
        headers: { host: '127.0.0.1' },
        payload: { territory, activities: [{ id, record: copy(id) }] },
      });
      if (response.statusCode !== 200) throw new Error(`${response.statusCode} ${response.body}`);
      const [answer] = response.json<SyncResult>().activities;
      if (!answer) throw new Error('no answer');
      if ('state' in answer) copies.set(id, merged(copy(id), answer.state.record));
      return answer;
    },
  };
}

/** Whole, in a neighbourhood that the Callao edition names. */
export const WHOLE_ACTIVITY = {
  neighbourhood: '070104-perla-baja',
  kind: 'prevention',
  actor: 'police',
  heldOn: '2026-05-10',
  place: 'Losa deportiva',
  minutes: 90,
  people: { youths: { women: 12, men: 8 } },
  isWhole: true,
} as const satisfies ActivityFields;

export const newActivityId = (): string => randomUUID();
