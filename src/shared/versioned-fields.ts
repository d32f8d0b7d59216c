// A record that several devices change while they cannot hear of each other. Each field keeps the writes that no
// other write has seen: joining two copies loses none, in whatever order and however often they are joined.
// After Almeida and others, «Scalable and Accurate Causality Tracking for Eventually Consistent Stores» (2014).

/** A write: the device that made it and which of its writes it is. */
export interface Dot {
  readonly device: string;
  readonly counter: number;
}

/** How many writes of each device are known. */
export type Seen = Readonly<Record<string, number>>;

export interface Write<Value> extends Dot {
  readonly value: Value;
  /** Lamport's clock: a write stands above all that its author had seen. */
  readonly clock: number;
  /** By the device's own clock, to be shown and never to decide. */
  readonly at: string;
}

export interface VersionedFields<Value> {
  readonly seen: Seen;
  /** Of each field the writes that stand, as `byRank` orders them. */
  readonly fields: Readonly<Record<string, readonly Write<Value>[]>>;
}

export const NOTHING_WRITTEN: VersionedFields<never> = { seen: {}, fields: {} };

export interface Change<Value> {
  readonly device: string;
  readonly field: string;
  readonly value: Value;
  readonly at: string;
  /** What its author had before them; default: all that is here. Writes they had not seen stay beside theirs. */
  readonly basedOn?: Seen;
}

/** A new write over those that its author saw: what was in conflict is thereby decided. */
export function withChange<Value>(record: VersionedFields<Value>, change: Change<Value>): VersionedFields<Value> {
  const { device, field, value, at, basedOn = record.seen } = change;
  const write: Write<Value> = {
    device,
    counter: countOf(record.seen, device) + 1,
    value,
    clock: highestClock(record) + 1,
    at,
  };
  const unseen = (record.fields[field] ?? []).filter((one) => !isSeen(basedOn, one));
  return {
    seen: { ...record.seen, [device]: write.counter },
    fields: { ...record.fields, [field]: [...unseen, write].toSorted(byRank) },
  };
}

/** Of two copies, all that stands. Commutative, associative, and nothing happens when it is done again. */
export function merged<Value>(one: VersionedFields<Value>, other: VersionedFields<Value>): VersionedFields<Value> {
  const names = [...new Set([...Object.keys(one.fields), ...Object.keys(other.fields)])].toSorted();
  const joined = names.map((name) => {
    const [left, right] = [one.fields[name] ?? [], other.fields[name] ?? []];
    const both = left.filter((write) => right.some((known) => isSameDot(known, write)));
    const stands = [
      ...both,
      // What the other copy knows and does not hold was overwritten there.
      ...left.filter((write) => !isSeen(other.seen, write)),
      ...right.filter((write) => !isSeen(one.seen, write)),
    ];
    return [name, stands.toSorted(byRank)] as const;
  });
  return { seen: mergedSeen(one.seen, other.seen), fields: Object.fromEntries(joined) };
}

function mergedSeen(one: Seen, other: Seen): Seen {
  const devices = [...new Set([...Object.keys(one), ...Object.keys(other)])].toSorted();
  return Object.fromEntries(devices.map((device) => [device, Math.max(countOf(one, device), countOf(other, device))]));
}

/** Whether a copy knows every write that another knows. */
export function knowsAll(knower: Seen, known: Seen): boolean {
  return Object.entries(known).every(([device, counter]) => countOf(knower, device) >= counter);
}

/** The write that is shown first until somebody chooses: the same one on every device. */
export function leadingWrite<Value>(record: VersionedFields<Value>, field: string): Write<Value> | undefined {
  return record.fields[field]?.at(-1);
}

export interface Conflict<Value> {
  readonly field: string;
  /** One of each value, the leading one last. */
  readonly writes: readonly Write<Value>[];
}

/** Fields where devices wrote different things without knowing of each other. */
export function conflictsOf<Value>(record: VersionedFields<Value>): readonly Conflict<Value>[] {
  return Object.entries(record.fields).flatMap(([field, writes]) => {
    const distinct = new Map(writes.map((write) => [JSON.stringify(write.value), write]));
    return distinct.size > 1 ? [{ field, writes: [...distinct.values()].toSorted(byRank) }] : [];
  });
}

export function isSeen(seen: Seen, { device, counter }: Dot): boolean {
  return countOf(seen, device) >= counter;
}

export function dotText({ device, counter }: Dot): string {
  return `${device}:${counter}`;
}

/** Names of devices come from outside: none of them is a property that every object has. */
function countOf(seen: Seen, device: string): number {
  return Object.hasOwn(seen, device) ? (seen[device] ?? 0) : 0;
}

function highestClock<Value>({ fields }: VersionedFields<Value>): number {
  return Math.max(0, ...Object.values(fields).flatMap((writes) => writes.map(({ clock }) => clock)));
}

function isSameDot(one: Dot, other: Dot): boolean {
  return one.device === other.device && one.counter === other.counter;
}

function byRank(one: Write<unknown>, other: Write<unknown>): number {
  if (one.clock !== other.clock) return one.clock - other.clock;
  if (one.device !== other.device) return one.device < other.device ? -1 : 1;
  return one.counter - other.counter;
}
