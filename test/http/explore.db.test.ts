import { beforeAll, describe, expect, it } from 'vitest';
import type { AnomaliesView, ComplaintAnswer, ComplaintView, PanelView } from '#modules/observatory/contract.ts';
import type { FigureProof } from '#modules/briefing/index.ts';
import { openTestDatabase } from '../support/database.ts';
import { openTestServer, type TestServer } from '../support/server.ts';

describe('the explorer of complaints', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await openTestServer(await openTestDatabase('full'));
  });
  const ask = (question: string) => server.get<ComplaintAnswer>(`/api/complaints?${question}`);
  const raw = (path: string) => server.app.inject({ url: path, headers: { host: '127.0.0.1' } });

  it('counts the first quarter of Callao as the section does, with its change and both tests', async () => {
    const { rows, address } = await ask('territory=07&from=2025-01&to=2025-03');
    expect(address).toBe('territory=07&from=2025-01&to=2025-03');
    expect(rows).toEqual([
      {
        territory: '07',
        place: 'Callao',
        modality: null,
        from: '2025-01',
        to: '2025-03',
        count: 8004,
        previous: 10091,
        changePercent: -20.7,
        changeLow: -23,
        changeHigh: -18.3,
        verdict: 'falls',
        pValue: 0,
        exactPValue: 0,
        sharePercent: null,
        ratePer100k: 651.57,
      },
    ]);
  });

  it('adds up to the same whole, however it is told apart', async () => {
    const whole = await ask('territory=07&from=2024-01&to=2024-12');
    const expected = whole.rows[0]?.count ?? 0;
    expect(expected).toBeGreaterThan(30_000);
    for (const by of ['district', 'province', 'modality', 'month', 'year', 'district,modality,month']) {
      const { rows } = await ask(`territory=07&from=2024-01&to=2024-12&by=${by}`);
      expect(
        rows.reduce((sum, { count }) => sum + (count ?? 0), 0),
        by,
      ).toBe(expected);
    }
  });

  it('compares each year with the one before, and tells what had records and has none', async () => {
    const years = await ask('territory=07&from=2021-01&to=2024-12&by=year');
    const counts = years.rows.map(({ count }) => count);
    expect(years.rows.slice(1).map(({ previous }) => previous)).toEqual(counts.slice(0, -1));
    const { rows } = await ask('territory=07&from=2025-01&to=2025-03&by=district,modality');
    const emptied = rows.filter(({ count }) => count === null);
    expect(emptied.length).toBeGreaterThan(0);
    expect(emptied.every(({ previous, verdict }) => previous !== null && verdict === 'noData')).toBe(true);
  });

  it('tells extortion of Callao with its rise, and a handful of cases without a percentage', async () => {
    const { rows } = await ask('territory=07&from=2025-01&to=2025-03&by=modality');
    const of = (name: string) => rows.find(({ modality }) => modality === name);
    expect(of('Extorsión')).toMatchObject({ count: 224, previous: 167, changePercent: 34.1, verdict: 'rises' });
    expect(of('Secuestro')).toMatchObject({ changePercent: null });
    expect(rows.reduce((sum, { sharePercent }) => sum + (sharePercent ?? 0), 0)).toBeCloseTo(100, 0);
  });

  it('compares places that were named one by one', async () => {
    const { rows } = await ask('territory=070105,070107,1501&from=2024-01&to=2024-12');
    expect(rows.map(({ place }) => place)).toEqual(['La Punta', 'Mi Perú', 'Lima']);
  });

  it('draws the answer with figures that lead to their rows', async () => {
    const question = 'territory=07&from=2025-01&to=2025-03&by=district&modality=robo';
    const view = await server.get<ComplaintView>(`/api/complaints/view?${question}`);
    expect(view.forms).toEqual(['bars', 'ranking', 'map', 'table']);
    const figure = Object.values(view.figures).find(({ id }) => id.startsWith('complaints.count@070101/2025'));
    const proof = await server.get<FigureProof>(
      `/api/figures/${encodeURIComponent(figure?.id ?? '')}?territory=07&view=${encodeURIComponent(`complaints?${question}`)}`,
    );
    expect(proof.figure.value).toBe(figure?.value);
    expect(proof.rows.length).toBe(proof.rowsTotal);
    const counted = proof.rows.map(({ cells }) => Number(cells.find(({ cited }) => cited)?.value));
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(figure?.value);
    const change = Object.keys(view.figures).find((id) => id.startsWith('complaints.countChange@070101'));
    const ofChange = await server.get<FigureProof>(
      `/api/figures/${encodeURIComponent(change ?? '')}?territory=07&view=${encodeURIComponent(`complaints?${question}`)}`,
    );
    expect(ofChange.inputs.map(({ value }) => typeof value)).toEqual(['number', 'number']);
  });

  it('warns of a period too fresh to compare', async () => {
    const fresh = await server.get<ComplaintView>('/api/complaints/view?territory=07&from=2026-01&to=2026-03');
    expect(JSON.stringify(fresh.panel.notes)).toContain('El final del periodo es reciente');
    const mature = await server.get<ComplaintView>('/api/complaints/view?territory=07&from=2024-01&to=2024-03');
    expect(JSON.stringify(mature.panel.notes)).not.toContain('reciente');
  });

  it('gives the table as CSV and as a spreadsheet', async () => {
    const csv = await raw('/api/complaints?territory=07&from=2025-01&to=2025-03&by=district&format=csv');
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    const lines = csv.body.trim().split('\r\n');
    expect(lines).toHaveLength(8);
    expect(lines[0]).toContain('Ubigeo,Lugar,Modalidad,Desde,Hasta,Registros');
    const xlsx = await raw('/api/complaints?territory=07&from=2025-01&to=2025-03&format=xlsx');
    expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe('PK');
  });

  it.each([
    ['territory=070199', 404, 'unknown-ubigeo'],
    ['territory=07&modality=piraterias', 404, 'unknown-modality'],
    ['territory=07&edition=999999', 404, 'unknown-edition'],
    ['territory=PE&from=2018-01&to=2026-04&by=district,modality,month', 400, 'query-too-large'],
    ['territory=07&from=2030-01', 400, 'future-period'],
    ['territory=07&asOf=2018-01-01', 404, 'no-complaints'],
    ['territory=07&by=colour', 400, 'unknown-dimension'],
  ])('%s is refused', async (question, status, code) => {
    const answer = await raw(`/api/complaints?${question}`);
    expect([answer.statusCode, answer.json().error.code]).toEqual([status, code]);
  });
});

describe('what is out of line', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await openTestServer(await openTestDatabase('full'));
  });
  const placesOf = async (question: string): Promise<readonly string[]> => {
    const { panel } = await server.get<AnomaliesView>(`/api/complaints/anomalies?${question}`);
    const table = panel.visuals.find(({ kind }) => kind === 'table');
    return table?.kind === 'table' ? table.rows.map(([place]) => String(place?.content[0])) : [];
  };

  it('in August of 2022 is La Punta first, in all of Callao', async () => {
    expect((await placesOf('territory=07&month=2022-08'))[0]).toBe('La Punta');
  });

  it('in June of 2024 is Mi Perú, below what was expected', async () => {
    expect(await placesOf('territory=07&month=2024-06')).toContain('Mi Perú');
  });

  it('leads from what was expected to the months that say so', async () => {
    const view = await server.get<AnomaliesView>('/api/complaints/anomalies?territory=07&month=2022-08');
    const expected = Object.keys(view.figures).find((id) => id.startsWith('complaints.expected@070105'));
    const proof = await server.get<FigureProof>(
      `/api/figures/${encodeURIComponent(expected ?? '')}?territory=07&view=${encodeURIComponent('complaints?vista=anomalias&territory=07&month=2022-08')}`,
    );
    expect(proof.inputs.length).toBeGreaterThanOrEqual(6);
  });

  it('of a month that the edition does not have is refused', async () => {
    const answer = await server.app.inject({
      url: '/api/complaints/anomalies?territory=07&month=2030-01',
      headers: { host: '127.0.0.1' },
    });
    expect([answer.statusCode, answer.json().error.code]).toEqual([400, 'month-without-records']);
  });
});

describe('an evaluation', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await openTestServer(await openTestDatabase('full'));
  });
  const question = 'treated=070101&control=070102,070104&since=2024-03&months=12';

  it('tells what could be seen before what is seen, and both from the counts', async () => {
    const { panel, figures } = await server.get<PanelView>(`/api/complaints/evaluation?${question}`);
    expect(panel.takeaway[0]).toBe('Con estos conteos se vería un efecto de ');
    const value = (measure: string) =>
      Number(Object.values(figures).find(({ id }) => id.startsWith(`complaints.${measure}@`))?.value);
    const sums = Object.values(figures).filter(({ id }) => id.startsWith('complaints.groupSum@'));
    const [treatedBefore = 0, treatedAfter = 0, controlBefore = 0, controlAfter = 0] = sums.map(({ value: sum }) =>
      Number(sum),
    );
    expect(value('displacementDifference')).toBe(treatedAfter - treatedBefore - (controlAfter - controlBefore));
    expect(value('detectable')).toBeCloseTo(2.8016 * Math.sqrt(2 * (treatedBefore + controlBefore)), 0);
  });

  it('leads from the difference to the rows of each place', async () => {
    const { figures } = await server.get<PanelView>(`/api/complaints/evaluation?${question}`);
    const sum = Object.keys(figures).find((id) => id.startsWith('complaints.groupSum@control'));
    const proof = await server.get<FigureProof>(
      `/api/figures/${encodeURIComponent(sum ?? '')}?view=${encodeURIComponent(`complaints?vista=evaluacion&${question}`)}`,
    );
    expect(proof.inputs.map(({ territory }) => territory)).toEqual(['070102', '070104']);
  });
});

describe('late registration', () => {
  it('of the one monthly edition that ships is not told yet, and its months are', async () => {
    const server = await openTestServer(await openTestDatabase('full'));
    const { panel, figures } = await server.get<PanelView>('/api/complaints/late?territory=07');
    expect(panel.takeaway).toEqual(['No estimable todavía: hay una edición mensual seguida, y hacen falta 4.']);
    expect(figures['complaints.count@07/2026-04..2026-04/todas']?.value).toBeGreaterThan(1000);
  });
});
