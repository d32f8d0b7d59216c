// What would move if a norm did: thresholds, what applies them, texts that cite it, and what is under way.
import type { Duty } from '#shared/duty.ts';
import type { Figure } from '#shared/figure.ts';
import type { NormCatalogue } from './catalogue.ts';
import { findCitations } from './citation.ts';

export interface DependentSection {
  readonly code: string;
  readonly title: string;
  /** Codes of the thresholds that it applies. */
  readonly parameters: readonly string[];
  /** Rules of its checks that apply them. */
  readonly rules: readonly string[];
  /** Labels of its printed texts that cite the norm. */
  readonly citedIn: readonly string[];
}

export interface OpenProcess {
  readonly what: string;
  readonly href: string;
  readonly dueOn: string | null;
}

export interface Dependents {
  readonly parameters: readonly { readonly code: string; readonly meaning: string; readonly printed: string }[];
  readonly sections: readonly DependentSection[];
  readonly processes: readonly OpenProcess[];
}

/** Labels of the printed texts that cite a norm, each once. */
export function citedIn(figures: readonly Figure[], code: string, catalogue: NormCatalogue): readonly string[] {
  const labels = figures
    .filter(({ unit, value, origin }) => unit === 'text' && typeof value === 'string' && origin.kind === 'cells')
    .filter((figure) => cites(String(figure.value), code, catalogue, figure.territory))
    .map(({ label }) => label);
  return [...new Set(labels)];
}

/** What is owed because the norm says so. */
export function processesOf(duties: readonly Duty[], code: string, catalogue: NormCatalogue): readonly OpenProcess[] {
  return duties
    .filter(
      ({ basis, territory }) => basis !== null && (isFrom(basis, code) || cites(basis, code, catalogue, territory)),
    )
    .map(({ what, href, dueOn }) => ({ what, href, dueOn }));
}

/** «DS-015-2026-IN, art. 5» */
const isFrom = (basis: string, code: string): boolean =>
  basis === code || (/^[, (]/.test(basis.slice(code.length)) && basis.startsWith(code));

export function cites(text: string, code: string, catalogue: NormCatalogue, territory: string): boolean {
  const context = territory === '' ? {} : { territory };
  return findCitations(text, context).some((citation) => {
    const found = catalogue.resolve(citation, context);
    return found.kind === 'known' && found.norm.id === code;
  });
}
