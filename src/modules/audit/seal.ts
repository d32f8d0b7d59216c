// Seals: the heads of all chains at an instant, hashed with the seal before, one line of a file each.
import { fieldsText } from './act.ts';

export interface Head {
  readonly sequence: number;
  readonly hash: string;
}

/** Chain to head. */
export type Heads = Readonly<Record<string, Head>>;

export interface Seal {
  readonly number: number;
  /** ISO, UTC. */
  readonly at: string;
  /** Of the chains that moved since the seal before; the hash is over the heads of all. */
  readonly heads: Heads;
  /** Hash of the seal before; null in the first. */
  readonly previous: string | null;
  readonly hash: string;
}

export type Sha256 = (text: string) => string;

/** Null when no chain moved since the seal before. `before` are all heads as of that seal. */
export function nextSeal(last: Seal | null, before: Heads, now: Heads, at: string, sha256: Sha256): Seal | null {
  const heads = Object.fromEntries(Object.entries(now).filter(([chain, head]) => before[chain]?.hash !== head.hash));
  if (Object.keys(heads).length === 0) return null;
  const seal = { number: (last?.number ?? 0) + 1, at, heads, previous: last?.hash ?? null };
  return { ...seal, hash: sealHash(seal, { ...before, ...heads }, sha256) };
}

export function sealHash(seal: Omit<Seal, 'hash'>, all: Heads, sha256: Sha256): string {
  const chains = Object.keys(all).toSorted();
  return sha256(
    fieldsText([
      'vigia seal 1',
      String(seal.number),
      seal.at,
      seal.previous,
      ...chains.flatMap((chain) => [chain, String(all[chain]?.sequence ?? 0), all[chain]?.hash ?? null]),
    ]),
  );
}

export function sealLine(seal: Seal): string {
  return `${JSON.stringify(seal)}\n`;
}

/** All heads as of the last of these seals. */
export function headsOf(seals: readonly Seal[]): Heads {
  return Object.assign({}, ...seals.map(({ heads }) => heads));
}

export interface SealReading {
  readonly seals: readonly Seal[];
  /** Number of the first line that is no seal, or does not follow from those before. */
  readonly brokenLine: number | null;
}

/** Reads up to the first line that does not hold. A last line without its end was never finished: it is no seal. */
export function readSeals(text: string, sha256: Sha256): SealReading {
  const lines = text.split('\n').slice(0, -1);
  const seals: Seal[] = [];
  const all: Record<string, Head> = {};
  for (const [index, line] of lines.entries()) {
    const seal = parseSeal(line);
    const previous = seals.at(-1);
    if (!seal || seal.number !== index + 1 || seal.previous !== (previous?.hash ?? null))
      return { seals, brokenLine: index + 1 };
    Object.assign(all, seal.heads);
    if (seal.hash !== sealHash(seal, all, sha256)) return { seals, brokenLine: index + 1 };
    seals.push(seal);
  }
  return { seals, brokenLine: null };
}

function parseSeal(line: string): Seal | undefined {
  try {
    const seal: unknown = JSON.parse(line);
    return isSeal(seal) ? seal : undefined;
  } catch {
    return undefined;
  }
}

function isSeal(value: unknown): value is Seal {
  return (
    isRecord(value) &&
    typeof value['number'] === 'number' &&
    typeof value['at'] === 'string' &&
    (value['previous'] === null || typeof value['previous'] === 'string') &&
    typeof value['hash'] === 'string' &&
    isRecord(value['heads']) &&
    Object.values(value['heads']).every(isHead)
  );
}

function isHead(value: unknown): value is Head {
  return isRecord(value) && typeof value['sequence'] === 'number' && typeof value['hash'] === 'string';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
