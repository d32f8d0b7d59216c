// The figures of the norms: one set per norm, and what is counted over the list.
import type { Figure } from '#shared/figure.ts';
import type { SectionInput, StoredRecord } from '#modules/sources/index.ts';

export interface NormFigures {
  readonly record: StoredRecord;
  readonly id: string;
  readonly citation: Figure;
  readonly subject: Figure;
  readonly year: Figure;
  readonly published: Figure;
  readonly target: string | null;
}

export interface ListFigures {
  readonly listed: readonly NormFigures[];
  /** Cited by the listed ones, and not of the list. */
  readonly referred: readonly NormFigures[];
  readonly count: Figure;
}

export function text(record: StoredRecord, column: string): string {
  const value = record.values[column];
  return typeof value === 'string' ? value : '';
}

/** Null when the territory inherits no list. */
export function listFigures({ book, national }: SectionInput): ListFigures | null {
  const records = national('norm').toSorted((a, b) => Number(a.values['order']) - Number(b.values['order']));
  const listed = records.filter((record) => record.values['listed'] === 'Sí');
  if (listed.length === 0) return null;
  const figuresOf = (record: StoredRecord): NormFigures => {
    const id = text(record, 'canonicalId');
    const name = (measure: string, label: string) => ({
      id: `${measure}@PE/${id}`,
      label: `${text(record, 'citation')}: ${label}`,
      period: '',
      territory: '',
    });
    if (record.values['stage']) book.fact(record, 'stage', name('stage', 'estado impreso'));
    if (record.values['listTitle']) book.fact(record, 'listTitle', name('list-title', 'título de la lista'));
    return {
      record,
      id,
      citation: book.fact(record, 'citation', name('citation', 'cita')),
      subject: book.fact(record, 'subject', name('subject', 'qué dispone')),
      year: book.fact(record, 'year', name('year', 'año')),
      published: book.stated(record, 'published', {
        ...name('published', 'fecha de publicación'),
        unit: 'date',
        ...(record.values['source'] ? { source: text(record, 'source') } : {}),
      }),
      target: text(record, 'target') || null,
    };
  };
  return {
    listed: listed.map(figuresOf),
    referred: records.filter((record) => record.values['listed'] !== 'Sí').map(figuresOf),
    count: book.tally({
      id: 'count@PE',
      label: 'Normas de la lista',
      period: '',
      territory: '',
      records: listed,
      column: 'citation',
    }),
  };
}

/**
 * The law that the list is about: of those that listed norms act on, directly or through the norm they
 * modify, the one that most of them reach. `through` are the listed norms that reach it.
 */
export function lawAtTheRoot(
  list: ListFigures,
): { readonly law: NormFigures; readonly through: readonly NormFigures[] } | null {
  const byId = new Map([...list.listed, ...list.referred].map((norm) => [norm.id, norm]));
  const reaches = (norm: NormFigures, law: string, seen: ReadonlySet<string> = new Set()): boolean => {
    if (norm.target === null || seen.has(norm.id)) return false;
    if (norm.target === law) return true;
    const next = byId.get(norm.target);
    return next ? reaches(next, law, new Set([...seen, norm.id])) : false;
  };
  const laws = list.referred.map((law) => ({ law, through: list.listed.filter((norm) => reaches(norm, law.id)) }));
  return (
    laws.filter(({ through }) => through.length > 0).toSorted((a, b) => b.through.length - a.through.length)[0] ?? null
  );
}
