import { describe, expect, it } from 'vitest';
import { periodBefore, queryAddress, queryFields, readQuery } from './query.ts';

const newest = { from: '2025-01', to: '2025-12' };
const read = (fields: Record<string, string>) => readQuery(queryFields.parse(fields), newest, '2026-06-01');

describe('a question about complaints', () => {
  it('without anything asks for Peru in the newest year that can be compared', () => {
    expect(read({})).toEqual({ territories: [''], ...newest, by: [], modalities: [], edition: null });
  });

  it('has one address, whatever the order in which it was written', () => {
    const query = read({
      modality: 'Robo,robo',
      by: 'district,month',
      to: '2025-03',
      from: '2025-01',
      territory: '07',
    });
    expect(queryAddress(query)).toBe('territory=07&from=2025-01&to=2025-03&by=district,month&modality=robo');
    expect(read(Object.fromEntries(new URLSearchParams(queryAddress(query))))).toEqual(query);
  });

  it('of one month names it once', () => {
    expect(read({ from: '2024-05' })).toMatchObject({ from: '2024-05', to: '2024-05' });
  });

  it.each([
    [{ by: 'barrio' }, 'unknown-dimension'],
    [{ by: 'region,district' }, 'clashing-dimensions'],
    [{ by: 'year,month' }, 'clashing-dimensions'],
    [{ territory: '7' }, 'impossible-territory'],
    [{ territory: 'callao' }, 'impossible-territory'],
    [{ from: '2025-03', to: '2025-01' }, 'period-reversed'],
    [{ from: '2026-07' }, 'future-period'],
  ])('%j is refused as %s', (fields, code) => {
    expect(() => read(fields)).toThrow(expect.objectContaining({ code }));
  });

  it.each([{ from: '2025-13' }, { from: 'ayer' }, { edition: '0' }])('%j does not even parse', (fields) => {
    expect(queryFields.safeParse(fields).success).toBe(false);
  });

  it.each([
    ['2025-01', '2025-03', '2024-01', '2024-03'],
    ['2024-11', '2025-02', '2023-11', '2024-02'],
    ['2024-01', '2025-06', '2022-01', '2023-06'],
  ])('%s to %s is compared with %s to %s', (from, to, before, after) => {
    expect(periodBefore({ from, to })).toEqual({ from: before, to: after });
  });
});
