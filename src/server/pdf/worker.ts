// Prints documents in a thread of its own: the compiler is synchronous. Bundled as dist/workers/pdf.js.
import { parentPort } from 'node:worker_threads';
import { createPdfPrinter, type PdfJob, type PdfPrinter } from './compile.ts';

export interface PrintRequest {
  readonly id: number;
  readonly job: PdfJob;
}

export type PrintReply =
  | { readonly id: number; readonly pdf: Uint8Array }
  | { readonly id: number; readonly error: string };

let printer: PdfPrinter | undefined;

parentPort?.on('message', ({ id, job }: PrintRequest) => {
  parentPort?.postMessage(reply(id, job));
});

function reply(id: number, job: PdfJob): PrintReply {
  try {
    printer ??= createPdfPrinter();
    return { id, pdf: printer.print(job) };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
