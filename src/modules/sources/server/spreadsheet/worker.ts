// A spreadsheet read in a thread of its own; bundled as dist/workers/spreadsheet.js.
import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerAnswer } from '#server/worker.ts';
import { isRefusal } from '#shared/refusal.ts';
import { parseSpreadsheet } from './parse.ts';
import type { SpreadsheetOutcome } from './index.ts';

async function read(): Promise<WorkerAnswer<SpreadsheetOutcome>> {
  try {
    return { kind: 'done', output: { kind: 'sheets', sheets: await parseSpreadsheet(workerData) } };
  } catch (error) {
    if (isRefusal(error))
      return { kind: 'done', output: { kind: 'refused', code: error.code, message: error.message } };
    return { kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.postMessage(await read());
