import { printPdf } from '#server/pdf/index.ts';
import type { Deck } from '../../deck.ts';
import { pdfDeck, photoPath } from './page.ts';
import { DECK_PATH, TEMPLATE } from './template.ts';

/** Tagged PDF/UA-1, one page a slide; the same bytes for the same deck. */
export function renderPdf(deck: Deck): Promise<Uint8Array> {
  return printPdf({
    template: TEMPLATE,
    files: {
      [DECK_PATH]: JSON.stringify(pdfDeck(deck)),
      ...Object.fromEntries(Object.entries(deck.photos).map(([id, { content }]) => [photoPath(Number(id)), content])),
    },
    datedOn: deck.datedOn,
    pages: deck.slides.length,
  });
}
