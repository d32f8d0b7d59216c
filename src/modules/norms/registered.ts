// Published norms that the platform follows, beside those of the editions.
import type { Cell } from '#shared/document.ts';
import type { Figure } from '#shared/figure.ts';
import { say } from '#shared/sentence.ts';
import type { FigureBook } from '#modules/sources/index.ts';
import type { NormsExtra } from './norms-extra.ts';
import type { NormEntry } from './relation.ts';
import { confidenceText } from './tables.ts';

/** Rows of the catalogue's table: citation, what it provides, day, confidence. */
export function ownNormRows(book: FigureBook, { own }: NormsExtra): readonly Cell[][] {
  return own.map((norm) => [
    { content: say`${ownFigure(book, norm, 'citation')}`, strong: true },
    { content: say`${ownFigure(book, norm, 'subject')}` },
    { content: say`${ownFigure(book, norm, 'published')}` },
    { content: [confidenceText(norm.confidence)] },
  ]);
}

const MEASURES = {
  citation: { measure: 'own-citation', label: 'cita', unit: 'text' },
  subject: { measure: 'own-subject', label: 'qué dispone', unit: 'text' },
  published: { measure: 'own-published', label: 'fecha de publicación', unit: 'date' },
} as const;

function ownFigure(book: FigureBook, norm: NormEntry, what: keyof typeof MEASURES): Figure {
  const { measure, label, unit } = MEASURES[what];
  const value = what === 'published' ? norm.publishedOn : norm[what];
  return book.include({
    id: `norms.${measure}@${norm.territory || 'PE'}/${norm.code}`,
    section: 'norms',
    label: `${norm.citation}: ${label}`,
    value,
    ...(value === null ? { absence: 'notReported' } : {}),
    unit,
    decimals: 0,
    period: '',
    territory: norm.territory,
    source: norm.source,
    elaboration: '',
    cutOff: norm.publishedOn,
    origin: { kind: 'query', editionId: 0, dataset: 'norms', filter: { norm: norm.code }, rowCount: 1 },
  });
}

/** Which norm took the place of another, for the checks over every section's texts. */
export function includeSuccessors(book: FigureBook, { successors }: NormsExtra): void {
  for (const [code, successor] of successors)
    book.include({
      id: `norms.successor@PE/${code}`,
      section: 'norms',
      label: `Norma que reemplaza a ${code}`,
      value: successor,
      unit: 'text',
      decimals: 0,
      period: '',
      territory: '',
      source: '',
      elaboration: 'Vigía',
      cutOff: null,
      origin: { kind: 'query', editionId: 0, dataset: 'norms', filter: { norm: successor }, rowCount: 1 },
    });
}
