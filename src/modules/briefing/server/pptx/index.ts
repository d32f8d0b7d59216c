import { runInWorker, workerUrl } from '#server/worker.ts';
import type { Deck } from '../../deck.ts';
import { pptxFile } from './package.ts';

/**
 * The deck as a PowerPoint file: native charts, tables and shapes, speaker notes, alternative texts.
 * The same deck gives the same bytes. Drawn in a worker where the program is bundled.
 */
export async function renderPptx(deck: Deck): Promise<Uint8Array> {
  const url = workerUrl('pptx');
  return url ? runInWorker<Uint8Array>(url, deck) : pptxFile(deck);
}
