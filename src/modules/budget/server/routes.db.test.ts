import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FigureProof, SectionView } from '#modules/briefing/index.ts';
import type { ImportPreview, ImportResult } from '#modules/sources/index.ts';
import type { Panel } from '#shared/document.ts';
import type { FigureMap } from '#shared/figure.ts';
import { errorCode, send, upload } from '#test/http/client.ts';
import { openTestDatabase } from '#test/support/database.ts';
import { openTestServer, type TestServer } from '#test/support/server.ts';
import { sentenceText } from '#test/support/sentence-text.ts';
import type { BudgetRows, BudgetView } from '../contract.ts';

const file = readFileSync(join(import.meta.dirname, '../../../../test/fixtures/mef-gasto-mensual-sintetico.csv'));

describe("the budget's page", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await openTestServer(await openTestDatabase('full'));
  });
  const view = (query: string): Promise<BudgetView> => server.get<BudgetView>(`/api/budget?${query}`);
  const asked = (url: string) => server.app.inject({ method: 'GET', url, headers: { host: '127.0.0.1' } });
  const codeOf = async (url: string): Promise<string | undefined> => {
    const response = await asked(url);
    return errorCode({ status: response.statusCode, body: response.json() });
  };
  const takeaway = ({ panels, figures }: BudgetView, id: string): string =>
    text(
      [...panels.official, ...panels.citizen, ...panels.auditor].find((panel) => panel.id === id),
      figures,
    );

  it('of Callao as it was printed says who must speed up, and by how much', async () => {
    const printed = await view('territory=07&asOf=2025-04-07');
    expect(printed.panels.official.map(({ id }) => id)).toEqual(['budget-who', 'budget-goal']);
    expect(takeaway(printed, 'budget-who')).toBe(
      'Municipalidad Provincial del Callao debe acelerar: S/ 1.06 millones al mes para llegar a 90%, 3.1 veces lo que lleva.',
    );
    expect(takeaway(printed, 'budget-goal')).toMatch(
      /^Va bien: con S\/ 6,253,253 al mes llega a 90%, y lleva S\/ 8,701,335 al mes/,
    );
    const lower = await view('territory=07&asOf=2025-04-07&goal=30');
    expect(takeaway(lower, 'budget-goal')).toBe('Ya pasó la meta de 30%: lleva 30.1% del PIM.');
  });

  it('reconciles the two years of the source: a root error and a truncated percentage in 2024, 2025 clean', async () => {
    const { panels, figures } = await view('territory=07&asOf=2025-04-07');
    const panel = panels.auditor.find(({ id }) => id === 'budget-reconcile');
    const [table] = panel?.visuals ?? [];
    const rows = table?.kind === 'table' ? table.rows : [];
    const told = rows
      .map((row) => row.map((cell) => sentenceText(cell.content, figures)))
      .filter((row) => row[4] !== 'cuadra')
      .map((row) => [row[0], row[4], row[5]]);
    expect(told).toEqual([
      ['Productos, PIM de 2024', 'sin explicar', '—'],
      ['Avance de 2024, Total', 'explicada', 'la fuente cortó el último decimal en vez de redondearlo'],
    ]);
    expect(rows.filter((row) => sentenceText(row[0]?.content ?? [], figures).includes('2025')).length).toBeGreaterThan(
      3,
    );
    expect(panel?.visuals[1]).toMatchObject({ caption: 'Lectura reparada: se ofrece, no se impone' });
  });

  it("finds Callao 2024 in MEF's monthly series equal to the printed total", async () => {
    const now = await view('territory=07');
    const panel = now.panels.auditor.find(({ id }) => id === 'budget-reconcile');
    const table = panel?.visuals[0];
    const row = (table?.kind === 'table' ? table.rows : [])
      .map((cells) => cells.map((cell) => sentenceText(cell.content, now.figures)))
      .find(([what]) => what === 'Ejecutado de 2024, serie del MEF por mes');
    expect(row?.slice(1, 5)).toEqual(['S/ 84,164,325', 'S/ 84,164,325', expect.any(String), 'cuadra']);
    expect(now.panels.official.map(({ id }) => id)).toEqual([
      'budget-who',
      'budget-goal',
      'budget-band',
      'budget-projection',
    ]);
  });

  it('says what share of past years its forecast would have held', async () => {
    const now = await view('territory=07');
    const panel = now.panels.official.find(({ id }) => id === 'budget-projection');
    expect(sentenceText(panel?.notes?.[0] ?? [], now.figures)).toMatch(
      /^Probado en \d+ años cerrados de todos los departamentos, .* contuvo a diciembre en \d+ \(\d+%\); error mediano, [\d.]+%\.$/,
    );
  });

  it('for the citizen says where the sol goes and how much it is each', async () => {
    const printed = await view('territory=07&asOf=2025-04-07');
    expect(takeaway(printed, 'budget-sol')).toBe(
      'De cada sol que se gastó en el Callao en 2025 contra el delito, 53 céntimos fueron a Patrullaje por sector.',
    );
    expect(takeaway(printed, 'budget-inhabitant')).toMatch(/^S\/ 23\.68 gastados por habitante del Callao en 2025/);
  });

  describe('with a budget file', () => {
    let edition = 0;
    const bring = async (content: Buffer, cutOff: string, publishedOn: string): Promise<ImportResult> => {
      const fields = {
        section: 'budget',
        territory: '04',
        source: 'Datos sintéticos',
        cutOff,
        publishedOn,
        synthetic: '1',
      };
      const preview = await upload(
        server,
        '/api/imports',
        { name: 'gasto.csv', content: new Uint8Array(content) },
        fields,
      );
      const { draftId } = preview.body as ImportPreview;
      return (await send(server, 'POST', `/api/imports/${draftId}/confirmation`, {})).body as ImportResult;
    };
    beforeAll(async () => {
      // As it was three months before: fewer months, and a PIM that had not been modified.
      const march = file
        .toString('utf8')
        .split('\n')
        .filter((line) => !line.startsWith('2025,') || Number(line.split(',')[1]) <= 3)
        .map((line) => (line.startsWith('2025,0,') ? line.replace(',125000,', ',100000,') : line));
      await bring(Buffer.from(march.join('\n')), '2025-03-31', '2025-04-15');
      edition = (await bring(file, '2025-06-30', '2025-07-15')).edition.id;
    });

    it('names the municipality that must speed up, against its own years', async () => {
      const now = await view('territory=04');
      expect(takeaway(now, 'budget-who')).toMatch(
        /^MUNICIPALIDAD SINTETICA DOS debe acelerar: S\/ [\d,]+ al mes para llegar a 90%, [\d.]+ veces lo que lleva\.$/,
      );
      expect(now.entities.total).toBe(3);
      expect(Object.values(now.figures).filter(({ id }) => id.startsWith('budget.percentile@'))).toHaveLength(3);
    });

    it('answers each page, order and goal', async () => {
      const byName = await view('territory=04&order=name&goal=50');
      const table = byName.panels.official[0]?.visuals[0];
      const names = (table?.kind === 'table' ? table.rows : []).map((row) =>
        sentenceText(row[0]?.content ?? [], byName.figures),
      );
      expect(names).toEqual(names.toSorted());
      expect((await view('territory=04&page=2')).panels.official.map(({ id }) => id)).not.toContain('budget-who');
      expect(await codeOf('/api/budget?territory=04&goal=101')).toBe('invalid-input');
    });

    it('has two PIM of one year, each right on its date, and the modification between them', async () => {
      const now = await view('territory=04');
      expect(takeaway(now, 'budget-vintages')).toBe(
        '2 modificaciones entre fechas de corte; la última, de +S/ 25,000 hasta el 30/06/2025.',
      );
      const before = await view('territory=04&asOf=2025-05-01');
      const pim = ({ figures }: BudgetView): unknown => figures['budget.factPim@04/2025']?.value;
      expect([pim(before), pim(now)]).toEqual([2_345_000, 2_370_000]);
    });

    it('leads from a figure to the lines of its file', async () => {
      const id = encodeURIComponent('budget.entityPim@300402/2025');
      const view04 = encodeURIComponent('budget?territory=04');
      const proof = await server.get<FigureProof>(`/api/figures/${id}?territory=04&view=${view04}`);
      expect(proof.rowsTotal).toBeGreaterThan(10);
      expect(proof.rows[0]).toMatchObject({ locator: expect.stringMatching(/^línea \d+$/), edition: { id: edition } });
    });

    it('gives the rows of the file a page at a time', async () => {
      const rows = await server.get<BudgetRows>(`/api/budget/rows?territory=04&edition=${edition}&year=2024`);
      expect(rows).toMatchObject({ total: 71, pageSize: 100 });
      expect(rows.rows[0]).toMatchObject({ entityName: 'MUNICIPALIDAD SINTETICA UNO', month: 0, pim: 120_000 });
      expect(await codeOf('/api/budget/rows?edition=999999&year=2024')).toBe('unknown-edition');
    });

    it('says the level of its newest year by the rule, and that it is a guess', async () => {
      const now = await view('territory=04&reader=auditor');
      const panel = now.panels.auditor.find(({ id }) => id === 'budget-level');
      expect(takeaway(now, 'budget-level')).toContain('un supuesto de la plataforma, en vigor desde el 07/04/2025');
      const list = panel?.visuals.find((visual) => visual.kind === 'list');
      const words = list?.kind === 'list' ? list.items.map(({ text: said }) => sentenceText(said, now.figures)) : [];
      expect(words).toEqual(['2025, archivo de presupuesto: bajo, con 27.7% del PIM y 49.6% del año.']);
      expect(now.panels.official).toEqual([]);
    });

    it('proves the totals of the section too', async () => {
      const section = await server.get<SectionView>('/api/sections/budget?territory=04');
      expect(section.editions.map(({ id }) => id)).toContain(edition);
    });
  });

  it.each(['csv', 'xlsx'])('gives a template in %s that it takes back', async (format) => {
    const { rawPayload, headers } = await asked(`/api/budget/template?format=${format}`);
    expect(headers['content-disposition']).toContain(`presupuesto-0030.${format}`);
    const preview = await upload(
      server,
      '/api/imports',
      { name: `plantilla-presupuesto-0030.${format}`, content: new Uint8Array(rawPayload) },
      { section: 'budget', territory: '07', source: 'Prueba', cutOff: '2025-06-30', publishedOn: '2025-07-01' },
    );
    expect(preview.body).toMatchObject({ rejected: 0, tables: [{ code: 'budget-facts', rows: 2 }] });
  });
});

function text(panel: Panel | undefined, figures: FigureMap): string {
  return sentenceText(panel?.takeaway ?? [], figures);
}
