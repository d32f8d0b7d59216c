// Runs a Typst template over data. The compiler is synchronous: seconds of a request's thread, so a
// worker does it where the program is bundled.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { CalendarDate } from '#shared/calendar-date.ts';
import { printable, readGlyphs } from './glyphs.ts';

const FACES = ['Regular', 'Semibold', 'It', 'SemiboldIt'] as const;
/** Files exist in memory only; the folder is never looked at. */
const WORKSPACE = '/vigia-document';
/** Renders that a memoized result outlives: a server that prints many regions does not grow. */
const CACHE_AGE = 5;

export interface PdfJob {
  /** Typst. It reads its data from the files: a string of data is never code. */
  readonly template: string;
  /** By absolute path: '/deck.json'. Texts are printed in characters that the font has. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** The day that the file says it was made. */
  readonly datedOn: CalendarDate;
  /** How many pages it must have; absent: as many as it takes. */
  readonly pages?: number;
}

export interface PdfPrinter {
  print(job: PdfJob): Uint8Array;
}

/** Reads the fonts; throws when one is missing. */
export function createPdfPrinter(): PdfPrinter {
  const folder = join(dirname(createRequire(import.meta.url).resolve('source-sans/package.json')), 'TTF');
  const fonts = FACES.map((face) => readFileSync(join(folder, `SourceSans3-${face}.ttf`)));
  const glyphs = fonts.map(readGlyphs);
  const hasGlyph = memoized((code) => glyphs.every((has) => has(code)));
  const compiler = NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontBlobs: fonts }] });

  return {
    print({ template, files, datedOn, pages }) {
      compiler.resetShadow();
      for (const [path, content] of Object.entries(files))
        compiler.mapShadow(
          WORKSPACE + path,
          Buffer.from(typeof content === 'string' ? printable(content, hasGlyph) : content),
        );
      const compiled = compiler.compile({ mainFileContent: template, resetRead: true });
      const failure = compiled.takeDiagnostics() ?? compiled.takeWarnings();
      if (failure) throw new Error(`typst: ${JSON.stringify(compiler.fetchDiagnostics(failure))}`);
      const document = compiled.result;
      if (!document) throw new Error('typst: no document');
      if (pages !== undefined && document.numOfPages !== pages)
        throw new Error(`typst: ${document.numOfPages} pages for ${pages}`);
      const pdf = compiler.pdf(document, {
        pdfStandard: 'ua-1',
        creationTimestamp: Date.parse(`${datedOn}T00:00:00Z`) / 1000,
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
