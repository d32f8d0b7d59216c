// People who correct rows without pause, one row each, and remember what the server said was saved.
import { setTimeout as delay } from 'node:timers/promises';
import type { RowRevisions, SectionRows } from '#modules/sources/index.ts';

const AT = 'territory=07&asOf=2025-04-07';

export interface Acknowledged {
  readonly record: number;
  readonly revision: number;
  readonly count: number;
}

export interface Writers {
  readonly acknowledged: readonly Acknowledged[];
  /** Answers that were neither the row nor "not now". */
  readonly surprises: readonly string[];
  stop(): Promise<void>;
}

export async function rowsToWrite(address: string): Promise<readonly number[]> {
  const answer = await fetch(`${address}/api/sections/serenos/rows?${AT}`);
  const { tables } = (await answer.json()) as SectionRows;
  return tables.find(({ code }) => code === 'serenos-count')?.records.map(({ id }) => id) ?? [];
}

export async function revisionsOf(address: string, record: number): Promise<readonly Acknowledged[]> {
  const answer = await fetch(`${address}/api/rows/${record}/revisions`);
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
  const { revisions } = (await answer.json()) as RowRevisions;
  return revisions.map(({ revision, values }) => ({ record, revision, count: Number(values['count']) }));
}

/** `addressOf` is asked each time: a server that was killed comes back at another one. */
export function startWriters(
  addressOf: () => string,
  cookie: string,
  records: readonly number[],
  first: number,
): Writers {
  const acknowledged: Acknowledged[] = [];
  const surprises: string[] = [];
  const stopping = new AbortController();
  let count = first;
  const write = async (record: number): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        const newest = (await revisionsOf(addressOf(), record))[0];
        count += 1;
        const mine = { record, revision: (newest?.revision ?? 0) + 1, count };
        const answer = await fetch(`${addressOf()}/api/rows/${record}`, {
          method: 'PATCH',
          headers: { 'content-type': 'application/json', cookie },
          body: JSON.stringify({ revision: mine.revision - 1, values: { count: mine.count }, reason: 'Recuento' }),
        });
        const said = await answer.text();
        if (answer.status === 200) acknowledged.push(mine);
        else if (answer.status !== 503) surprises.push(`${answer.status} ${said}`);
      } catch (error) {
        if (!isDown(error)) surprises.push(String(error));
        await delay(20);
      }
    }
  };
  const writing = records.map(write);
  return {
    acknowledged,
    surprises,
    stop: async () => {
      stopping.abort();
      await Promise.all(writing);
    },
  };
}

/** The server or its database is not there: no answer, an answer cut short, "not now". */
function isDown(error: unknown): boolean {
  return (
    error instanceof Error && (/^(fetch failed|terminated)$/.test(error.message) || error.message.startsWith('503 '))
  );
}
