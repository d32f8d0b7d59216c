import JSZip from 'jszip';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { composeBriefing, composeDeck } from '#modules/briefing/server/index.ts';
import { renderHtml } from '#modules/briefing/server/html/index.ts';
import { renderPdf } from '#modules/briefing/server/pdf/index.ts';
import { renderPptx } from '#modules/briefing/server/pptx/index.ts';
import type { Deck } from '#modules/briefing/index.ts';
import { plugs } from '#main/plugs.ts';
import { openTestDatabase } from './support/database.ts';
import {
  isRulerStep,
  numbersIn,
  numbersOfDeck,
  orphans,
  orphansWithContext,
  withoutNames,
} from './support/number-crawl.ts';
import { openTestServer, type TestServer } from './support/server.ts';

/** A region with an edition of its own, a region without, and a district. */
const TERRITORIES: readonly (readonly [string, string | null])[] = [
  ['07', '2025-04-07'],
  ['13', null],
  ['070105', null],
];

describe.each(TERRITORIES)('every number published of %s at %s', (territory, asOf) => {
  let server: TestServer;
  let deck: Deck;
  let known: ReadonlySet<string>;

  beforeAll(async () => {
    server = await openTestServer(await openTestDatabase('full'));
    await server.program.db.read(async (tx) => {
      const scope = await server.program.scopeOf(tx, { territory, asOf: asOf ?? undefined });
      const briefing = await composeBriefing(tx, plugs, scope);
      deck = await composeDeck(tx, briefing, { later: true, photos: false });
      known = numbersOfDeck(deck, briefing.report);
    });
  });

  it('has a lineage: cells, a formula with its inputs, or a query', () => {
    const without = Object.values(deck.figures).filter((figure) => {
      const { origin } = figure;
      if (figure.value === null) return false;
      if (origin.kind === 'cells') return origin.cells.length === 0 && origin.formula === undefined;
      if (origin.kind === 'formula')
        return (
          origin.inputs.some((id) => deck.figures[id] === undefined) ||
          (origin.inputs.length === 0 && figure.section !== 'briefing')
        );
      return origin.rowCount === 0 && figure.value !== 0;
    });
    expect(without.map((figure) => figure.id)).toEqual([]);
  });

  it('stands in tables of at most 8 × 8', () => {
    const tables = deck.slides.flatMap((slide) => slide.visuals.filter((visual) => visual.kind === 'table'));
    expect(tables.filter(({ rows, columns }) => rows.length > 8 || columns.length > 8)).toEqual([]);
    expect(tables.length).toBeGreaterThan(5);
  });

  it('is a figure on the slides of the presentation', async () => {
    const zip = await JSZip.loadAsync(await renderPptx(deck));
    const found: string[] = [];
    for (const [index, slide] of deck.slides.entries()) {
      const xml = await zip.file(`ppt/slides/slide${index + 1}.xml`)?.async('string');
      const paragraphs = [...(xml ?? '').matchAll(/<a:p>.*?<\/a:p>/gs)].map(([paragraph]) =>
        [...paragraph.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, words]) => words).join(''),
      );
      found.push(
        ...orphansWithContext(paragraphs, known, (number) => number === slide.number.replace(/^A/, '')).map(
          (orphan) => `${slide.id}: ${orphan}`,
        ),
      );
    }
    expect(found).toEqual([]);
  });

  it('is a figure in the text of the PDF', async () => {
    const pdf = await getDocument({ data: await renderPdf(deck), verbosity: 0 }).promise;
    const found: string[] = [];
    for (const [index, slide] of deck.slides.entries()) {
      const content = await (await pdf.getPage(index + 1)).getTextContent();
      const text = content.items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
      const isExempt = (number: string): boolean =>
        number === slide.number.replace(/^A/, '') || (hasChart(slide) && isRulerStep(number));
      found.push(
        ...orphansWithContext([text.replaceAll('\n', ' ')], known, isExempt).map((orphan) => `${slide.id}: ${orphan}`),
      );
    }
    await pdf.destroy();
    expect(found).toEqual([]);
  });

  it('is a figure in the page to print', async () => {
    const html = await renderHtml(deck);
    const text = html
      .replace(/<style[\s\S]*?<\/style>/g, ' ')
      .replace(/<svg[\s\S]*?<\/svg>/g, ' ')
      .replace(/<(code|time|samp)\b[\s\S]*?<\/\1>/g, ' ')
      .replace(/<\/(p|td|th|li|h\d|dd|dt|div|caption|figcaption)>/g, '\n')
      .replace(/<[^>]+>/g, '')
      .replaceAll(/&#39;|&quot;/g, "'");
    const found = orphansWithContext(text.split('\n'), known, (number) =>
      deck.slides.some((slide) => slide.number === number || slide.number === `A${number}`),
    );
    expect(found).toEqual([]);
  });

  it('would be caught if it were typed', () => {
    expect(orphans('Se ejecutó 123,456.78 de lo previsto', known)).toEqual(['123,456.78']);
    expect(numbersIn(withoutNames('al 07/04/2025, según el D.S. 006-2022-IN'))).toEqual([]);
  });
});

function hasChart(slide: Deck['slides'][number]): boolean {
  return slide.visuals.some((visual) => visual.kind === 'chart');
}
