import type { Deck } from '../../deck.ts';
import { createPdfPrinter, type PdfPrinter } from './compile.ts';

let printer: PdfPrinter | undefined;

/** Tagged PDF/UA-1, one page a slide. The same bytes for the same deck. */
export async function renderPdf(deck: Deck): Promise<Uint8Array> {
  printer ??= createPdfPrinter();
  return printer.print(deck);
}
