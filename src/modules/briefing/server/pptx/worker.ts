// The presentation drawn in a thread of its own; bundled as dist/workers/pptx.js.
import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerAnswer } from '#server/worker.ts';
import { pptxFile } from './package.ts';

function draw(): WorkerAnswer<Uint8Array> {
  try {
    return { kind: 'done', output: pptxFile(workerData) };
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.postMessage(draw());
