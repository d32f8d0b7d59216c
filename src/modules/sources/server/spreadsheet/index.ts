import { runInWorker, WorkerLimitError, workerUrl } from '#server/worker.ts';
import { Refusal } from '#shared/refusal.ts';
import type { RawSheet } from '../../reading.ts';
import { type FileLimits, parseSpreadsheet } from './parse.ts';
import { isZip } from './zip.ts';

export { columnLetters } from './packed.ts';
export type { FileLimits } from './parse.ts';

export const defaultLimits: FileLimits = { unpackedBytes: 128 * 1024 * 1024, rows: 500_000 };

export type SpreadsheetOutcome =
  | { readonly kind: 'sheets'; readonly sheets: readonly RawSheet[] }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

const bounds = { memoryMegabytes: 768, milliseconds: 60_000 };
/** A longer text would hold up the server's thread. */
const shortTextBytes = 2 * 1024 * 1024;

/**
 * Sheets of a CSV, XLSX or ODS as text. Packed files and long texts are read in a thread with its own memory
 * and time. Throws the Refusals of `parseSpreadsheet` and too-slow-to-read, too-heavy-to-read.
 */
export async function readSpreadsheet(
  fileName: string,
  content: Uint8Array,
  limits: FileLimits = defaultLimits,
): Promise<readonly RawSheet[]> {
  const job = { fileName, content, limits };
  const url = isZip(content) || content.byteLength > shortTextBytes ? workerUrl('spreadsheet') : null;
  if (!url) return parseSpreadsheet(job);
  const outcome = await runInWorker<SpreadsheetOutcome>(url, job, { bounds }).catch((error: unknown) => {
    throw error instanceof WorkerLimitError ? beyond(fileName, error.limit) : error;
  });
  if (outcome.kind === 'sheets') return outcome.sheets;
  throw new Refusal('invalid', outcome.code, outcome.message);
}

function beyond(fileName: string, limit: WorkerLimitError['limit']): Refusal {
  return limit === 'time'
    ? new Refusal('invalid', 'too-slow-to-read', `El archivo «${fileName}» tarda demasiado en leerse; se ha dejado.`)
    : new Refusal('invalid', 'too-heavy-to-read', `El archivo «${fileName}» ocupa demasiada memoria; se ha dejado.`);
}
