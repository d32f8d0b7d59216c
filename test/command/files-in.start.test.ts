import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportPreview, ImportResult } from '#modules/sources/index.ts';
import type { SidpolResult } from '#modules/observatory/server/index.ts';
import { type Ended, refusalCode, root, serve, type Serving, temporaryFolder, vigia } from '../support/processes.ts';

const HEADER = [
  'Ubigeo que gobierna',
  'Ubigeo al que sirve',
  'Municipalidad',
  'Nombre corto',
  'Cantidad de serenos',
  'Fecha del conteo',
];
const BELLAVISTA = ['070102', '070102', 'Municipalidad Distrital de Bellavista', 'Bellavista', '176', '01/09/2026'];
const MI_PERU = ['070107', '070107', 'Municipalidad Distrital de Mi Perú', 'Mi Perú', '178', '01/09/2026'];

interface Unreadable {
  readonly is: string;
  readonly section?: string;
  readonly name: string;
  readonly code: string;
  readonly content: string | (() => Promise<Uint8Array> | Uint8Array);
}

const OTHER_BOOK = { sheets: [{ name: 'Hoja1', rows: [['Municipalidad'], ['Bellavista']] }] };

/** What a person writes for a file of Callao with that cut-off, published a month later. */
function ofCallao(cutOff: string, ...more: readonly string[]): readonly string[] {
  return ['--territory', '07', '--source', 'DGSC', '--cut-off', cutOff, '--published', '2026-10-15', ...more];
}

describe('files that come in by the command line', () => {
  const data = temporaryFolder();
  const files = temporaryFolder();
  let server: Serving;

  beforeAll(async () => {
    server = await serve(data);
  });
  afterAll(async () => {
    await server.stop();
  });

  const write = (name: string, content: string | Uint8Array): string => {
    const path = join(files, name);
    writeFileSync(path, content);
    return path;
  };
  const bring = (section: string, path: string, options: readonly string[]): Promise<Ended> =>
    vigia(data, ['import', section, path, ...options]);

  describe('a template', () => {
    const filled = async (count: string): Promise<string> => {
      const path = join(files, 'serenos.xlsx');
      expect((await vigia(data, ['template', 'serenos', '--out', path])).code).toBe(0);
      const book = await readXlsx(readFileSync(path));
      const sheets = book.sheets.map((sheet) => {
        const [header = []] = sheet.rows;
        if (!header.includes('Cantidad de serenos')) return { name: sheet.name, rows: sheet.rows };
        const cells: Readonly<Record<string, string>> = {
          'Ubigeo que gobierna': '070102',
          'Ubigeo al que sirve': '070102',
          Municipalidad: 'Municipalidad Distrital de Bellavista',
          'Nombre corto': 'Bellavista',
          'Cantidad de serenos': count,
          'Fecha del conteo': '01/09/2026',
        };
        return { name: sheet.name, rows: [header, header.map((label) => cells[String(label)] ?? '')] };
      });
      return write('serenos.xlsx', await writeXlsx({ sheets }));
    };
    const options = ofCallao('2026-09-30');

    it('that is filled in is shown, stored, known again, and revised by a corrected one', async () => {
      const first = await filled('176');
      const shown = await bring('serenos', first, [...options, '--dry-run']);
      expect(shown.code).toBe(0);
      expect(told<ImportPreview>(shown).tables).toMatchObject([{ rows: 1, sample: [{ count: 176 }] }]);
      expect(await serenosOf(server, '070102')).not.toBe(176);

      const stored = told<ImportResult>(await bring('serenos', first, options));
      expect(stored).toMatchObject({ unchanged: false, stored: 1, rejected: 0, edition: { revision: 1 } });
      expect(await serenosOf(server, '070102')).toBe(176);

      const again = told<ImportResult>(await bring('serenos', first, options));
      expect(again).toMatchObject({ unchanged: true, stored: 0, edition: { id: stored.edition.id } });

      const corrected = told<ImportResult>(await bring('serenos', await filled('181'), options));
      expect(corrected).toMatchObject({ unchanged: false, stored: 1, edition: { revision: 2 } });
      expect(await serenosOf(server, '070102')).toBe(181);
    });
  });

  describe('a CSV of a section', () => {
    const rows = [HEADER, BELLAVISTA, MI_PERU].map((cells) => cells.join(';')).join('\r\n');

    it.each([
      ['Latin-1 and semicolons', Buffer.from(rows, 'latin1')],
      ['UTF-8 with its mark', Buffer.from(`\ufeff${rows.replaceAll(';', ',')}`, 'utf8')],
      ['codes without their zero', Buffer.from(rows.replaceAll('0701', '701'), 'utf8')],
    ])('is read in %s', async (_, content) => {
      const answer = await bring('serenos', write('serenos-count.csv', content), ofCallao('2026-08-31', '--dry-run'));
      expect(answer.stderr).toBe('');
      const [table] = told<ImportPreview>(answer).tables;
      expect(table?.rows).toBe(2);
      expect(table?.sample[1]).toMatchObject({
        serves: '070107',
        municipality: 'Municipalidad Distrital de Mi Perú',
        count: 178,
      });
    });

    it('with errors says sheet, row and column; stores its good rows only when told to, as incomplete', async () => {
      const wrong = [HEADER, BELLAVISTA, MI_PERU.with(4, 'muchos'), MI_PERU.with(1, '079999')];
      const path = write('serenos-count.csv', wrong.map((cells) => cells.join(',')).join('\n'));
      const shown = await bring('serenos', path, ofCallao('2026-08-31', '--dry-run'));
      expect(shown.code).toBe(1);
      expect(told<ImportPreview>(shown).problems).toMatchObject([
        { code: 'not-a-number', sheet: 'serenos-count', row: 3, column: 'Cantidad de serenos' },
        { code: 'unknown-ubigeo', sheet: 'serenos-count', row: 4, column: 'Ubigeo al que sirve' },
      ]);
      const refused = await bring('serenos', path, ofCallao('2026-08-31'));
      expect([refused.code, refusalCode(refused.stderr), refused.stdout.length]).toEqual([1, 'file-with-errors', 0]);
      const stored = await bring('serenos', path, ofCallao('2026-08-31', '--with-errors'));
      expect(told<ImportResult>(stored)).toMatchObject({ stored: 1, rejected: 2, edition: { incomplete: true } });
    });
  });

  describe("SIDPOL's official layout", () => {
    const official = readFileSync(join(root, 'test/fixtures/sidpol-callao-formato-oficial.csv'));
    const plain = official.toString('utf8').replace(/^\ufeff/, '');
    const same = { stored: 3796, records: recordsOf(plain), rejected: 0, newModalities: [], problems: [] };

    it('is shown, stored, and known again', async () => {
      const path = write('sidpol.csv', official);
      const shown = await bring('complaints', path, ofCallao('2026-04-30', '--dry-run'));
      expect(told<SidpolResult>(shown)).toMatchObject({ rejected: 0, edition: null });
      const stored = told<SidpolResult>(await bring('complaints', path, ofCallao('2026-04-30')));
      expect(stored).toMatchObject({ ...same, unchanged: false, edition: { revision: 1 } });
      const again = told<SidpolResult>(await bring('complaints', path, ofCallao('2026-04-30')));
      expect(again).toMatchObject({ unchanged: true, stored: 0, edition: { id: stored.edition?.id } });
    });

    it.each([
      ['in Latin-1 with semicolons', Buffer.from(plain.replaceAll('","', '";"'), 'latin1')],
      ['compressed', gzipSync(official)],
    ])('%s holds the same rows, and is the next revision', async (_, content) => {
      const path = write('sidpol-otra.csv', content);
      const stored = told<SidpolResult>(await bring('complaints', path, ofCallao('2026-04-30')));
      expect(stored).toMatchObject({ ...same, unchanged: false });
      expect(stored.edition?.revision).toBeGreaterThan(1);
    });
  });

  describe('a file that cannot be read', () => {
    const unreadable: readonly Unreadable[] = [
      { is: 'empty', name: 'serenos-count.csv', code: 'empty-file', content: '' },
      { is: 'blank', name: 'serenos-count.csv', code: 'empty-file', content: ' \n \n' },
      {
        is: 'without columns',
        name: 'serenos-count.csv',
        code: 'missing-column',
        content: [HEADER, BELLAVISTA].map((cells) => cells.slice(0, 3).join(',')).join('\n'),
      },
      {
        is: 'under a second header',
        name: 'serenos-count.csv',
        code: 'two-header-rows',
        content: ['Municipalidad,,,,,', HEADER.join(','), BELLAVISTA.join(',')].join('\n'),
      },
      { is: 'of another section', name: 'otra.xlsx', code: 'unknown-sheet', content: () => writeXlsx(OTHER_BOOK) },
      { is: 'no spreadsheet', name: 'serenos.xlsx', code: 'not-a-spreadsheet', content: 'PK\u0003\u0004no' },
      { is: 'a bomb', name: 'serenos.xlsx', code: 'unpacked-too-large', content: bomb },
      { is: 'an empty SIDPOL', section: 'complaints', name: 'sidpol.csv', code: 'empty-file', content: '' },
      { is: 'a cut SIDPOL', section: 'complaints', name: 'sidpol.csv.gz', code: 'damaged-file', content: cutGzip },
    ];

    it.each(unreadable)('because it is $is answers $code, and nothing is stored', async (file) => {
      const before = await editions(server);
      const content = typeof file.content === 'string' ? file.content : await file.content();
      const answer = await bring(file.section ?? 'serenos', write(file.name, content), ofCallao('2026-07-31'));
      expect([answer.code, answer.stdout.length]).toEqual([1, 0]);
      expect(answer.stderr).toContain(`[${file.code}]`);
      expect(answer.stderr).not.toMatch(/^ {4}at /m);
      expect(await editions(server)).toBe(before);
    });
  });

  it('a result that cannot be written is refused with its place', async () => {
    const report = (out: string): Promise<Ended> =>
      vigia(data, ['report', '--territory', '07', '--format', 'json', '--out', out]);
    for (const out of [files, join(files, 'no-existe', 'callao.json')]) {
      const answer = await report(out);
      expect([answer.code, refusalCode(answer.stderr)]).toEqual([1, 'cannot-write']);
      expect(answer.stderr).toContain(out);
    }
  });
});

function told<T>({ stdout }: Ended): T {
  return JSON.parse(stdout.toString('utf8')) as T;
}

async function serenosOf(server: Serving, ubigeo: string): Promise<unknown> {
  const answer = await fetch(`${server.address}/api/sections/serenos?territory=${ubigeo}`);
  const view = (await answer.json()) as { figures: Readonly<Record<string, { readonly value: unknown }>> };
  return view.figures[`serenos.count@${ubigeo}`]?.value;
}

async function editions(server: Serving): Promise<number> {
  const answer = await fetch(`${server.address}/api/editions`);
  return ((await answer.json()) as { editions: readonly unknown[] }).editions.length;
}

/** The last column of every row, added up by hand. */
function recordsOf(csv: string): number {
  return csv
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(',') + 1).replaceAll('"', '')), 0);
}

/** A small file whose directory says that it unpacks to a gigabyte. */
async function bomb(): Promise<Uint8Array> {
  const zip = new JSZip();
  zip.file('xl/worksheets/sheet1.xml', '<worksheet/>');
  const content = await zip.generateAsync({ type: 'uint8array' });
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const entry = Buffer.from(content).indexOf('PK\u0001\u0002', 0, 'latin1');
  view.setUint32(entry + 24, 1024 ** 3, true);
  return content;
}

function cutGzip(): Uint8Array {
  const packed = gzipSync(readFileSync(join(root, 'test/fixtures/sidpol-callao-formato-oficial.csv')));
  return packed.subarray(0, Math.floor(packed.length / 2));
}
