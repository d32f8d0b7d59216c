// Progress of the plans by quarter, from the quarters that were sealed here.
import type { Panel } from '#shared/document.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { Figure } from '#shared/figure.ts';
import { say } from '#shared/sentence.ts';
import type { FigureBook, Place } from '#modules/sources/index.ts';
import { type Quarter, quarterCode, quarterWords } from '../follow-up/quarter.ts';

/** A sealed quarter of a plan as a whole. */
export interface SealedQuarter {
  readonly quarter: Quarter;
  readonly closedOn: CalendarDate;
  readonly percent: number | null;
  readonly backed: number | null;
}

/** Of rows that work wrote: no edition. */
const NO_EDITION = 0;
const WORK = 'Seguimiento de los planes en Vigía';

interface QuarterFigures {
  readonly quarter: Quarter;
  readonly percent: Figure;
  readonly backed: Figure;
  readonly hollow: Figure;
  readonly closed: Figure;
}

/** Null where nobody has closed a quarter: nothing is said of it. */
export function progressPanel(
  { book, place }: { readonly book: FigureBook; readonly place: Place },
  rows: readonly SealedQuarter[],
): Panel | null {
  const codes = [...new Set(rows.map(({ quarter }) => quarterCode(quarter)))].toSorted();
  const quarters = codes.flatMap((code) => {
    const own = rows.filter((row) => quarterCode(row.quarter) === code);
    return own[0] ? [quarterFigures(book, place, own[0].quarter, own)] : [];
  });
  const newest = quarters.at(-1);
  if (!newest) return null;
  const categories = quarters.map(({ quarter }) => `T${quarter.quarter} ${quarter.year}`);
  return {
    id: 'pasc-progress',
    section: 'pasc',
    title: 'Avance de los planes por trimestre',
    takeaway: say`Al ${quarterWords(newest.quarter)} el avance es ${newest.percent} en ${newest.closed} ${newest.closed.value === 1 ? 'plan cerrado' : 'planes cerrados'}; con sustento, ${newest.backed}.`,
    visuals: [
      {
        kind: 'chart',
        form: 'stackedBar',
        caption: 'Avance, con sustento y sin él',
        alt: 'Barras del avance de los planes en cada trimestre cerrado, la parte con sustento y la que no lo tiene.',
        categories,
        series: [
          { name: 'Con sustento', role: 'current', figures: quarters.map(({ backed }) => backed.id) },
          { name: 'Sin sustento', role: 'unknown', figures: quarters.map(({ hollow }) => hollow.id) },
        ],
        axis: '% de lo programado',
        labels: true,
      },
      {
        kind: 'table',
        caption: 'Avance por trimestre',
        columns: [
          { key: 'quarter', label: 'Trimestre' },
          { key: 'closed', label: 'Planes cerrados', align: 'right' },
          { key: 'percent', label: 'Avance', align: 'right' },
          { key: 'backed', label: 'Con sustento', align: 'right' },
        ],
        rows: quarters.map(({ quarter, closed, percent, backed }, index) => [
          { content: [categories[index] ?? quarterCode(quarter)], strong: true },
          { content: say`${closed}` },
          { content: say`${percent}` },
          { content: say`${backed}` },
        ]),
      },
    ],
    notes: [['Promedio simple de los planes con el trimestre cerrado (supuesto).']],
    webOnly: true,
  };
}

function quarterFigures(
  book: FigureBook,
  place: Place,
  quarter: Quarter,
  rows: readonly SealedQuarter[],
): QuarterFigures {
  const code = quarterCode(quarter);
  const cutOff =
    rows
      .map(({ closedOn }) => closedOn)
      .toSorted()
      .at(-1) ?? null;
  const ofWork = (measure: string, label: string, value: number | null, unit: 'percent' | 'count'): Figure =>
    book.include({
      id: `pasc.${measure}@${place.code}/${code}`,
      section: 'pasc',
      label,
      period: quarterWords(quarter),
      territory: place.code,
      source: WORK,
      elaboration: 'Vigía',
      cutOff,
      value,
      ...(value === null ? { absence: 'notApplicable' as const } : {}),
      unit,
      decimals: unit === 'percent' ? 1 : 0,
      origin: {
        kind: 'query',
        editionId: NO_EDITION,
        dataset: 'pasc',
        filter: { territory: place.code, quarter: code },
        rowCount: rows.length,
      },
    });
  const percent = ofWork('progress', 'Avance de los planes', mean(rows.map((row) => row.percent)), 'percent');
  const backed = ofWork('progress-backed', 'Avance con sustento', mean(rows.map((row) => row.backed)), 'percent');
  return {
    quarter,
    percent,
    backed,
    hollow: book.computed({
      id: `progress-hollow@${place.code}/${code}`,
      label: 'Avance sin sustento',
      period: quarterWords(quarter),
      territory: place.code,
      unit: 'percent',
      decimals: 1,
      inputs: [percent, backed],
      formula: 'avance − avance con sustento',
      compute: (whole = 0, proved = 0) => whole - proved,
    }),
    closed: ofWork('progress-closed', 'Planes con el trimestre cerrado', rows.length, 'count'),
  };
}

/** Of those where something was programmed. */
function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0) / known.length;
}
