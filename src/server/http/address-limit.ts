// So many questions from one address in a while: for what a visitor could otherwise try without end.
import { Refusal } from '#shared/refusal.ts';

export interface AddressLimit {
  /** Throws `too-many-questions` when the address has asked enough. */
  take(address: string): void;
}

export interface AddressLimitOptions {
  readonly questions: number;
  readonly milliseconds: number;
  readonly now: () => Date;
}

/** Addresses remembered at once: who floods from more than these forgets the oldest, and memory stays bounded. */
const MOST_ADDRESSES = 20_000;

export function createAddressLimit({ questions, milliseconds, now }: AddressLimitOptions): AddressLimit {
  const counts = new Map<string, { readonly since: number; readonly asked: number }>();
  return {
    take(address) {
      const key = networkOf(address);
      const at = now().getTime();
      const known = counts.get(key);
      const current = known && at - known.since < milliseconds ? known : { since: at, asked: 0 };
      if (current.asked >= questions)
        throw new Refusal(
          'too-many',
          'too-many-questions',
          'Demasiadas consultas seguidas. Espere un minuto y vuelva a intentar.',
        );
      counts.delete(key);
      counts.set(key, { ...current, asked: current.asked + 1 });
      const [oldest] = counts.keys();
      if (counts.size > MOST_ADDRESSES && oldest !== undefined) counts.delete(oldest);
    },
  };
}

/** A subscriber holds a whole /64 of IPv6: it counts as one. */
function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  return address.includes(':') ? halfOf(address) : address;
}

function halfOf(address: string): string {
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - groups.length - after.length) }, () => '0');
  return [...groups, ...(tail === undefined ? [] : zeros), ...after].slice(0, 4).join(':');
}
