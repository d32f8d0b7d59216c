import { gzipSync } from 'node:zlib';
import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { readSheets } from '../../reading.ts';
import type { TableSpec } from '../../table.ts';
import { defaultLimits, readSpreadsheet } from './index.ts';
import { packStored, unpackZip } from './zip.ts';

const day = (year: number, month: number, date: number): Date => new Date(Date.UTC(year, month - 1, date));

async function rowsOf(name: string, content: Uint8Array | string): Promise<readonly (readonly string[])[]> {
  const [sheet] = await readSpreadsheet(name, typeof content === 'string' ? Buffer.from(content) : content);
  return sheet?.rows ?? [];
}

/** A workbook whose parts somebody changed. */
async function changed(parts: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(await writeXlsx({ sheets: [{ name: 'Hoja', rows: [['a'], ['b']] }] }));
  for (const [path, content] of Object.entries(parts)) zip.file(path, content);
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

describe('a workbook', () => {
  it.each(['1900', '1904'] as const)('of the date system %s gives its dates', async (dateSystem) => {
    const content = await writeXlsx({ dateSystem, sheets: [{ name: 'Hoja', rows: [[day(2025, 4, 7)]] }] });
    expect(await rowsOf('a.xlsx', content)).toEqual([['2025-04-07']]);
  });

  it('gives numbers as printed where they are text, and whole where they are numbers', async () => {
    const rows = [['92,051,187', '22.9%', '-', 92051187, 0.1 + 0.2, true]];
    expect(await rowsOf('a.xlsx', await writeXlsx({ sheets: [{ name: 'Hoja', rows }] }))).toEqual([
      ['92,051,187', '22.9%', '-', '92051187', '0.3', 'VERDADERO'],
    ]);
  });

  it('gives a percentage as it is shown: the cell holds the ratio', async () => {
    const cells = new Map([
      ['0,0', { value: 0.301, style: { numFmt: '0.0%' } }],
      ['0,1', { value: 0.3, style: { numFmt: '0.00%' } }],
      ['0,2', { value: 0.28, style: { numFmt: '0%' } }],
    ]);
    const content = await writeXlsx({ sheets: [{ name: 'Hoja', rows: [[0.301, 0.3, 0.28]], cells }] });
    expect(await rowsOf('a.xlsx', content)).toEqual([['30.1%', '30.00%', '28%']]);
  });

  it("gives a formula's stored result, and the formula itself when it has none", async () => {
    const sheet = (cells: string): Promise<Uint8Array> =>
      changed({
        'xl/worksheets/sheet1.xml': `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">${cells}</row></sheetData></worksheet>`,
      });
    expect(await rowsOf('a.xlsx', await sheet('<c r="A1"><f>1+2</f><v>3</v></c>'))).toEqual([['3']]);
    expect(await rowsOf('a.xlsx', await sheet('<c r="A1"><f>1+2</f></c>'))).toEqual([['=1+2']]);
  });

  it('is read from ODS alike, whatever its name', async () => {
    const rows = [['x', 0.5, day(2025, 4, 7)]];
    expect(await rowsOf('a.xlsx', await writeOds({ sheets: [{ name: 'Hoja', rows }] }))).toEqual([
      ['x', '0.5', '2025-04-07'],
    ]);
  });

  it('has no rows where its cells only have a format', async () => {
    const cells = new Map([['500,0', { value: null, style: { numFmt: '@' } }]]);
    expect(await rowsOf('a.xlsx', await writeXlsx({ sheets: [{ name: 'Hoja', rows: [['a']], cells }] }))).toEqual([
      ['a'],
    ]);
  });

  it('loses the apostrophe that disarmed a text', async () => {
    const rows = [["'=1+1", "''=x", "'a"]];
    expect(await rowsOf('a.xlsx', await writeXlsx({ sheets: [{ name: 'Hoja', rows }] }))).toEqual([
      ['=1+1', "'=x", "'a"],
    ]);
  });

  it.each([
    ['XLSX', writeXlsx],
    ['ODS', writeOds],
  ])('with a merged header in %s is reported with its range', async (_, write) => {
    const table: TableSpec = {
      code: 'prueba',
      sheet: 'Hoja',
      title: 'Prueba',
      columns: [{ key: 'name', label: 'Nombre', type: 'text', help: '' }],
      key: [],
    };
    const merges = [{ startRow: 0, startCol: 0, endRow: 0, endCol: 2 }];
    const content = await write({ sheets: [{ name: 'Hoja', rows: [['Nombre', null, null], ['a']], merges }] });
    const reading = readSheets(await readSpreadsheet('a.xlsx', content), [table], {
      territory: '',
      isTerritory: () => true,
    });
    expect(reading.rows).toEqual([]);
    expect(reading.problems).toMatchObject([{ code: 'merged-header', message: expect.stringContaining('A1:C1') }]);
  });
});

describe('an archive that is not what it says', () => {
  const nothing = Buffer.alloc(40 * 1024 * 1024);
  const limits = { ...defaultLimits, unpackedBytes: 8 * 1024 * 1024 };

  async function bomb(): Promise<Buffer> {
    const zip = new JSZip();
    zip.file('[Content_Types].xml', '<Types/>');
    zip.file('xl/worksheets/sheet1.xml', nothing);
    return Buffer.from(await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' }));
  }

  /** Says of every part, in both of its headers, that it is small. */
  function lying(content: Buffer): Buffer {
    const told = Buffer.from(content);
    for (
      let at = told.indexOf('PK\u0001\u0002', 0, 'latin1');
      at !== -1;
      at = told.indexOf('PK\u0001\u0002', at + 4, 'latin1')
    )
      told.writeUInt32LE(Math.min(1000, told.readUInt32LE(at + 24)), at + 24);
    for (
      let at = told.indexOf('PK\u0003\u0004', 0, 'latin1');
      at !== -1;
      at = told.indexOf('PK\u0003\u0004', at + 4, 'latin1')
    )
      told.writeUInt32LE(Math.min(1000, told.readUInt32LE(at + 22)), at + 22);
    return told;
  }

  it('is not opened when it declares too much', async () => {
    await expect(readSpreadsheet('a.xlsx', await bomb(), limits)).rejects.toMatchObject({ code: 'unpacked-too-large' });
  });

  it('is left at the first byte beyond what it declares', async () => {
    const content = lying(await bomb());
    await expect(readSpreadsheet('a.xlsx', content, limits)).rejects.toMatchObject({ code: 'damaged-file' });
  });

  it('counts parts that share their bytes once each', async () => {
    const content = packStored([{ name: 'a.xml', content: Buffer.alloc(1024 * 1024) }]);
    const end = Buffer.from(content.subarray(-22));
    const directory = Buffer.from(content).subarray(content.indexOf(0x50, content.length - 80), -22);
    const entry = Buffer.from(directory.subarray(directory.indexOf('PK\u0001\u0002', 0, 'latin1')));
    end.writeUInt16LE(20, 10);
    const twenty = Buffer.concat([Buffer.from(content.subarray(0, -22 - entry.length)), ...Array(20).fill(entry), end]);
    expect(() => unpackZip('a.xlsx', twenty, limits)).toThrow(expect.objectContaining({ code: 'unpacked-too-large' }));
  });

  it('is refused when its bytes were changed', async () => {
    const content = Buffer.from(packStored([{ name: 'xl/a.xml', content: Buffer.from('<a>1</a>') }]));
    content.write('2', content.indexOf('1</a>'));
    await expect(readSpreadsheet('a.xlsx', content)).rejects.toMatchObject({ code: 'damaged-file' });
  });

  it('gives back what it packed', () => {
    const parts = [
      { name: 'a.xml', content: Buffer.from('<a/>') },
      { name: 'carpeta/ñ.xml', content: Buffer.alloc(0) },
    ];
    expect(unpackZip('a.xlsx', packStored(parts), limits)).toEqual(parts);
  });
});

describe('a file that is refused', () => {
  const entities = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst>&b;</sst>';
  const binary = packStored([{ name: 'xl/workbook.bin', content: Buffer.alloc(4) }]);
  const encrypted = Buffer.from(packStored([{ name: 'xl/a.xml', content: Buffer.from('x') }]));
  encrypted.writeUInt16LE(1, encrypted.indexOf('PK\u0001\u0002', 0, 'latin1') + 8);
  const cases: readonly (readonly [string, string, () => Promise<Uint8Array> | Uint8Array | string])[] = [
    ['empty', 'empty-file', () => ''],
    ['of blanks', 'empty-file', () => ' \n\n'],
    ['an old workbook', 'unsupported-format', () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0])],
    ['a binary workbook', 'unsupported-format', () => binary],
    ['compressed and unknown', 'unsupported-format', () => gzipSync('a,b\n')],
    ['protected by a password', 'protected-file', () => encrypted],
    ['with entities', 'xml-entities', () => changed({ 'xl/sharedStrings.xml': entities })],
    [
      'a document of text',
      'not-a-spreadsheet',
      () => packStored([{ name: 'word/document.xml', content: Buffer.from('<a/>') }]),
    ],
    ['a broken archive', 'not-a-spreadsheet', () => 'PK\u0003\u0004nada'],
    ['a broken workbook', 'not-a-spreadsheet', () => changed({ 'xl/workbook.xml': '<workbook' })],
    ['a picture', 'not-a-spreadsheet', () => '\u0089PNG\0\0'],
    ['a page of the web', 'not-a-spreadsheet', () => '<html><table></table></html>'],
    ['with a quote that never closes', 'bad-quotes', () => 'a,b\n"x,1\n'],
    ['too long', 'too-many-rows', () => 'a\n'.repeat(500_002)],
  ];

  it.each(cases)('%s says %s', async (_, code, content) => {
    const made = await content();
    const bytes = typeof made === 'string' ? Buffer.from(made, 'latin1') : made;
    await expect(readSpreadsheet('a.xlsx', bytes)).rejects.toMatchObject({ kind: 'invalid', code });
  });
});

describe('a CSV', () => {
  const rows = [
    ['Nombre', 'Año'],
    ['Perú, el', '2025'],
  ];
  const text = (delimiter: string): string =>
    rows.map((row) => row.map((cell) => `"${cell}"`).join(delimiter)).join('\r\n');

  it.each([
    ['UTF-8 and commas', Buffer.from(text(','))],
    ['a byte order mark', Buffer.from(`\ufeff${text(',')}`)],
    ['semicolons and Latin-1', Buffer.from(text(';'), 'latin1')],
    ['tabs', Buffer.from(text('\t'))],
    ['UTF-16', Buffer.from(`\ufeff${text('\t')}`, 'utf16le')],
    ['its separator told', Buffer.from(`sep=;\r\n${text(';')}`)],
  ])('with %s says the same', async (_, content) => {
    expect(await rowsOf('a.csv', content)).toEqual(rows);
  });

  it('has its separator by the signs that are outside of quotes', async () => {
    expect(await rowsOf('a.csv', '"a, b, c";d\n1;2\n')).toEqual([
      ['a, b, c', 'd'],
      ['1', '2'],
    ]);
  });
});
