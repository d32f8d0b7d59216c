import JSZip from 'jszip';
import { beforeAll, describe, expect, it } from 'vitest';
import { composeBriefing, composeDeck } from '#modules/briefing/server/index.ts';
import { renderPptx } from '#modules/briefing/server/pptx/index.ts';
import { boxesOf, layoutSlide } from '#modules/briefing/server/pptx/layout.ts';
import { pdfDeck } from '#modules/briefing/server/pdf/page.ts';
import type { Deck, Slide } from '#modules/briefing/index.ts';
import { plugs } from '#main/plugs.ts';
import { panelCredits } from '#shared/credits.ts';
import { openTestDatabase } from './support/database.ts';
import { openTestServer, type TestServer } from './support/server.ts';

const SLIDE = { width: 960, height: 540 };

let opening: Promise<TestServer> | undefined;
async function deckOf(territory: string, asOf: string | null): Promise<Deck> {
  opening ??= openTestDatabase('full').then(openTestServer);
  const { program } = await opening;
  return program.db.read(async (tx) => {
    const scope = await program.scopeOf(tx, { territory, asOf: asOf ?? undefined });
    return composeDeck(tx, await composeBriefing(tx, plugs, scope), { later: true, photos: true });
  });
}

describe('the presentation of Callao at 07/04/2025', () => {
  let deck: Deck;
  let zip: JSZip;

  beforeAll(async () => {
    deck = await deckOf('07', '2025-04-07');
    zip = await JSZip.loadAsync(await renderPptx(deck));
  });

  const parts = (pattern: RegExp): string[] => Object.keys(zip.files).filter((name) => pattern.test(name));
  const text = async (name: string): Promise<string> => (await zip.file(name)?.async('string')) ?? '';

  it('has at least 30 slides, 12 native charts and 12 native tables', async () => {
    const slides = parts(/^ppt\/slides\/slide\d+\.xml$/);
    expect(slides.length).toBeGreaterThanOrEqual(30);
    expect(parts(/^ppt\/charts\/chart\d+\.xml$/).length).toBeGreaterThanOrEqual(12);
    const tables = await Promise.all(slides.map(async (name) => (await text(name)).split('<a:tbl>').length - 1));
    expect(tables.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(12);
  });

  it('keeps in each workbook the values of the figures, and no other number', async () => {
    const values = new Set(Object.values(deck.figures).map(({ value }) => value));
    const books = parts(/^ppt\/embeddings\/.*\.xlsx$/);
    expect(books.length).toBeGreaterThanOrEqual(12);
    for (const name of books) {
      const book = await JSZip.loadAsync((await zip.file(name)?.async('uint8array')) ?? new Uint8Array());
      const sheet = (await book.file(/worksheets\/sheet1\.xml$/)[0]?.async('string')) ?? '';
      const numbers = [...sheet.matchAll(/<c r="[B-Z]\d+"(?: s="\d+")?><v>([^<]+)<\/v>/g)].map(([, value]) =>
        Number(value),
      );
      expect(numbers.length, name).toBeGreaterThan(0);
      for (const number of numbers) expect(values, `${number} in ${name}`).toContain(number);
    }
  });

  it('says of every chart, table and drawing what it shows', async () => {
    for (const name of parts(/^ppt\/slides\/slide\d+\.xml$/)) {
      const frames = [...(await text(name)).matchAll(/<p:graphicFrame>.*?<\/p:graphicFrame>/gs)].map(([xml]) => xml);
      for (const frame of frames) expect(frame, name).toMatch(/<p:cNvPr [^>]*descr="[^"]{10,}"/);
    }
  });
});

describe.each([
  ['07', '2025-04-07'],
  ['07', null],
  ['15', null],
  ['1501', null],
  ['070105', null],
  ['PE', null],
] as const)('the slides of %s at %s', (territory, asOf) => {
  it('have no box off the slide and none over another', async () => {
    const deck = await deckOf(territory, asOf);
    const wrong = deck.slides.flatMap((slide, index) => {
      const boxes = boxesOf(layoutSlide(slide, deck, index));
      return boxes.flatMap((box, at) => {
        const off =
          box.x < 0 || box.y < 0 || box.x + box.width > SLIDE.width + 0.1 || box.y + box.height > SLIDE.height + 0.1;
        const over = boxes.slice(at + 1).filter((other) => overlap(box, other));
        return [...(off ? [`${slide.id}: off`] : []), ...over.map(() => `${slide.id}: over`)];
      });
    });
    expect(wrong).toEqual([]);
  });

  it('name on each slide every source of its figures', async () => {
    const deck = await deckOf(territory, asOf);
    const sourcesOf = ({ id, title, takeaway, visuals, notes }: Slide): readonly string[] =>
      panelCredits({ id, section: '', title, takeaway, visuals, notes }, deck.figures).map(({ source }) => source);
    const pages = pdfDeck(deck).slides;
    const silent = deck.slides.flatMap((slide, index) => {
      const printed = layoutSlide(slide, deck, index).credits?.fitted.paragraphs.join(' ') ?? '';
      const page = pages[index]?.credits ?? '';
      return sourcesOf(slide)
        .filter((source) => !printed.includes(source) || !page.includes(source))
        .map((source) => `${slide.id}: ${source}`);
    });
    expect(silent).toEqual([]);
    expect(Math.max(...deck.slides.map((slide) => sourcesOf(slide).length))).toBeGreaterThan(3);
  });
});

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function overlap(a: Box, b: Box): boolean {
  const margin = 0.5;
  return (
    a.x + margin < b.x + b.width &&
    b.x + margin < a.x + a.width &&
    a.y + margin < b.y + b.height &&
    b.y + margin < a.y + a.height
  );
}
