import { sql } from 'kysely';
import type { ReadTx, WriteTx } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import './schema.ts';

export interface StoredCertificate {
  readonly id: number;
  readonly code: string;
  readonly eventId: number;
  readonly participantId: number;
  readonly territory: string;
  readonly holderName: string;
  readonly issuedOn: CalendarDate;
  readonly issuedBy: string;
  readonly revokedOn: CalendarDate | null;
  readonly revokedReason: string | null;
}

const columns = [
  'id',
  'code',
  'eventId',
  'participantId',
  'territory',
  'holderName',
  'issuedOn',
  'issuedBy',
  'revokedOn',
  'revokedReason',
] as const;

export async function findCertificates(tx: ReadTx, eventId: number): Promise<readonly StoredCertificate[]> {
  return tx.selectFrom('trainingCertificate').select(columns).where('eventId', '=', eventId).execute();
}

export async function findCertificate(tx: ReadTx, id: number): Promise<StoredCertificate | undefined> {
  return tx.selectFrom('trainingCertificate').select(columns).where('id', '=', id).executeTakeFirst();
}

export async function insertCertificate(
  tx: WriteTx,
  certificate: Omit<StoredCertificate, 'id' | 'revokedOn' | 'revokedReason'>,
): Promise<number> {
  const { id } = await tx
    .insertInto('trainingCertificate')
    .values({ ...certificate, revokedOn: null, revokedBy: null, revokedReason: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** False: it was revoked already. */
export async function updateCertificateRevoked(
  tx: WriteTx,
  id: number,
  revocation: { readonly on: CalendarDate; readonly by: string; readonly reason: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('trainingCertificate')
    .set({ revokedOn: revocation.on, revokedBy: revocation.by, revokedReason: revocation.reason })
    .where('id', '=', id)
    .where('revokedOn', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

export interface KnownCertificate {
  readonly holderName: string;
  readonly eventTitle: string;
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate | null;
  readonly hours: number | null;
  readonly organiser: string;
  readonly issuedOn: CalendarDate;
  readonly revokedOn: CalendarDate | null;
}

/** For whoever holds the code: nobody lists certificates. */
export async function findCertificateByCode(tx: ReadTx, code: string): Promise<KnownCertificate | undefined> {
  const { rows } = await sql<KnownCertificate>`SELECT * FROM training_certificate_state(${code})`.execute(tx);
  return rows[0];
}
