// The challenges that the source names, and whether the platform has any figure of each.
import type { Cell, Panel } from '#shared/document.ts';
import { type Figure, type FigureMap, numberOf } from '#shared/figure.ts';
import { as, say } from '#shared/sentence.ts';
import { cellText, type SectionInput, type StoredRecord } from '#modules/sources/index.ts';
import { byOrder } from '../rows.ts';

export function challengesPanel(input: SectionInput, measures: FigureMap): Panel | null {
  const challenges = byOrder(input.own('pasc-challenge'));
  if (challenges.length === 0) return null;
  const { book, place } = input;
  const known = (id: string): Figure | undefined => measures[id] ?? book.figures.find((figure) => figure.id === id);
  const measured = challenges.filter((record) => numberOf(known(cellText(record, 'measure'))) !== null);
  const name = (measure: string, label: string) => ({
    id: `${measure}@${place.code}`,
    label,
    period: '',
    territory: place.code,
  });
  const count = book.tally({ ...name('challenges', 'Desafíos'), records: challenges, column: 'statement' });
  const withFigure = book.tally({
    ...name('challenges-measured', 'Desafíos con alguna cifra'),
    records: measured,
    column: 'measure',
    formula: 'desafíos cuya cifra tiene valor',
  });
  const row = (record: StoredRecord): Cell[] => {
    const figure = known(cellText(record, 'measure'));
    const statement = book.fact(record, 'statement', {
      id: `challenge@${place.code}/${String(record.values['order'])}`,
      label: `Desafío: ${cellText(record, 'shortName')}`,
      period: '',
      territory: place.code,
    });
    if (!figure || numberOf(figure) === null) {
      return [
        { content: say`${statement}` },
        { content: ['ninguna'], state: 'unknown' },
        { content: ['sin información registrada'], state: 'unknown' },
      ];
    }
    includeWithInputs(book, figure, measures);
    return [{ content: say`${statement}` }, { content: [labelOf(figure)] }, { content: say`${figure}`, strong: true }];
  };
  return {
    id: 'pasc-challenges',
    section: 'pasc',
    title: 'Los desafíos y su medida',
    takeaway: say`${as(withFigure, { words: 'cardinal', capital: true })} de ${as(count, { words: 'cardinal' })} desafíos ${numberOf(withFigure) === 1 ? 'tiene' : 'tienen'} alguna cifra aquí.`,
    visuals: [
      {
        kind: 'table',
        caption: 'Desafíos y cifras disponibles',
        columns: [
          { key: 'challenge', label: 'Desafío', width: 0.46 },
          { key: 'figure', label: 'Cifra disponible', width: 0.34 },
          { key: 'value', label: 'Valor', align: 'right', width: 0.2 },
        ],
        rows: challenges.map(row),
      },
    ],
    notes: [['La cifra de cada desafío es lectura de la plataforma; muestra actividad, no si el desafío se supera.']],
  };
}

function labelOf({ label, period }: Figure): string {
  return period === '' ? label : `${label}, ${period}`;
}

/** A figure of another section comes with what it was computed from, so that its proof is whole. */
function includeWithInputs(book: SectionInput['book'], figure: Figure, measures: FigureMap): void {
  if (book.figures.some(({ id }) => id === figure.id)) return;
  book.include(figure);
  if (figure.origin.kind !== 'formula') return;
  for (const id of figure.origin.inputs) {
    const input = measures[id];
    if (input) includeWithInputs(book, input, measures);
  }
}
