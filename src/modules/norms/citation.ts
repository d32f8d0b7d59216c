// One norm, many spellings: "R.D. 08- 2024-IN- DGSC" and "R.D. 008-2024-DGSC" are one resolution, and
// "MDLP" is two municipalities. A citation is read into the canonical id that the catalogue uses.

export type NormType = 'LEY' | 'DL' | 'DU' | 'DS' | 'RM' | 'RD' | 'OR' | 'OM';

export interface CitationContext {
  /** Ubigeo of whoever issues a regional or municipal ordinance: acronyms alone are not unique. */
  readonly territory?: string;
}

export interface Citation {
  /** `RD-008-2024-IN-DGSC`, `LEY-31297`, `OM-021-2023-MDLP@070104`. */
  readonly canonical: string;
  readonly type: NormType;
  /** Without leading zeros. */
  readonly number: number;
  /** Null where the citation prints none: laws, and ordinances cited short. */
  readonly year: number | null;
  /** Acronym as printed, without organ: `IN`, `IN-DGSC`, `EF/50.01`, `MDLP`; '' where none is printed. */
  readonly issuer: string;
  /** Number, year and issuer as printed, without spaces: what two spellings of one norm differ in. */
  readonly spelling: string;
}

const TYPES: readonly (readonly [NormType, string])[] = [
  ['LEY', 'LEY'],
  ['DS', 'DECRETO\\s+SUPREMO|D\\.?\\s?S\\.?'],
  ['DU', 'DECRETO\\s+DE\\s+URGENCIA|D\\.?\\s?U\\.?'],
  ['DL', 'DECRETO\\s+LEGISLATIVO|D\\.?\\s?LEG\\.?|D\\.?\\s?L\\.?'],
  ['RM', 'RESOLUCION\\s+MINISTERIAL|R\\.?\\s?M\\.?'],
  ['RD', 'RESOLUCION\\s+DIRECTORAL|R\\.?\\s?D\\.?'],
  ['OR', 'ORDENANZA\\s+REGIONAL|O\\.?\\s?R\\.?'],
  ['OM', 'ORDENANZA(?:\\s+MUNICIPAL)?|O\\.?\\s?M\\.?'],
];

// Type, "N°" in its spellings, number, year, and an issuer whose hyphens may have a stray space after them.
const CITATION = new RegExp(
  `\\b(${TYPES.map(([, pattern]) => pattern).join('|')})\\s*(?:N\\s*\\.?\\s*[°º]?\\s*\\.?\\s*)?(\\d{1,5})(?:[-/]\\s?((?:19|20)\\d{2})(?!\\d))?((?:[-/]\\s?[A-Z0-9][A-Z0-9.]*)*)`,
  'g',
);

/** Organs that sign with their own acronym alone, and the ministry that they belong to. */
const ORGANS: Readonly<Record<string, string>> = { DGSC: 'IN-DGSC' };

/** Canonical id of the first citation in `text`, or null when there is none. */
export function parseCitation(text: string, context: CitationContext = {}): string | null {
  return findCitations(text, context)[0]?.canonical ?? null;
}

/** Every citation in a text, in order. */
export function findCitations(text: string, context: CitationContext = {}): readonly Citation[] {
  const plain = text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .replaceAll('º', '°')
    .toUpperCase();
  return [...plain.matchAll(CITATION)].flatMap((match) => {
    const citation = readMatch(match, context);
    return citation ? [citation] : [];
  });
}

function readMatch(match: RegExpMatchArray, context: CitationContext): Citation | null {
  const named = TYPES.find(([, pattern]) => new RegExp(`^(?:${pattern})$`).test(match[1] ?? ''))?.[0];
  const digits = match[2];
  if (!named || !digits) return null;
  const year = match[3] === undefined ? null : Number(match[3]);
  const tail = (match[4] ?? '').replaceAll(/\s/g, '').replace(/\.$/, '').slice(1);
  // "Ordenanza N° 001-2025-MDLP/AL": the organ after the slash is not the entity. EF/50.01 keeps its directorate.
  const local = named === 'OM' || named === 'OR';
  const issuer = local ? (tail.split('/')[0] ?? '') : (ORGANS[tail] ?? tail);
  const numberedOnly = named === 'LEY' || named === 'DL';
  if (!numberedOnly && !local && year === null) return null;
  const type = named === 'OM' && issuer.startsWith('GR') ? 'OR' : named;
  const number = Number(digits);
  const place = local && context.territory ? `@${context.territory}` : '';
  const parts = [type, numberedOnly ? String(number) : padded(type, number), year, issuer];
  return {
    canonical: `${parts.filter((part) => part !== null && part !== '').join('-')}${place}`,
    type,
    number,
    year,
    issuer,
    spelling: [digits, match[3], tail].filter(Boolean).join('-'),
  };
}

/** Ministerial resolutions are numbered with four digits, the others with three. */
function padded(type: NormType, number: number): string {
  return String(number).padStart(type === 'RM' ? 4 : 3, '0');
}
