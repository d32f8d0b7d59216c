// Committees, their plans in force and their priorities, as figures.
import type { Figure } from '#shared/figure.ts';
import { grouped } from '#shared/grouped.ts';
import { cellText, type SectionInput, type StoredRecord } from '#modules/sources/index.ts';
import { byOrder, number } from '../rows.ts';
import { COVERAGES, type Coverage } from './tables.ts';

export interface Priority {
  readonly record: StoredRecord;
  readonly crime: string;
  readonly coverage: Coverage;
  /** As the plan writes it. */
  readonly text: Figure;
  readonly rank: Figure;
}

export interface Committee {
  readonly record: StoredRecord;
  /** Ubigeo that it serves. */
  readonly territory: string;
  readonly level: string;
  readonly name: string;
  readonly shortName: string;
  readonly hasPlan: boolean;
  readonly renewed: boolean;
  readonly instrument: Figure;
  readonly version: Figure;
  readonly year: Figure;
  readonly from: Figure;
  readonly to: Figure;
  readonly priorities: readonly Priority[];
  readonly priorityCount: Figure;
}

export interface Crime {
  readonly code: string;
  readonly name: string;
  readonly criterion: string;
  readonly coverage: Coverage;
  readonly group: string;
}

export function crimesOf({ book, rows }: SectionInput): readonly Crime[] {
  const coverageOf = new Map(rows('series-coverage').map((record) => [cellText(record, 'crime'), record]));
  return rows('crime').map((record) => {
    if (record.values['legalTerm']) {
      book.fact(record, 'legalTerm', {
        id: `legal-term@PE/${cellText(record, 'crime')}`,
        label: `Término legal de ${cellText(record, 'name').toLowerCase()}`,
        period: '',
        territory: '',
      });
    }
    const covered = coverageOf.get(cellText(record, 'crime'));
    return {
      code: cellText(record, 'crime'),
      name: cellText(record, 'name'),
      criterion: cellText(record, 'criterion'),
      coverage: COVERAGES.find((known) => known === covered?.values['coverage']) ?? 'Sin serie',
      group: covered ? cellText(covered, 'group') : '',
    };
  });
}

/** Each committee with its newest plan; older ones give figures of their own, for the checks. */
export function committeesOf(
  input: SectionInput,
  records: readonly StoredRecord[],
  crimes: readonly Crime[],
): readonly Committee[] {
  const byCommittee = grouped(byOrder(records), (record) => cellText(record, 'territory'));
  return [...byCommittee.values()].flatMap((versions) => {
    const [newest, ...older] = versions.toSorted(newestVersionFirst);
    older.forEach((record, index) => previousPlan(input, record, index + 1));
    return newest ? [committeeOf(input, newest, crimes)] : [];
  });
}

function newestVersionFirst(a: StoredRecord, b: StoredRecord): number {
  const updated = (record: StoredRecord): number => (record.values['version'] === 'Actualizado' ? 1 : 0);
  const year = (record: StoredRecord): number => number(record, 'year') || 0;
  return year(b) - year(a) || updated(b) - updated(a) || b.ordinal - a.ordinal;
}

function previousPlan({ book }: SectionInput, record: StoredRecord, index: number): void {
  const territory = cellText(record, 'territory');
  const name = (measure: string, label: string) => ({
    id: `${measure}@${territory}/anterior-${index}`,
    label: `${cellText(record, 'committee')}: ${label}`,
    period: '',
    territory,
  });
  book.fact(record, 'instrument', name('instrument', 'instrumento anterior'));
  book.fact(record, 'state', name('state', 'situación del instrumento anterior'));
}

function committeeOf({ book, rows }: SectionInput, record: StoredRecord, crimes: readonly Crime[]): Committee {
  const territory = cellText(record, 'territory');
  const committee = cellText(record, 'committee');
  const name = (measure: string, label: string) => ({
    id: `${measure}@${territory}`,
    label: `${committee}: ${label}`,
    period: '',
    territory,
  });
  const own = rows('priority')
    .filter((priority) => cellText(priority, 'territory') === territory)
    .toSorted((a, b) => number(a, 'rank') - number(b, 'rank'));
  const priorities = own.map((priority): Priority => {
    const rank = String(priority.values['rank']);
    const named = (measure: string, label: string) => ({
      id: `${measure}@${territory}/${rank}`,
      label: `${committee}: ${label}`,
      period: '',
      territory,
    });
    book.fact(priority, 'crime', named('class', 'clase en que se lee la prioridad'));
    if (priority.values['reading'] === 'Interpretada')
      book.fact(priority, 'reading', named('reading', 'lectura de la prioridad'));
    return {
      record: priority,
      crime: cellText(priority, 'crime'),
      coverage: crimes.find(({ code }) => code === cellText(priority, 'crime'))?.coverage ?? 'Sin serie',
      text: book.fact(priority, 'verbatim', named('priority', `prioridad ${rank}, texto del plan`)),
      rank: book.stated(priority, 'rank', {
        ...named('rank', `lugar de «${cellText(priority, 'verbatim')}»`),
        unit: 'count',
      }),
    };
  });
  return {
    record,
    territory,
    level: cellText(record, 'level'),
    name: committee,
    shortName: cellText(record, 'shortName'),
    hasPlan: record.values['instrument'] !== null,
    renewed: record.values['version'] === 'Actualizado',
    instrument: book.fact(record, 'instrument', name('instrument', 'instrumento que aprueba el plan')),
    version: book.fact(record, 'version', name('version', 'versión del plan')),
    year: book.fact(record, 'year', name('instrument-year', 'año del instrumento')),
    from: book.fact(record, 'from', name('from', 'primer año del plan')),
    to: book.fact(record, 'to', name('to', 'último año del plan')),
    priorities,
    priorityCount:
      priorities.length > 0
        ? book.tally({ ...name('committee-priorities', 'prioridades del plan'), records: own, column: 'verbatim' })
        : book.missing({ ...name('committee-priorities', 'prioridades del plan'), unit: 'count' }),
  };
}
