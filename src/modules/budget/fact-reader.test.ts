import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FactRow } from './dataset.ts';
import { createFactReader, type FactReading } from './fact-reader.ts';
import { createFactTotals } from './fact-totals.ts';

const TEMPLATE =
  'Ubigeo de la entidad,Código de ejecutora,Entidad,Año,Mes,Código de producto o proyecto,Código de fuente,Artículo que asigna,PIA,PIM,Devengado del mes';

function read(
  text: string,
  cutOff = '2025-06-30',
  territory = '',
): FactReading & { readonly good: readonly FactRow[] } {
  const good: FactRow[] = [];
  const reader = createFactReader(
    { file: 'prueba.csv', isTerritory: (code) => /^0[47]\d{4}$/.test(code), territory, cutOff },
    (row) => good.push(row),
  );
  for (const line of text.split('\n')) {
    const bytes = Buffer.from(line);
    reader.push(bytes, 0, bytes.length);
  }
  return { ...reader.finish(), good };
}

describe("MEF's monthly spending", () => {
  const file = readFileSync(
    join(import.meta.dirname, '../../../test/fixtures/mef-gasto-mensual-sintetico.csv'),
    'utf8',
  );
  const reading = read(file);

  it('gives the rows of programme 0030, with the months 0 and the reversals', () => {
    expect(reading).toMatchObject({ rows: 325, others: 1, reversals: 5, openings: 50, badRows: [], problems: [] });
    expect(reading.good[0]).toEqual({
      year: 2021,
      month: 0,
      entity: '300401',
      territory: '040101',
      level: 'M',
      product: '3000355',
      source: '5',
      article: '',
      piaCents: 10_000_000,
      pimCents: 10_500_000,
      accruedCents: 0,
      line: 2,
    });
  });
  it('reads a name with a comma in quotes', () =>
    expect(reading.names.product.get('2345678')).toBe('MEJORAMIENTO DEL SERVICIO DE SEGURIDAD, ETAPA I'));
  it('adds up by entity, year, product and source', () => {
    const totals = createFactTotals();
    reading.good.forEach(totals.add);
    const groups = totals.groups();
    expect(groups).toHaveLength(50);
    expect(groups.reduce((sum, { rows }) => sum + rows, 0)).toBe(325);
    const pim = groups.filter(({ year }) => year === 2024).reduce((sum, { pimCents }) => sum + pimCents, 0);
    expect(pim / 100).toBe(2_320_000);
  });
});

describe('a row of the template', () => {
  const row = (cells: Partial<Record<string, string>>): string => {
    const names = TEMPLATE.split(',');
    const good: Record<string, string> = {
      'Ubigeo de la entidad': '070101',
      'Código de ejecutora': '301234',
      Entidad: 'Municipalidad sintética',
      Año: '2025',
      Mes: '3',
      'Código de producto o proyecto': '3000355',
      'Código de fuente': '1',
      'Artículo que asigna': 'Art. 73',
      PIA: '0',
      PIM: '0',
      'Devengado del mes': '12.50',
    };
    return names.map((name) => cells[name] ?? good[name] ?? '').join(',');
  };
  const problemsOf = (...rows: readonly Partial<Record<string, string>>[]): readonly string[] =>
    read([TEMPLATE, ...rows.map(row)].join('\n')).badRows.flatMap(({ problems }) => problems.map(({ code }) => code));

  it('is kept with the article that assigned it', () =>
    expect(read(`${TEMPLATE}\n${row({})}`).good[0]).toMatchObject({
      source: '1',
      article: 'Art. 73',
      accruedCents: 1250,
    }));

  it.each([
    ['as it should be', [{}], []],
    ['of a reversal', [{ 'Devengado del mes': '-3.10' }], []],
    ['of a negative PIM', [{ PIM: '-1' }], ['negative-amount']],
    ['of words for an amount', [{ PIA: 'mil' }], ['not-a-number']],
    ['of month 13', [{ Mes: '13' }], ['out-of-range']],
    ['of a month after the cut-off', [{ Mes: '7' }], ['month-out-of-order']],
    ['of a month that goes back', [{ Mes: '3' }, { Mes: '2' }], ['month-out-of-order']],
    ['of a next year', [{ Año: '2026' }], ['out-of-range']],
    ['of an entity that no district has', [{ 'Ubigeo de la entidad': '999999' }], ['unknown-entity']],
    ['without the code of its entity', [{ 'Código de ejecutora': '' }], ['unknown-entity']],
    ['of an entity that stood elsewhere', [{}, { 'Ubigeo de la entidad': '070102' }], ['unknown-entity']],
    ['of a total by its name', [{ Entidad: 'TOTAL GENERAL', 'Código de ejecutora': '' }], ['total-as-data']],
    ['of a subtotal by its product', [{ 'Código de producto o proyecto': 'Subtotal' }], ['total-as-data']],
    ['without its source', [{ 'Código de fuente': '' }], ['missing-value']],
  ])('%s', (_, rows, expected) => expect(problemsOf(...rows)).toEqual(expected));

  it('says what is wrong in Spanish, with its line and cell', () => {
    const [bad] = read(`${TEMPLATE}\n${row({ Mes: '7' })}`).badRows;
    expect(bad).toMatchObject({ row: 2, raw: { Mes: '7' } });
    expect(bad?.problems[0]?.message).toBe('«7»: el mes es posterior a la fecha de corte del archivo, 2025-06-30.');
  });
  it('outside of the territory of its edition is refused', () =>
    expect(read(`${TEMPLATE}\n${row({})}`, '2025-06-30', '04').badRows[0]?.problems[0]?.code).toBe(
      'outside-territory',
    ));
});

describe('a file that is none of these', () => {
  it.each([
    ['', 'empty-file'],
    ['A,B,C\n1,2,3', 'missing-column'],
  ])('%j is told by its columns', (text, code) => expect(read(text).problems[0]?.code).toBe(code));
  it.each([
    ['a comma', ','],
    ['a semicolon', ';'],
    ['a tab', '\t'],
  ])('with %s between its cells is read', (_, separator) =>
    expect(read(TEMPLATE.replaceAll(',', separator)).problems).toEqual([]),
  );
});
