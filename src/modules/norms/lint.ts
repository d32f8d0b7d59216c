// What is wrong with the norms that a text cites.
import { type KnownNorm, type NormCatalogue, spellingOf } from './catalogue.ts';
import { type CitationAt, type CitationContext, locateCitations } from './citation.ts';

export const LINT_KINDS = ['unknown', 'variant', 'superseded', 'ambiguous'] as const;
export type LintKind = (typeof LINT_KINDS)[number];

export interface LintFinding {
  readonly kind: LintKind;
  /** As the text prints it. */
  readonly text: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** Ids of the norms that it may be: none, one, or those that cannot be told apart. */
  readonly norms: readonly string[];
  /** Spanish: what is wrong and what to write. */
  readonly message: string;
}

export interface LintReport {
  readonly citations: number;
  readonly findings: readonly LintFinding[];
}

/** Every citation of a text against the catalogue, in order. */
export function lintText(text: string, catalogue: NormCatalogue, context: CitationContext = {}): LintReport {
  const composed = text.normalize('NFC');
  const found = locateCitations(composed, context);
  const places = placesIn(composed);
  const findings = found.flatMap((at) => {
    const printed = composed.slice(at.start, at.end).replaceAll(/\s+/g, ' ');
    return problemsOf(at, printed, catalogue, context).map((problem) => ({
      ...problem,
      text: printed,
      ...places(at.start),
    }));
  });
  return { citations: found.length, findings };
}

type Problem = Pick<LintFinding, 'kind' | 'norms' | 'message'>;

function problemsOf(
  { citation }: CitationAt,
  printed: string,
  catalogue: NormCatalogue,
  context: CitationContext,
): readonly Problem[] {
  const resolution = catalogue.resolve(citation, context);
  switch (resolution.kind) {
    case 'unknown':
      return [
        {
          kind: 'unknown',
          norms: [],
          message: `«${printed}» no está en el catálogo de normas: revise su número o agréguela con su fuente.`,
        },
      ];
    case 'ambiguous': {
      const names = resolution.norms.map(nameInWords).join(' o ');
      return [
        {
          kind: 'ambiguous',
          norms: resolution.norms.map(({ id }) => id),
          message: `«${printed}» puede ser ${names}: diga de quién es.`,
        },
      ];
    }
    case 'known':
      return [
        ...variantOf(citation.spelling, printed, resolution.norm),
        ...supersededOf(printed, resolution.norm, catalogue),
      ];
  }
}

function variantOf(spelling: string, printed: string, norm: KnownNorm): readonly Problem[] {
  const usual = spellingOf(norm);
  // The organ that signs an ordinance may follow: MDLP/AL.
  if (spelling === usual || spelling.startsWith(`${usual}/`) || spellingOfCitation(norm) === spelling) return [];
  return [
    {
      kind: 'variant',
      norms: [norm.id],
      message: `«${printed}» es la norma ${usual}: escríbala siempre así.`,
    },
  ];
}

/** How a source that prints an ordinance with slashes writes it: 001-2024/MPC. */
function spellingOfCitation({ citation, id }: KnownNorm): string | null {
  if (!id.includes('@')) return null;
  const [own] = locateCitations(citation);
  return own ? own.citation.spelling : null;
}

function supersededOf(printed: string, norm: KnownNorm, catalogue: NormCatalogue): readonly Problem[] {
  if (norm.supersededBy === null) return [];
  const successor = catalogue.find(norm.supersededBy);
  return [
    {
      kind: 'superseded',
      norms: [norm.id, norm.supersededBy],
      message: `«${printed}» ya no es la vigente: la reemplaza ${successor?.citation ?? norm.supersededBy}.`,
    },
  ];
}

function nameInWords({ citation, territory }: KnownNorm): string {
  return territory === '' ? `«${citation}»` : `«${citation}» (ubigeo ${territory})`;
}

/** Line and column of an offset; offsets are asked in order. */
function placesIn(text: string): (offset: number) => { readonly line: number; readonly column: number } {
  let line = 1;
  let start = 0;
  return (offset) => {
    for (let end = text.indexOf('\n', start); end !== -1 && end < offset; end = text.indexOf('\n', start)) {
      line += 1;
      start = end + 1;
    }
    return { line, column: offset - start + 1 };
  };
}
