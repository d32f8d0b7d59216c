// The workbook inside a chart: what opens with "Modificar datos". One sheet, categories and series.
import type { CalendarDate } from '#shared/calendar-date.ts';
import { disarmedText } from '#shared/formula-guard.ts';
import type { ChartData } from './chart-data.ts';
import { element, escapeXml, XML_DECLARATION } from './xml.ts';
import { zip } from './zip.ts';

const SHEET = 'Datos';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** 0 → "A", 27 → "AB". */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** `Datos!$B$2:$B$8`, rows from 1. */
export function rangeOf(column: number, firstRow: number, lastRow: number): string {
  const name = columnName(column);
  const first = `${SHEET}!$${name}$${firstRow}`;
  return firstRow === lastRow ? first : `${first}:$${name}$${lastRow}`;
}

export function chartWorkbook(data: ChartData, datedOn: CalendarDate): Uint8Array {
  const formats = [...new Set(data.columns.map((column) => column.format))];
  return zip(
    [
      { path: '[Content_Types].xml', content: CONTENT_TYPES },
      { path: '_rels/.rels', content: relationships([['officeDocument', 'xl/workbook.xml']]) },
      { path: 'xl/workbook.xml', content: WORKBOOK },
      {
        path: 'xl/_rels/workbook.xml.rels',
        content: relationships([
          ['worksheet', 'worksheets/sheet1.xml'],
          ['styles', 'styles.xml'],
        ]),
      },
      { path: 'xl/worksheets/sheet1.xml', content: sheet(data, formats) },
      { path: 'xl/styles.xml', content: styles(formats) },
    ],
    datedOn,
  );
}

function sheet(data: ChartData, formats: readonly string[]): string {
  const header = row(1, [
    textCell(0, 1, ''),
    ...data.columns.map((column, index) => textCell(index + 1, 1, column.name)),
  ]);
  const rows = data.categories.map((category, index) =>
    row(index + 2, [
      textCell(0, index + 2, category),
      ...data.columns.map((column, at) =>
        numberCell(at + 1, index + 2, column.values[index] ?? null, formats.indexOf(column.format) + 1),
      ),
    ]),
  );
  const last = `${columnName(data.columns.length)}${data.categories.length + 1}`;
  const widths = element(
    'cols',
    {},
    element('col', { min: 1, max: 1, width: 34, customWidth: 1 }),
    element('col', { min: 2, max: data.columns.length + 1, width: 18, customWidth: 1 }),
  );
  return (
    XML_DECLARATION +
    element(
      'worksheet',
      { xmlns: MAIN },
      element('dimension', { ref: `A1:${last}` }),
      widths,
      element('sheetData', {}, header, ...rows),
    )
  );
}

function row(number: number, cells: readonly string[]): string {
  return element('row', { r: number }, ...cells);
}

function textCell(column: number, rowNumber: number, text: string): string {
  if (text === '') return '';
  return element(
    'c',
    { r: `${columnName(column)}${rowNumber}`, t: 'inlineStr' },
    element('is', {}, `<t>${escapeXml(disarmedText(text))}</t>`),
  );
}

/** Missing is an empty cell, never 0. */
function numberCell(column: number, rowNumber: number, value: number | null, style: number): string {
  if (value === null) return '';
  return element('c', { r: `${columnName(column)}${rowNumber}`, s: style }, element('v', {}, String(value)));
}

const FIRST_CUSTOM_FORMAT = 164;

function styles(formats: readonly string[]): string {
  const cellStyle = (format: number, applied: boolean): string =>
    element('xf', {
      numFmtId: format,
      fontId: 0,
      fillId: 0,
      borderId: 0,
      xfId: 0,
      applyNumberFormat: applied ? 1 : undefined,
    });
  return (
    XML_DECLARATION +
    element(
      'styleSheet',
      { xmlns: MAIN },
      element(
        'numFmts',
        { count: formats.length },
        ...formats.map((format, index) =>
          element('numFmt', { numFmtId: FIRST_CUSTOM_FORMAT + index, formatCode: format }),
        ),
      ),
      element(
        'fonts',
        { count: 1 },
        element('font', {}, element('sz', { val: 11 }), element('name', { val: 'Arial' })),
      ),
      element(
        'fills',
        { count: 2 },
        element('fill', {}, element('patternFill', { patternType: 'none' })),
        element('fill', {}, element('patternFill', { patternType: 'gray125' })),
      ),
      element('borders', { count: 1 }, element('border', {}, '<left/><right/><top/><bottom/><diagonal/>')),
      element('cellStyleXfs', { count: 1 }, element('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 })),
      element(
        'cellXfs',
        { count: formats.length + 1 },
        cellStyle(0, false),
        ...formats.map((_, index) => cellStyle(FIRST_CUSTOM_FORMAT + index, true)),
      ),
      element('cellStyles', { count: 1 }, element('cellStyle', { name: 'Normal', xfId: 0, builtinId: 0 })),
    )
  );
}

function relationships(targets: readonly (readonly [string, string])[]): string {
  return (
    XML_DECLARATION +
    element(
      'Relationships',
      { xmlns: `${PACKAGE}/relationships` },
      ...targets.map(([type, target], index) =>
        element('Relationship', { Id: `rId${index + 1}`, Type: `${OFFICE}/${type}`, Target: target }),
      ),
    )
  );
}

const CONTENT_TYPES =
  XML_DECLARATION +
  element(
    'Types',
    { xmlns: `${PACKAGE}/content-types` },
    element('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
    element('Default', { Extension: 'xml', ContentType: 'application/xml' }),
    element('Override', { PartName: '/xl/workbook.xml', ContentType: `${SHEET_TYPE}.sheet.main+xml` }),
    element('Override', { PartName: '/xl/worksheets/sheet1.xml', ContentType: `${SHEET_TYPE}.worksheet+xml` }),
    element('Override', { PartName: '/xl/styles.xml', ContentType: `${SHEET_TYPE}.styles+xml` }),
  );

const WORKBOOK =
  XML_DECLARATION +
  element(
    'workbook',
    { xmlns: MAIN, 'xmlns:r': OFFICE },
    element('sheets', {}, element('sheet', { name: SHEET, sheetId: 1, 'r:id': 'rId1' })),
  );
