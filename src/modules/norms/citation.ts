// One norm, many spellings: "R.D. 08- 2024-IN- DGSC" and "R.D. 008-2024-DGSC" are one resolution, and
// "MDLP" is two municipalities. A citation is read into the canonical id that the catalogue uses.

export const NORM_TYPES = [
  'LEY',
  'DL',
  'DU',
  'DS',
  'RS',
  'RM',
  'RVM',
  'RD',
  'RJ',
  'DIR',
  'OR',
  'OM',
  'AR',
  'AC',
  'RA',
] as const;
export type NormType = (typeof NORM_TYPES)[number];

export interface CitationContext {
  /** Ubigeo of whoever issues a regional or municipal norm: acronyms alone are not unique. */
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

/** A citation and where it stands, in characters of the text composed (NFC). */
export interface CitationAt {
  readonly citation: Citation;
  readonly start: number;
  readonly end: number;
}

interface TypeSpelling {
  readonly type: NormType;
  /** Over text in capitals without accents. */
  readonly pattern: string;
  /** What it is with more than one number after it. */
  readonly plural?: string;
}

const TYPES: readonly TypeSpelling[] = [
  { type: 'LEY', pattern: 'LEY', plural: 'LEYES' },
  { type: 'DS', pattern: 'DECRETO\\s+SUPREMO|D\\.?\\s?S\\.?', plural: 'DECRETOS\\s+SUPREMOS' },
  { type: 'DU', pattern: 'DECRETO\\s+DE\\s+URGENCIA|D\\.?\\s?U\\.?', plural: 'DECRETOS\\s+DE\\s+URGENCIA' },
  {
    type: 'DL',
    pattern: 'DECRETO\\s+LEGISLATIVO|DEC\\.?\\s?LEG\\.?|D\\.?\\s?LEG\\.?|D\\.?\\s?L\\.?',
    plural: 'DECRETOS\\s+LEGISLATIVOS',
  },
  { type: 'RVM', pattern: 'RESOLUCION\\s+VICEMINISTERIAL|R\\.?\\s?V\\.?\\s?M\\.?' },
  { type: 'RM', pattern: 'RESOLUCION\\s+MINISTERIAL|R\\.?\\s?M\\.?', plural: 'RESOLUCIONES\\s+MINISTERIALES' },
  { type: 'RD', pattern: 'RESOLUCION\\s+DIRECTORAL|R\\.?\\s?D\\.?', plural: 'RESOLUCIONES\\s+DIRECTORALES' },
  { type: 'RS', pattern: 'RESOLUCION\\s+SUPREMA|R\\.?\\s?S\\.?', plural: 'RESOLUCIONES\\s+SUPREMAS' },
  { type: 'RJ', pattern: 'RESOLUCION\\s+JEFATURAL|R\\.?\\s?J\\.?' },
  { type: 'RA', pattern: 'RESOLUCION\\s+DE\\s+ALCALDIA|R\\.\\s?A\\.' },
  { type: 'DIR', pattern: 'DIRECTIVA' },
  { type: 'AC', pattern: 'ACUERDO\\s+DE\\s+CONCEJO(?:\\s+MUNICIPAL)?|A\\.\\s?C\\.' },
  { type: 'AR', pattern: 'ACUERDO\\s+(?:DE\\s+CONSEJO\\s+)?REGIONAL' },
  { type: 'OR', pattern: 'ORDENANZA\\s+REGIONAL|O\\.?\\s?R\\.?', plural: 'ORDENANZAS\\s+REGIONALES' },
  {
    type: 'OM',
    pattern: 'ORDENANZA(?:\\s+MUNICIPAL)?|O\\.?\\s?M\\.?',
    plural: 'ORDENANZAS(?:\\s+MUNICIPALES)?',
  },
];

// "N°" in its spellings; number, year; an issuer whose hyphens may have a stray space after them.
const SIGN = '(?:N(?:UMERO|UM|RO|O)?\\s*\\.?\\s*°?\\s*\\.?\\s*)?';
const NUMBERED =
  '(\\d{1,6})(?!\\d)(?:[-/]\\s?((?:19|20)\\d{2})(?!\\d))?((?:[-/]\\s?[A-Z0-9][A-Z0-9.]{0,9}(?![A-Z0-9]))*)';
const CITATION = new RegExp(
  `\\b(${TYPES.flatMap(({ pattern, plural }) => (plural ? [plural, pattern] : [pattern])).join('|')})\\s*${SIGN}${NUMBERED}`,
  'g',
);
/** "Leyes N° 31297, 31795 y N° 32292". */
const NEXT_NUMBER = new RegExp(`\\s*(?:,\\s*Y\\b|,|;|\\bY\\b)\\s*${SIGN}${NUMBERED}`, 'y');

const READERS = TYPES.map(({ type, pattern, plural }) => ({
  type,
  one: new RegExp(`^(?:${pattern})$`),
  many: plural === undefined ? null : new RegExp(`^(?:${plural})$`),
}));

/** Organs that sign with their own acronym alone, and the ministry that they belong to. */
const ORGANS: Readonly<Record<string, string>> = { DGSC: 'IN-DGSC' };

const LOCAL: ReadonlySet<NormType> = new Set<NormType>(['OM', 'OR', 'AC', 'AR', 'RA']);
const NUMBERED_ONLY: ReadonlySet<NormType> = new Set<NormType>(['LEY', 'DL']);

/** Regional and municipal norms: their acronyms are not unique. */
export function isLocal(type: NormType): boolean {
  return LOCAL.has(type);
}

/** Laws and legislative decrees are numbered on and on, whatever the year. */
export function isNumberedOnly(type: NormType): boolean {
  return NUMBERED_ONLY.has(type);
}

/** Canonical id of the first citation in `text`, or null when there is none. */
export function parseCitation(text: string, context: CitationContext = {}): string | null {
  return findCitations(text, context)[0]?.canonical ?? null;
}

/** Every citation in a text, in order. */
export function findCitations(text: string, context: CitationContext = {}): readonly Citation[] {
  return locateCitations(text, context).map(({ citation }) => citation);
}

/** The same, each with its place in `text.normalize('NFC')`. */
export function locateCitations(text: string, context: CitationContext = {}): readonly CitationAt[] {
  const plain = plainOf(text.normalize('NFC'));
  const found: CitationAt[] = [];
  for (const match of plain.matchAll(CITATION)) {
    const [whole, words = ''] = match;
    const reader = READERS.find(({ one, many }) => one.test(words) || many?.test(words) === true);
    if (!reader) continue;
    const first = readNumber(reader.type, [match[2], match[3], match[4]], context);
    const end = match.index + whole.replace(/\.$/, '').length;
    if (first) found.push({ citation: first, start: match.index, end });
    if (reader.many?.test(words) === true) found.push(...furtherNumbers(plain, end, reader.type, context));
  }
  return found;
}

function furtherNumbers(plain: string, from: number, type: NormType, context: CitationContext): readonly CitationAt[] {
  const found: CitationAt[] = [];
  NEXT_NUMBER.lastIndex = from;
  for (let match = NEXT_NUMBER.exec(plain); match; match = NEXT_NUMBER.exec(plain)) {
    const [whole, digits = ''] = match;
    // "Leyes 31297 y 31795, con 12 artículos": what is no law's number ends the list.
    if (isNumberedOnly(type) && digits.length < 4) break;
    const citation = readNumber(type, [digits, match[2], match[3]], context);
    const end = match.index + whole.replace(/\.$/, '').length;
    const start = match.index + whole.search(/\d/);
    if (citation) found.push({ citation, start, end });
  }
  return found;
}

type Printed = readonly [number: string | undefined, year: string | undefined, tail: string | undefined];

function readNumber(named: NormType, [digits, printedYear, printedTail]: Printed, context: CitationContext) {
  if (digits === undefined) return undefined;
  const year = printedYear === undefined ? null : Number(printedYear);
  const tail = (printedTail ?? '').replaceAll(/\s/g, '').replace(/\.$/, '').slice(1);
  const local = isLocal(named);
  if (!isNumberedOnly(named) && !local && year === null) return undefined;
  // "Ordenanza N° 001-2025-MDLP/AL": the organ after the slash is not the entity. EF/50.01 keeps its directorate.
  const issuer = local ? (tail.split('/')[0] ?? '') : (ORGANS[tail] ?? tail);
  const type = named === 'OM' && /^(?:GR|GORE)/.test(issuer) ? 'OR' : named;
  const number = Number(digits);
  return {
    canonical: canonicalIdOf({ type, number, year, issuer, territory: context.territory ?? '' }),
    type,
    number,
    year,
    issuer,
    spelling: [digits, printedYear, tail].filter(Boolean).join('-'),
  };
}

export interface NormName {
  readonly type: NormType;
  readonly number: number;
  readonly year: number | null;
  readonly issuer: string;
  /** Ubigeo prefix of who issues it; only of local norms it becomes part of the id. */
  readonly territory: string;
}

export function canonicalIdOf({ type, number, year, issuer, territory }: NormName): string {
  const place = isLocal(type) && territory !== '' ? `@${territory}` : '';
  const parts = isNumberedOnly(type) ? [type, number] : [type, padded(type, number), year, issuer];
  return `${parts.filter((part) => part !== null && part !== '').join('-')}${place}`;
}

/** Number, year and issuer as the catalogue writes them. */
export function canonicalSpelling({ type, number, year, issuer }: Omit<NormName, 'territory'>): string {
  const parts = isNumberedOnly(type) ? [number] : [padded(type, number), year, issuer];
  return parts.filter((part) => part !== null && part !== '').join('-');
}

/** Ministerial resolutions are numbered with four digits, the others with three. */
function padded(type: NormType, number: number): string {
  return String(number).padStart(type === 'RM' ? 4 : 3, '0');
}

/** In capitals, without accents, each sign of one kind written in one way; as long as the text, sign by sign. */
function plainOf(text: string): string {
  return text.replaceAll(/[^\0-\x7f]/g, plainSign).toUpperCase();
}

function plainSign(sign: string): string {
  if ('º°˚'.includes(sign)) return '°';
  if (/[\u2010-\u2015\u2212]/.test(sign)) return '-';
  const [letter = ' '] = sign.normalize('NFD');
  return letter <= '\x7f' ? letter : ' ';
}
