// Prints decks in a thread of its own: the compiler is synchronous.
import { parentPort } from 'node:worker_threads';
import type { Deck } from '../../deck.ts';
import { createPdfPrinter, type PdfPrinter } from './compile.ts';

export interface PrintRequest {
  readonly id: number;
  readonly deck: Deck;
}

export type PrintReply =
  | { readonly id: number; readonly pdf: Uint8Array }
  | { readonly id: number; readonly error: string };

let printer: PdfPrinter | undefined;

parentPort?.on('message', ({ id, deck }: PrintRequest) => {
  parentPort?.postMessage(reply(id, deck));
});

function reply(id: number, deck: Deck): PrintReply {
  try {
    printer ??= createPdfPrinter();
    return { id, pdf: printer.print(deck) };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
