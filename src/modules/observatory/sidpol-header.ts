// The header of SIDPOL's files: the columns under each name that they have had.
import { headerKey, type RowProblem } from '#modules/sources/index.ts';
import { splitLine } from './sidpol-cells.ts';

const COLUMNS = {
  year: ['anio', 'ano', 'aniohecho', 'anohecho', 'year'],
  month: ['mes', 'meshecho', 'mesnum'],
  territory: ['ubigeohecho', 'ubigeo', 'ubigeodisthecho', 'codubigeo'],
  modality: ['pmodalidades', 'modalidad', 'modalidades', 'pmodalidad'],
  count: ['cantidad', 'ndistiddgc', 'denuncias', 'ndenuncias', 'total'],
} as const;
export type ColumnName = keyof typeof COLUMNS;
export type Places = Readonly<Record<ColumnName, number>>;

export const LABELS: Readonly<Record<ColumnName, string>> = {
  year: 'ANIO',
  month: 'MES',
  territory: 'UBIGEO_HECHO',
  modality: 'P_MODALIDADES',
  count: 'cantidad',
};

/** True when a first line is the header of a SIDPOL file, whatever its separator. */
export function isSidpolHeader(text: string): boolean {
  return [',', ';', '\t'].some(
    (delimiter) => placesOf(splitLine(text.replace(/^(\u00ef\u00bb\u00bf|\ufeff)/, ''), delimiter)) !== undefined,
  );
}

export function placesOf(cells: readonly string[]): Places | undefined {
  const keys = cells.map(headerKey);
  const place = (name: ColumnName): number =>
    COLUMNS[name].map((alias) => keys.indexOf(alias)).find((index) => index !== -1) ?? -1;
  const places = {
    year: place('year'),
    month: place('month'),
    territory: place('territory'),
    modality: place('modality'),
    count: place('count'),
  };
  return Object.values(places).includes(-1) ? undefined : places;
}

export function headerProblems(file: string, lines: number, firstLine: string | undefined): RowProblem[] {
  const problem = (code: string, column: string, message: string): RowProblem => ({
    code,
    sheet: file,
    row: 1,
    column,
    message,
  });
  if (firstLine === undefined)
    return [problem('empty-file', '', lines === 0 ? 'El archivo está vacío.' : 'El archivo no tiene filas.')];
  const keys = firstLine.split(/[;,\t]/).map(headerKey);
  const absent = (Object.keys(COLUMNS) as ColumnName[]).filter(
    (name) => !COLUMNS[name].some((alias) => keys.includes(alias)),
  );
  return absent.map((name) => problem('missing-column', LABELS[name], `Falta la columna «${LABELS[name]}».`));
}
