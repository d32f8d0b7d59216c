// Runs the template over a deck. The compiler is synchronous: seconds of a request's thread, so a
// worker does it where the program is bundled.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Deck } from '../../deck.ts';
import { printable, readGlyphs } from './glyphs.ts';
import { type PdfDeck, pdfDeck, photoPath } from './page.ts';
import { DECK_PATH, TEMPLATE } from './template.ts';

const FACES = ['Regular', 'Semibold', 'It', 'SemiboldIt'] as const;
/** Files exist in memory only; the folder is never looked at. */
const WORKSPACE = '/vigia-briefing';
/** Renders that a memoized result outlives: a server that prints many regions does not grow. */
const CACHE_AGE = 5;

export interface PdfPrinter {
  print(deck: Deck): Uint8Array;
}

/** Reads the fonts; throws when one is missing. */
export function createPdfPrinter(): PdfPrinter {
  const folder = join(dirname(createRequire(import.meta.url).resolve('source-sans/package.json')), 'TTF');
  const fonts = FACES.map((face) => readFileSync(join(folder, `SourceSans3-${face}.ttf`)));
  const glyphs = fonts.map(readGlyphs);
  const hasGlyph = memoized((code) => glyphs.every((has) => has(code)));
  const compiler = NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontBlobs: fonts }] });

  return {
    print(deck) {
      const data: PdfDeck = pdfDeck(deck);
      compiler.resetShadow();
      compiler.mapShadow(WORKSPACE + DECK_PATH, Buffer.from(printable(JSON.stringify(data), hasGlyph)));
      for (const [id, photo] of Object.entries(deck.photos))
        compiler.mapShadow(WORKSPACE + photoPath(Number(id)), Buffer.from(photo.content));
      const compiled = compiler.compile({ mainFileContent: TEMPLATE, resetRead: true });
      const failure = compiled.takeDiagnostics() ?? compiled.takeWarnings();
      if (failure) throw new Error(`typst: ${JSON.stringify(compiler.fetchDiagnostics(failure))}`);
      const document = compiled.result;
      if (!document) throw new Error('typst: no document');
      if (document.numOfPages !== deck.slides.length)
        throw new Error(`typst: ${document.numOfPages} pages for ${deck.slides.length} slides`);
      const pdf = compiler.pdf(document, {
        pdfStandard: 'ua-1',
        creationTimestamp: Date.parse(`${deck.datedOn}T00:00:00Z`) / 1000,
      });
      compiler.evictCache(CACHE_AGE);
      return new Uint8Array(pdf);
    },
  };
}

function memoized(answer: (code: number) => boolean): (code: number) => boolean {
  const known = new Map<number, boolean>();
  return (code) => {
    const before = known.get(code);
    if (before !== undefined) return before;
    const result = answer(code);
    known.set(code, result);
    return result;
  };
}
