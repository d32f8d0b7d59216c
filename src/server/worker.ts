// Work that would hold up the server's thread runs in a worker: one bundled file per worker under
// dist/workers. From source, where a worker would need a compiler, the same work runs in this process.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type TransferListItem, Worker } from 'node:worker_threads';

/** The bundled worker of that name; null when running from source. */
export function workerUrl(name: string, from: string = import.meta.url): URL | null {
  // The bundler puts this code in dist/ or in dist/chunks/.
  for (const folder of ['./workers/', '../workers/']) {
    const url = new URL(`${folder}${name}.js`, from);
    if (url.pathname.includes('/dist/') && existsSync(fileURLToPath(url))) return url;
  }
  return null;
}

export type WorkerAnswer<Output> =
  | { readonly kind: 'done'; readonly output: Output }
  | { readonly kind: 'failed'; readonly message: string };

export interface WorkerBounds {
  readonly memoryMegabytes: number;
  readonly milliseconds: number;
}

/** The task wanted more than it was given. */
export class WorkerLimitError extends Error {
  override readonly name = 'WorkerLimitError';

  constructor(readonly limit: 'time' | 'memory') {
    super(`the worker went over its ${limit}`);
  }
}

export interface WorkerOptions {
  readonly transfer?: readonly TransferListItem[];
  readonly bounds?: WorkerBounds;
}

/** Starts a worker for one task; it answers once with a `WorkerAnswer` and ends. Over its bounds it is stopped. */
export function runInWorker<Output>(url: URL, input: unknown, options: WorkerOptions = {}): Promise<Output> {
  const { bounds } = options;
  return new Promise((resolve, reject) => {
    const worker = new Worker(url, {
      workerData: input,
      transferList: [...(options.transfer ?? [])],
      ...(bounds ? { resourceLimits: { maxOldGenerationSizeMb: bounds.memoryMegabytes } } : {}),
    });
    const timer = bounds
      ? setTimeout(() => {
          reject(new WorkerLimitError('time'));
          void worker.terminate();
        }, bounds.milliseconds)
      : undefined;
    worker.once('message', (answer: WorkerAnswer<Output>) => {
      if (answer.kind === 'done') resolve(answer.output);
      else reject(new Error(answer.message));
    });
    worker.once('error', (error) =>
      reject('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new WorkerLimitError('memory') : error),
    );
    worker.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the worker ended without an answer (${code})`));
    });
  });
}
