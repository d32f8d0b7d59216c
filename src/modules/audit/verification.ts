// Whether the acts are those that were recorded: every hash again, chain by chain, against heads and seals.
import { actText, type ChainedAct, NO_HASH } from './act.ts';
import type { Head, Heads, Seal, SealReading, Sha256 } from './seal.ts';

export type BreakKind =
  | 'changed'
  | 'missing'
  | 'relinked'
  | 'head-differs'
  | 'cut-off'
  | 'rewritten'
  | 'seal-broken'
  | 'seals-missing'
  | 'not-linked';

export interface ChainBreak {
  readonly kind: BreakKind;
  /** Null: of the seals, or of acts outside of every chain. */
  readonly chain: string | null;
  /** Of the first act that does not hold; of a seal, its line. */
  readonly sequence: number | null;
}

export interface Verification {
  readonly acts: number;
  readonly chains: number;
  readonly seals: number;
  /** The first of each chain, then those of the seals. Empty: nothing was changed, removed or cut off. */
  readonly breaks: readonly ChainBreak[];
}

export interface Verifier {
  /** In the order of chain and sequence. */
  take(act: ChainedAct): void;
  finish(rest: VerificationRest): Verification;
}

export interface VerificationRest {
  readonly heads: Heads;
  /** Acts that wait for a link and belong to no transaction under way. */
  readonly notLinked: number;
  /** Seals that the database knows of, by number. */
  readonly known: readonly Pick<Seal, 'number' | 'hash'>[];
  /** The file's, once the acts were read: newer ones may have been written meanwhile. */
  readonly sealsNow: readonly Seal[];
}

export function createVerifier({ seals, brokenLine }: SealReading, sha256: Sha256): Verifier {
  const sealed = sealedByChain(seals);
  const first = new Map<string, ChainBreak>();
  const last = new Map<string, Head>();
  let acts = 0;
  const report = (kind: BreakKind, chain: string, sequence: number): void => {
    if (!first.has(chain)) first.set(chain, { kind, chain, sequence });
  };
  return {
    take(act) {
      acts += 1;
      const before = last.get(act.chain) ?? { sequence: 0, hash: NO_HASH };
      const expected = before.sequence + 1;
      if (act.sequence > expected) report('missing', act.chain, expected);
      else if (act.sequence < expected) report('relinked', act.chain, act.sequence);
      else if (act.previousHash !== before.hash) report('relinked', act.chain, act.sequence);
      if (sha256(actText(act)) !== act.hash) report('changed', act.chain, act.sequence);
      const seal = sealed.get(act.chain)?.get(act.sequence);
      if (seal !== undefined && seal !== act.hash) report('rewritten', act.chain, act.sequence);
      last.set(act.chain, { sequence: act.sequence, hash: act.hash });
    },
    finish({ heads, notLinked, known, sealsNow }) {
      for (const chain of new Set([...last.keys(), ...Object.keys(heads), ...sealed.keys()])) {
        const end = last.get(chain)?.sequence ?? 0;
        const lost = [...(sealed.get(chain)?.keys() ?? [])].find((sequence) => sequence > end);
        if (lost !== undefined) report('cut-off', chain, end + 1);
        const head = heads[chain];
        if ((head?.sequence ?? 0) > end) report('cut-off', chain, end + 1);
        if (head?.hash !== last.get(chain)?.hash) report('head-differs', chain, end);
      }
      const breaks = [...first.values()].toSorted((a, b) => ((a.chain ?? '') < (b.chain ?? '') ? -1 : 1));
      return {
        acts,
        chains: last.size,
        seals: seals.length,
        breaks: [...breaks, ...sealBreaks(sealsNow, brokenLine, known), ...(notLinked > 0 ? [NOT_LINKED] : [])],
      };
    },
  };
}

const NOT_LINKED: ChainBreak = { kind: 'not-linked', chain: null, sequence: null };

function sealBreaks(
  seals: readonly Seal[],
  brokenLine: number | null,
  known: readonly Pick<Seal, 'number' | 'hash'>[],
): readonly ChainBreak[] {
  if (brokenLine !== null) return [{ kind: 'seal-broken', chain: null, sequence: brokenLine }];
  const missing = known.find(({ number, hash }) => seals[number - 1]?.hash !== hash);
  if (!missing) return [];
  const kind = missing.number > seals.length ? 'seals-missing' : 'seal-broken';
  return [{ kind, chain: null, sequence: missing.number }];
}

function sealedByChain(seals: readonly Seal[]): ReadonlyMap<string, ReadonlyMap<number, string>> {
  const byChain = new Map<string, Map<number, string>>();
  for (const { heads } of seals) {
    for (const [chain, { sequence, hash }] of Object.entries(heads)) {
      const places = byChain.get(chain) ?? new Map<number, string>();
      // Two seals that name one place alike are one; unlike, one of them is false and the act shows which.
      places.set(sequence, hash);
      byChain.set(chain, places);
    }
  }
  return byChain;
}

const BREAK_WORDS: Readonly<Record<BreakKind, string>> = {
  changed: 'su contenido no es el que se registró',
  missing: 'falta',
  relinked: 'no continúa al que le precede',
  'head-differs': 'no es el último que la cadena recuerda',
  'cut-off': 'falta, con todo lo que le seguía: la cadena fue cortada',
  rewritten: 'no es el que se selló',
  'seal-broken': 'no se sigue de los anteriores: fue cambiado',
  'seals-missing': 'no está en el archivo de sellos',
  'not-linked': 'hay actos fuera de las cadenas',
};

/** In Spanish, a line for each break. */
export function verificationText({ acts, chains, seals, breaks }: Verification): string {
  const counted = `${countOf(acts, 'acto')} en ${countOf(chains, 'cadena')}, ${countOf(seals, 'sello')}`;
  if (breaks.length === 0) return `Registro íntegro: ${counted}. Nada fue cambiado, quitado ni cortado.\n`;
  return [`El registro NO está íntegro (${counted}):`, ...breaks.map((one) => `- ${breakText(one)}.`), ''].join('\n');
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function breakText({ kind, chain, sequence }: ChainBreak): string {
  if (kind === 'not-linked') return BREAK_WORDS[kind];
  const place = chain === null ? `Sello ${sequence}` : `Cadena ${chain || 'nacional'}, acto ${sequence}`;
  return `${place}: ${BREAK_WORDS[kind]}`;
}
