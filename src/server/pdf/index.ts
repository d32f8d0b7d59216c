import { Worker } from 'node:worker_threads';
import { workerUrl } from '../worker.ts';
import type { PdfJob, PdfPrinter } from './compile.ts';
import type { PrintReply, PrintRequest } from './worker.ts';

export type { PdfJob } from './compile.ts';

/** A worker that printed nothing for this long gives its memory back. */
const IDLE_MILLISECONDS = 60_000;

let printer: PdfPrinter | undefined;
let thread: PrintThread | undefined;

/**
 * Tagged PDF/UA-1; the same bytes for the same job. In the bundled program a worker thread prints,
 * one document after the other, and stays warm between them.
 */
export async function printPdf(job: PdfJob): Promise<Uint8Array> {
  const url = workerUrl('pdf');
  if (!url) {
    // Loaded late: a server whose thread prints does not hold the compiler twice.
    const { createPdfPrinter } = await import('./compile.ts');
    printer ??= createPdfPrinter();
    return printer.print(job);
  }
  thread ??= startThread(url, () => {
    thread = undefined;
  });
  return thread.print(job);
}

interface PrintThread {
  print(job: PdfJob): Promise<Uint8Array>;
}

interface Waiting {
  resolve(pdf: Uint8Array): void;
  reject(error: Error): void;
}

function startThread(url: URL, onEnd: () => void): PrintThread {
  const worker = new Worker(url);
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let idle: NodeJS.Timeout | undefined;
  // An idle thread does not keep the process alive.
  worker.unref();

  const end = (error: Error): void => {
    onEnd();
    clearTimeout(idle);
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const rest = (): void => {
    worker.unref();
    idle = setTimeout(() => void worker.terminate(), IDLE_MILLISECONDS).unref();
  };
  worker.on('message', (reply: PrintReply) => {
    const asker = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (waiting.size === 0) rest();
    if ('pdf' in reply) asker?.resolve(reply.pdf);
    else asker?.reject(new Error(reply.error));
  });
  worker.on('error', end);
  worker.on('exit', () => end(new Error('the PDF thread ended')));

  return {
    print(job) {
      asked += 1;
      const request: PrintRequest = { id: asked, job };
      clearTimeout(idle);
      worker.ref();
      return new Promise((resolve, reject) => {
        waiting.set(request.id, { resolve, reject });
        worker.postMessage(request);
      });
    },
  };
}
