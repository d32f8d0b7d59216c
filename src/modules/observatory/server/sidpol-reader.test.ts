import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { shippedDistricts } from '#test/support/shipped-editions.ts';
import { createCube } from '../cube.ts';
import { isSidpolHeader } from '../sidpol-header.ts';
import { type ComplaintRow, createSidpolReader, type SidpolReading } from '../sidpol-reader.ts';
import { readInto } from './import-sidpol.ts';

const root = join(import.meta.dirname, '../../../..');
const codes = new Set(shippedDistricts().map(({ ubigeo }) => ubigeo));
const options = { file: 'prueba.csv', isTerritory: (code: string) => codes.has(code), territory: '', lastYear: 2026 };
const HEADER = 'ANIO,MES,DPTO_HECHO_NEW,PROV_HECHO,DIST_HECHO,UBIGEO_HECHO,P_MODALIDADES,cantidad';

type Read = Omit<SidpolReading, 'rows'> & { readonly rows: readonly ComplaintRow[] };

async function readFrom(source: Readable, changes: Partial<typeof options> = {}): Promise<Read> {
  const rows: ComplaintRow[] = [];
  const reader = createSidpolReader({ ...options, ...changes }, (row) => rows.push(row));
  for await (const _chunk of readInto(reader, source));
  return { ...reader.finish(), rows };
}

function read(content: string | Uint8Array): Promise<Read> {
  return readFrom(Readable.from([Buffer.from(content)]));
}

describe("SIDPOL's national file", () => {
  it('is read whole: 357,991 rows that add to 7,114,605', async () => {
    const reading = await readFrom(createReadStream(join(root, 'data/sidpol/sidpol-denuncias-2018-2026abr.csv.gz')));
    expect(reading.badRows).toEqual([]);
    expect(reading.rows).toHaveLength(357_991);
    expect(reading.rows.reduce((sum, { count }) => sum + count, 0)).toBe(7_114_605);
    expect(reading.missingModalities).toEqual(['Homicidio']);
    expect(reading.records).toBe(7_114_605);
    const adding = createCube(options.lastYear);
    for (const row of reading.rows) adding.add(row);
    const cube = adding.finish();
    const country = cube.filter(({ territory }) => territory === '');
    expect(country.reduce((sum, { count }) => sum + count, 0)).toBe(7_114_605);
    const callao = cube.filter((row) => row.territory === '07' && row.year === 2025 && row.month <= 3);
    expect(callao.reduce((sum, { count }) => sum + count, 0)).toBe(8004);
  });
});

describe("the portal's own layout", () => {
  it('has a mark, quotes, CRLF and codes without their zero, and says the same', async () => {
    const reading = await readFrom(createReadStream(join(root, 'test/fixtures/sidpol-callao-formato-oficial.csv')), {
      territory: '07',
    });
    expect(reading.badRows).toEqual([]);
    expect(reading.rows).toHaveLength(3796);
    expect(reading.rows[0]).toMatchObject({
      territory: '070101',
      year: 2018,
      month: 1,
      modality: 'Estafa',
      count: 16,
      line: 2,
    });
  });
});

describe('a careless file', () => {
  it('may use semicolons and Latin-1', async () => {
    const text = `${HEADER.replaceAll(',', ';')}\n2025;1;CALLAO;CALLAO;CALLAO;070101;Extorsión;12\n`;
    expect((await read(Buffer.from(text, 'latin1'))).rows[0]).toMatchObject({ modality: 'Extorsión', count: 12 });
  });

  it('may have lost its accents', async () => {
    const reading = await read(`${HEADER}\n2025,1,C,C,C,070101,Extorsi?n,12\n2025,1,C,C,C,070102,EXTORSION,3\n`);
    expect(reading.rows.map(({ modality }) => modality)).toEqual(['Extorsión', 'Extorsión']);
  });

  it('may call its columns otherwise, and write numbers as text', async () => {
    const reading = await read(
      'Título\n\nAño,Mes,Ubigeo,Modalidad,n_dist_ID_DGC\n" 2025 ",Enero,70101,Robo,"1,234"\n2025.0,2.0,70101.0,Robo,7.0\n',
    );
    expect(reading.rows.map(({ month, count, territory }) => [month, count, territory])).toEqual([
      [1, 1234, '070101'],
      [2, 7, '070101'],
    ]);
  });

  it('loses no row: what cannot be stored is told with its line', async () => {
    const reading = await read(
      `${HEADER}\n2025,1,C,C,C,070101,Robo,5\n2025,1,C,C,C,070101,Robo,6\n2025,13,C,C,C,070101,Robo,5\n2025,2,C,C,C,999999,Robo,5\n2025,2,C,C,C,070101,Robo,muchas\nTotal,,,,,,,99\n2025,3,C,C,C,070101,Robo,0\n`,
    );
    expect(reading.rows).toHaveLength(1);
    expect(reading.badRows.map(({ row, problems }) => [row, problems[0]?.code])).toEqual([
      [3, 'repeated-row'],
      [4, 'out-of-range'],
      [5, 'unknown-ubigeo'],
      [6, 'not-a-number'],
      [7, 'out-of-range'],
      [8, 'not-a-number'],
    ]);
  });

  it('may hold a count that no column does: it is told, not cut', async () => {
    const reading = await read(`${HEADER}\n2025,1,C,C,C,070101,Hurto,4294967297\n`);
    expect(reading.rows).toEqual([]);
    expect(reading.badRows[0]?.problems).toMatchObject([{ code: 'not-a-number', row: 2, column: 'cantidad' }]);
  });

  it('keeps a modality that no edition had, and reports it', async () => {
    const reading = await read(`${HEADER}\n2025,1,C,C,C,070101,Sicariato,5\n`);
    expect(reading.rows[0]?.modality).toBe('Sicariato');
    expect(reading.newModalities).toEqual(['Sicariato']);
  });

  it('says which column is missing, and that an empty file is empty', async () => {
    expect((await read('ANIO,MES,UBIGEO_HECHO,P_MODALIDADES\n2025,1,070101,Robo\n')).problems).toMatchObject([
      { code: 'missing-column', column: 'cantidad' },
    ]);
    expect((await read('')).problems).toMatchObject([{ code: 'empty-file' }]);
  });

  it('is refused when its compression is cut', async () => {
    const cut = gzipSync(`${HEADER}\n${'2025,1,C,C,C,070101,Robo,5\n'.repeat(50)}`).subarray(0, 60);
    await expect(read(cut)).rejects.toMatchObject({ code: 'damaged-file' });
  });
});

describe('the header', () => {
  it('is known with any separator', () => {
    expect(isSidpolHeader(`\ufeff${HEADER.replaceAll(',', ';')}`)).toBe(true);
    expect(isSidpolHeader('Ubigeo,Serenos,Fecha')).toBe(false);
  });
});
