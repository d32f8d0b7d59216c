// Tables as CSV.
import type { Cell, TableVisual } from '#shared/document.ts';
import { csvOf } from '#shared/csv.ts';
import { type FigureMap, numberOf } from '#shared/figure.ts';
import { sentenceWords } from '../figure/sentence-words.ts';

/** Numbers alone in a cell go out bare (7407, 25.8) so that they can be added; missing keeps its word. */
function cellText(cell: Cell, figures: FigureMap): string {
  const [only, ...rest] = cell.content;
  if (only !== undefined && typeof only !== 'string' && rest.length === 0 && !only.format?.scale) {
    const figure = figures[only.figure];
    const value = numberOf(figure);
    if (figure && value !== null && figure.unit !== 'ordinal')
      return value.toFixed(only.format?.decimals ?? figure.decimals);
  }
  return sentenceWords(cell.content, figures);
}

export function tableCsv(table: Pick<TableVisual, 'columns' | 'rows'>, figures: FigureMap): string {
  const header = table.columns.map((column) => column.label);
  return csvOf([header, ...table.rows.map((row) => row.map((cell) => cellText(cell, figures)))]);
}

/** "Serenos por municipio" → "serenos-por-municipio.csv". */
export function fileNameOf(title: string, ending: string): string {
  const name = title
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60);
  return `${name === '' ? 'vigia' : name}.${ending}`;
}
