// Which priorities the complaint statistics can follow: a reading of the platform over the plans' texts.
import type { Cell, Panel, Series } from '#shared/document.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import { as, say } from '#shared/sentence.ts';
import { cellText, type SectionInput } from '#modules/sources/index.ts';
import type { Committee, Crime, Priority } from './plan.ts';
import { COVERAGES, type Coverage } from './tables.ts';

const MEASURES: Readonly<Record<Coverage, { readonly id: string; readonly role: Series['role'] }>> = {
  'Serie propia': { id: 'coverage-own', role: 'good' },
  'Dentro de un agregado': { id: 'coverage-aggregate', role: 'other' },
  'Sin serie': { id: 'coverage-none', role: 'unknown' },
};

/** More bars than this do not fit a slide. */
const MAXIMUM_BARS = 12;

export function coveragePanel(input: SectionInput, committees: readonly Committee[], total: Figure): Panel | null {
  const planned = committees.filter(({ priorities }) => priorities.length > 0);
  const basis = input.rows('series-coverage')[0];
  if (planned.length === 0 || !basis) return null;
  const tally = (coverage: Coverage, id: string, label: string, priorities: readonly Priority[]): Figure =>
    input.book.tally({
      id: `${MEASURES[coverage].id}@${id}`,
      label: `${label}: prioridades con cobertura «${coverage.toLowerCase()}»`,
      period: '',
      territory: input.place.code,
      records: priorities.filter((priority) => priority.coverage === coverage).map(({ record }) => record),
      column: 'crime',
      formula: 'prioridades cuya clase tiene esa cobertura en la lectura de la plataforma',
    });
  const all = planned.flatMap(({ priorities }) => priorities);
  const place = input.place.code || 'PE';
  const own = tally('Serie propia', place, input.place.name, all);
  const series = COVERAGES.map((coverage): Series => ({
    name: coverage,
    role: MEASURES[coverage].role,
    // A bar of no length is not drawn; its figure stays in the data.
    figures: planned.map(({ territory, name, priorities }) => {
      const figure = tally(coverage, `${place}/${territory}`, name, priorities);
      return numberOf(figure) === 0 ? null : figure.id;
    }),
  })).filter(({ figures }) => figures.some((id) => id !== null));
  const scarce = (numberOf(own) ?? 0) * 2 < all.length;
  return {
    id: 'pasc-coverage',
    section: 'pasc',
    title: 'Prioridades con cifra y sin cifra',
    takeaway: say`${scarce ? 'Solo ' : ''}${own} de ${total} prioridades se pueden seguir con ${cellText(basis, 'basis')}.`,
    visuals: [
      planned.length <= MAXIMUM_BARS
        ? {
            kind: 'chart',
            form: 'stackedBar',
            caption: 'Prioridades por comité, según la serie de denuncias que las mide',
            alt: 'Barras apiladas por comité: prioridades con serie propia, dentro de un agregado y sin serie.',
            categories: planned.map(({ shortName }) => shortName),
            series,
            axis: 'prioridades',
            labels: true,
          }
        : {
            kind: 'facts',
            caption: 'Prioridades con serie propia',
            items: [{ label: 'Con serie propia', value: say`${own} de ${total}` }],
          },
    ],
    notes: [
      [
        'La cobertura es lectura de la plataforma: dentro de un agregado, la prioridad no se distingue de otros delitos.',
      ],
    ],
  };
}

/** The classes themselves, with what each takes in and the series that holds it. */
export function classesPanel(
  { book, rows, place }: SectionInput,
  crimes: readonly Crime[],
  committees: readonly Committee[],
): Panel | null {
  const all = committees.flatMap(({ priorities }) => priorities);
  const used = crimes.filter(({ code }) => all.some(({ crime }) => crime === code));
  if (used.length === 0) return null;
  const count = book.tally({
    id: `classes@${place.code || 'PE'}`,
    label: 'Clases de delito que los planes priorizan',
    period: '',
    territory: place.code,
    records: rows('crime').filter((record) => used.some(({ code }) => code === cellText(record, 'crime'))),
    column: 'name',
  });
  const row = (crime: Crime): Cell[] => {
    const own = all.filter((priority) => priority.crime === crime.code);
    const figure = book.tally({
      id: `crime-priorities@${place.code || 'PE'}/${crime.code}`,
      label: `Prioridades de la clase ${crime.name.toLowerCase()}`,
      period: '',
      territory: place.code,
      records: own.map(({ record }) => record),
      column: 'verbatim',
    });
    return [
      { content: [crime.name], strong: true },
      { content: say`${figure}` },
      { content: [crime.criterion] },
      { content: [crime.coverage], state: crime.coverage === 'Serie propia' ? 'good' : 'unknown' },
      { content: [crime.group] },
    ];
  };
  return {
    id: 'pasc-classes',
    section: 'pasc',
    title: 'Las clases con que se comparan los planes',
    takeaway: say`Los textos de los planes se leen en ${as(count, { words: 'cardinal' })} clases de delito.`,
    visuals: [
      {
        kind: 'table',
        caption: 'Clases de delito (lectura de la plataforma)',
        columns: [
          { key: 'crime', label: 'Clase', width: 0.22 },
          { key: 'count', label: 'Prioridades', align: 'right', width: 0.1 },
          { key: 'criterion', label: 'Qué textos entran', width: 0.32 },
          { key: 'coverage', label: 'Denuncias', width: 0.18 },
          { key: 'group', label: 'Serie o agrupación', width: 0.18 },
        ],
        rows: used.map(row),
      },
    ],
    webOnly: true,
  };
}
