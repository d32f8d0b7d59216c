import { sql } from 'kysely';
import type { ReadTx } from '#server/database/database.ts';
import type { ActPage, ActQuery, ActView } from '../contract.ts';
import { maskedAddress } from '../masked-address.ts';
// Declares the tables.
import './store.ts';

const actsOnAPage = 50;

/** Those that whoever asks may see (the policy of the table), the newest first. */
export async function findActs(tx: ReadTx, query: ActQuery): Promise<ActPage> {
  const rows = await tx
    .selectFrom('act')
    .select([
      'chain',
      'sequence',
      'at',
      'kind',
      'territory',
      'actor',
      'address',
      'action',
      'subject',
      'reason',
      'details',
      sql<boolean>`personal IS NOT NULL`.as('hasPersonal'),
      sql<string>`encode(hash, 'hex')`.as('hash'),
      sql<string>`((extract(epoch FROM at) * 1000000)::bigint)::text`.as('microseconds'),
    ])
    .$if(query.territory !== undefined && query.territory !== '', (q) =>
      q.where(sql<boolean>`starts_with(territory, ${query.territory ?? ''})`),
    )
    .$if(isSaid(query.actor), (q) => q.where(sql<boolean>`strpos(lower(actor), lower(${query.actor ?? ''})) > 0`))
    .$if(isSaid(query.action), (q) => q.where('action', '=', query.action ?? ''))
    .$if(query.kind !== undefined, (q) => q.where('kind', '=', query.kind ?? 'write'))
    .$if(query.from !== undefined, (q) =>
      q.where(sql<boolean>`at >= (${query.from ?? ''}::date)::timestamp AT TIME ZONE 'America/Lima'`),
    )
    .$if(query.to !== undefined, (q) =>
      q.where(sql<boolean>`at < (${query.to ?? ''}::date + 1)::timestamp AT TIME ZONE 'America/Lima'`),
    )
    .$if(isSaid(query.subject), (q) => q.where('subject', '=', query.subject ?? ''))
    .$if(query.after !== undefined, (q) => {
      const [microseconds = '0', chain = '', sequence = '0'] = (query.after ?? '').split('-');
      return q.where(sql<boolean>`(at, chain, sequence) <
        (timestamptz 'epoch' + ${microseconds}::bigint * interval '1 microsecond', ${chain}, ${sequence}::bigint)`);
    })
    .orderBy('at', 'desc')
    .orderBy('chain', 'desc')
    .orderBy('sequence', 'desc')
    .limit(actsOnAPage + 1)
    .execute();
  const shown = rows.slice(0, actsOnAPage);
  const last = rows.length > actsOnAPage ? shown.at(-1) : undefined;
  return {
    acts: shown.map(({ microseconds: _exact, details, address, ...act }): ActView => ({
      ...act,
      address: address === null ? null : maskedAddress(address),
      details: asRecord(details),
    })),
    next: last ? `${last.microseconds}-${last.chain}-${last.sequence}` : null,
  };
}

/** As it was recorded; undefined when there is no such act for who asks, or it came from this machine. */
export async function findAddress(
  tx: ReadTx,
  { chain, sequence }: Pick<ActView, 'chain' | 'sequence'>,
): Promise<{ readonly territory: string; readonly address: string } | undefined> {
  const act = await tx
    .selectFrom('act')
    .select(['territory', 'address'])
    .where('chain', '=', chain)
    .where('sequence', '=', sequence)
    .executeTakeFirst();
  return act?.address ? { territory: act.territory, address: act.address } : undefined;
}

function isSaid(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
