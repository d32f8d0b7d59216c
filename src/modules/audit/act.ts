// What an act is, and the text that its hash is over.

export const ACT_KINDS = ['write', 'refusal', 'access', 'export', 'unmask', 'read'] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** An act as it stands in its chain; bytes are hexadecimal. */
export interface ChainedAct {
  /** Ubigeo of a municipality; '' is the national chain. */
  readonly chain: string;
  readonly sequence: number;
  /** Microseconds since 1970, digits. */
  readonly atMicroseconds: string;
  readonly kind: string;
  readonly territory: string;
  readonly actor: string;
  readonly account: string | null;
  readonly address: string | null;
  readonly action: string;
  readonly subject: string;
  readonly reason: string | null;
  /** The text of its JSON as the database writes it. */
  readonly details: string;
  readonly personalSubject: string | null;
  readonly personal: string | null;
  readonly previousHash: string;
  readonly hash: string;
}

/** What the first act of a chain has before it. */
export const NO_HASH = '0'.repeat(64);

const utf8 = new TextEncoder();

/** Length in bytes, colon, text, comma: no two lists of fields read the same. */
export function fieldsText(fields: readonly (string | null)[]): string {
  return fields.map((field) => (field === null ? '-,' : `${utf8.encode(field).length}:${field},`)).join('');
}

/** Written apart from the database's `act_hash` (migrations/0016-quicker-link.sql), so that each proves the other. */
export function actText(act: Omit<ChainedAct, 'hash'>): string {
  return fieldsText([
    'vigia act 1',
    act.chain,
    String(act.sequence),
    act.atMicroseconds,
    act.kind,
    act.territory,
    act.actor,
    act.account,
    act.address,
    act.action,
    act.subject,
    act.reason,
    act.details,
    act.personalSubject,
    act.personal,
    act.previousHash,
  ]);
}
