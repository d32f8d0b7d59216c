import JSZip from 'jszip';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ChartVisual } from '#shared/document.ts';
import type { BriefingJson } from '#modules/briefing/index.ts';
import { composeBriefing, composeDeck } from '#modules/briefing/server/index.ts';
import type { QualityView } from '#modules/quality/index.ts';
import type { SectionRows } from '#modules/sources/index.ts';
import type { Deck } from '#modules/briefing/index.ts';
import { plugs } from '#main/plugs.ts';
import { openTestDatabase } from './support/database.ts';
import { openTestServer, type TestServer } from './support/server.ts';
import { allNamed, firstNamed, parseXml, wholeText } from './support/xml.ts';

const AT = 'territory=07&asOf=2025-04-07';
const REASON = 'La fuente lo confirmó por oficio';
const JSON_HEADERS = { host: '127.0.0.1', 'content-type': 'application/json' };

let opening: Promise<TestServer> | undefined;
function opened(): Promise<TestServer> {
  opening ??= openTestDatabase('full').then(openTestServer);
  return opening;
}

/** The report's answer: its status, bytes, and the code when it is refused. */
async function report(format: string, strict = false): Promise<{ status: number; content: Buffer; code?: string }> {
  const { app } = await opened();
  const url = `/api/report?${AT}&format=${format}&strict=${strict ? 1 : 0}`;
  const { statusCode, rawPayload } = await app.inject({ url, headers: { host: '127.0.0.1' } });
  if (statusCode === 200) return { status: statusCode, content: rawPayload };
  const { error }: { error: { code: string } } = JSON.parse(rawPayload.toString('utf8'));
  return { status: statusCode, content: rawPayload, code: error.code };
}

describe('a briefing of Callao at 07/04/2025', () => {
  it.each(['pptx', 'pdf', 'html', 'json'])('has the same bytes twice in %s', async (format) => {
    const [first, second] = [await report(format), await report(format)];
    expect(first.content.length).toBeGreaterThan(10_000);
    expect(second.content.equals(first.content)).toBe(true);
  });

  describe('as a presentation', () => {
    let deck: Deck;
    let zip: JSZip;
    let values: ReadonlyMap<string, number | string | null>;

    beforeAll(async () => {
      const { program } = await opened();
      deck = await program.db.read(async (tx) => {
        const scope = await program.scopeOf(tx, { territory: '07', asOf: '2025-04-07' });
        return composeDeck(tx, await composeBriefing(tx, plugs, scope), { later: true, photos: true });
      });
      zip = await JSZip.loadAsync((await report('pptx')).content);
      const briefing: BriefingJson = JSON.parse((await report('json')).content.toString('utf8'));
      values = new Map(briefing.figures.map(({ id, value }) => [id, value]));
    });

    it('keeps in each cell of its workbooks the value that the JSON gives of the figure drawn there', async () => {
      const charts = deck.slides
        .flatMap((slide) => slide.visuals)
        .filter((visual): visual is ChartVisual => visual.kind === 'chart' && hasValue(visual));
      expect(charts.length).toBeGreaterThanOrEqual(12);
      let compared = 0;
      for (const [index, chart] of charts.entries()) {
        const cells = await workbookCells(`ppt/embeddings/datos${index + 1}.xlsx`);
        chart.categories.forEach((category, row) => expect(cells.get(`A${row + 2}`), chart.caption).toBe(category));
        chart.series.forEach((series, column) =>
          series.figures.forEach((id, row) => {
            const value = id === null ? null : values.get(id);
            const cell = cells.get(`${String.fromCharCode(66 + column)}${row + 2}`);
            expect(cell, `${chart.caption}: ${id}`).toBe(typeof value === 'number' ? String(value) : undefined);
            compared += 1;
          }),
        );
      }
      expect(compared).toBeGreaterThan(100);
    });

    it('describes in words every chart, table, picture and drawing', async () => {
      let described = 0;
      for (const index of deck.slides.keys()) {
        const slide = parseXml((await zip.file(`ppt/slides/slide${index + 1}.xml`)?.async('string')) ?? '');
        for (const shape of ['p:graphicFrame', 'p:pic', 'p:grpSp'].flatMap((name) => allNamed(slide, name))) {
          expect(firstNamed(shape, 'p:cNvPr')?.attributes['descr']?.length, `slide ${index + 1}`).toBeGreaterThan(10);
          described += 1;
        }
      }
      expect(described).toBeGreaterThan(deck.slides.length);
    });

    function hasValue(chart: ChartVisual): boolean {
      return chart.series.some((series) =>
        series.figures.some((id) => id !== null && typeof values.get(id) === 'number'),
      );
    }

    async function workbookCells(path: string): Promise<ReadonlyMap<string | undefined, string>> {
      const book = await JSZip.loadAsync((await zip.file(path)?.async('uint8array')) ?? new Uint8Array());
      const sheet = parseXml((await book.file('xl/worksheets/sheet1.xml')?.async('string')) ?? '');
      return new Map(allNamed(sheet, 'c').map((cell) => [cell.attributes['r'], wholeText(cell)]));
    }
  });

  describe('under --strict', () => {
    it('is refused while a serious finding is open', async () => {
      expect(await report('html', true)).toMatchObject({ status: 409, code: 'open-serious-findings' });
    });

    it('is published once each is accepted, with its footnote on the slide', async () => {
      for (const id of await openSerious()) expect(await accept(id)).toBe(204);
      expect((await report('html', true)).status).toBe(200);
      const zip = await JSZip.loadAsync((await report('pptx', true)).content);
      const slides = await Promise.all(zip.file(/^ppt\/slides\/slide\d+\.xml$/).map((file) => file.async('string')));
      const noted = slides.filter((xml) => wholeText(parseXml(xml)).includes(`Observación aceptada`));
      expect(noted.length).toBeGreaterThanOrEqual(3);
      expect(noted.every((xml) => wholeText(parseXml(xml)).includes(REASON))).toBe(true);
    });

    it('says of each figure in the JSON that what was found of it is accepted', async () => {
      const briefing: BriefingJson = JSON.parse((await report('json', true)).content.toString('utf8'));
      const status = new Map(briefing.figures.map((figure) => [figure.id, figure.status]));
      expect(status.get('budget.textAdvance@07/2024')).toBe('accepted');
      expect(status.get('budget.textPim@07/2024')).toBe('accepted');
    });

    it('is refused again when an accepted value changes, and published when it is as it was', async () => {
      await correctDensity('3900');
      expect(await report('html', true)).toMatchObject({ status: 409, code: 'open-serious-findings' });
      const open = await openSerious();
      expect(open).toHaveLength(1);
      await correctDensity('3862,44');
      expect(await openSerious()).toEqual([]);
      expect((await report('html', true)).status).toBe(200);
    });
  });

  async function openSerious(): Promise<readonly string[]> {
    const { findings } = await (await opened()).get<QualityView>(`/api/quality?${AT}`);
    return findings.filter(({ severity, status }) => severity === 'serious' && status === 'open').map(({ id }) => id);
  }

  async function accept(id: string): Promise<number> {
    const payload = JSON.stringify({ territory: '07', asOf: '2025-04-07', reason: REASON });
    const request = { method: 'POST', url: `/api/findings/${id}/acceptance`, headers: JSON_HEADERS, payload } as const;
    return (await (await opened()).app.inject(request)).statusCode;
  }

  async function correctDensity(density: string): Promise<void> {
    const { get, app } = await opened();
    const { tables } = await get<SectionRows>(`/api/sections/profile/rows?${AT}`);
    const row = tables
      .find(({ code }) => code === 'profile-stated')
      ?.records.find(({ territory }) => territory === '07');
    const payload = JSON.stringify({
      revision: row?.revision,
      values: { densityPerKm2: density },
      reason: 'Prueba de corrección',
    });
    const request = { method: 'PATCH', url: `/api/rows/${row?.id}`, headers: JSON_HEADERS, payload } as const;
    expect((await app.inject(request)).statusCode).toBe(200);
  }
});
