import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Deck } from '../../deck.ts';
import { type EmbeddedFont, pageStyle } from './style.ts';

let style: string | undefined;

/** One file without scripts or anything to load: it opens from a mail, and prints. */
export async function renderHtml(deck: Deck): Promise<string> {
  // Loaded late: the chart library is a third of what a command that draws nothing waits for.
  const { pageHtml } = await import('./page.ts');
  style ??= pageStyle(readFonts());
  return pageHtml(deck, style);
}

function readFonts(): readonly EmbeddedFont[] {
  const folder = join(dirname(createRequire(import.meta.url).resolve('source-sans/package.json')), 'WOFF2', 'TTF');
  const face = (name: string, weight: number): EmbeddedFont => ({
    weight,
    woff2Base64: readFileSync(join(folder, `SourceSans3-${name}.ttf.woff2`)).toString('base64'),
  });
  return [face('Regular', 400), face('Semibold', 600)];
}
