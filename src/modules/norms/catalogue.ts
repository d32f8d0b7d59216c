// The norms that the platform knows, and which of them a citation means.
import { type Citation, type CitationContext, canonicalSpelling, findCitations, isLocal } from './citation.ts';

/** A norm that can be cited: published ones; a project is none. */
export interface KnownNorm {
  readonly id: string;
  /** As its source cites it. */
  readonly citation: string;
  readonly subject: string;
  /** Ubigeo prefix of who issued it; '' is of the nation. */
  readonly territory: string;
  /** Id of the norm that took its place; null: nobody's did. */
  readonly supersededBy: string | null;
}

export type Resolution =
  | { readonly kind: 'known'; readonly norm: KnownNorm }
  /** More than one norm is written so: whose is it? */
  | { readonly kind: 'ambiguous'; readonly norms: readonly KnownNorm[] }
  | { readonly kind: 'unknown' };

export interface NormCatalogue {
  readonly norms: readonly KnownNorm[];
  /** The norm of an id. */
  find(id: string): KnownNorm | undefined;
  resolve(citation: Citation, context?: CitationContext): Resolution;
}

interface Entry {
  readonly norm: KnownNorm;
  /** Its own name, read from its id and, for ordinances, its citation. */
  readonly name: Citation;
}

/** Later ones of the same id add nothing: the first source that names a norm is the one that counts. */
export function catalogueOf(known: readonly KnownNorm[]): NormCatalogue {
  const byId = new Map<string, KnownNorm>();
  for (const norm of known) if (!byId.has(norm.id)) byId.set(norm.id, norm);
  const byNumber = new Map<string, Entry[]>();
  for (const norm of byId.values()) {
    const name = nameOf(norm);
    if (name) byNumber.set(numberKey(name), [...(byNumber.get(numberKey(name)) ?? []), { norm, name }]);
  }
  const resolve = (citation: Citation, context: CitationContext = {}): Resolution => {
    const exact = byId.get(citation.canonical);
    if (exact) return { kind: 'known', norm: exact };
    const alike = (byNumber.get(numberKey(citation)) ?? []).filter(({ name }) => mayBe(citation, name));
    const here = alike.filter(({ norm }) => isFrom(norm, context));
    const candidates = here.length > 0 ? here : alike;
    const [only, other] = candidates;
    if (!only) return { kind: 'unknown' };
    // In the text of a municipality, another's ordinance of the same number is not its own.
    if (here.length === 0 && context.territory !== undefined && isLocal(citation.type)) return { kind: 'unknown' };
    if (other) return { kind: 'ambiguous', norms: candidates.map(({ norm }) => norm) };
    return { kind: 'known', norm: only.norm };
  };
  return { norms: [...byId.values()], find: (id) => byId.get(id), resolve };
}

/** «OM-001-2025-MDLP@070105» and «RD-006-2024-EF/50.01» are read as citations are. */
function nameOf({ id, territory }: KnownNorm): Citation | undefined {
  const [type = '', number = '', ...rest] = id.split('@')[0]?.split('-') ?? [];
  const words = type === 'OM' ? 'ORDENANZA' : type === 'AR' ? 'ACUERDO REGIONAL' : (SPELLED[type] ?? type);
  return findCitations(`${words} ${[number, ...rest].join('-')}`, territory === '' ? {} : { territory })[0];
}

/** Types whose letters alone are not read as a citation. */
const SPELLED: Readonly<Record<string, string>> = {
  DIR: 'Directiva',
  AC: 'Acuerdo de Concejo',
  RA: 'Resolución de Alcaldía',
};

const numberKey = ({ type, number }: Citation): string => `${type === 'OR' ? 'OM' : type}-${number}`;

/** Missing parts of a short citation say nothing against a norm; parts printed otherwise do. */
function mayBe(citation: Citation, name: Citation): boolean {
  const sameYear = citation.year === null || name.year === null || citation.year === name.year;
  return sameYear && sameIssuer(citation.issuer, name.issuer);
}

/** «DGSC», «IN» and «IN/DGSC» are short for «IN-DGSC». */
function sameIssuer(printed: string, own: string): boolean {
  if (printed === '' || own === '') return true;
  const [short, whole] = [printed, own].map((issuer) => issuer.split(/[-/]/)).toSorted((a, b) => a.length - b.length);
  if (!short || !whole) return false;
  return whole.some((_, start) => short.every((part, at) => part === whole[start + at]));
}

function isFrom(norm: KnownNorm, { territory }: CitationContext): boolean {
  if (territory === undefined) return true;
  return norm.territory.startsWith(territory) || territory.startsWith(norm.territory);
}

/** Asked for each citation of a text: a norm's spelling does not change. */
const spellings = new WeakMap<KnownNorm, string>();

/** Number, year and issuer as the norm's own id writes them. */
export function spellingOf(norm: KnownNorm): string {
  const known = spellings.get(norm);
  if (known !== undefined) return known;
  const name = nameOf(norm);
  const spelling = name ? canonicalSpelling(name) : norm.citation;
  spellings.set(norm, spelling);
  return spelling;
}
