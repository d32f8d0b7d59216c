import type { State } from '#shared/document.ts';
import { formatNumber } from '#shared/format.ts';
import type { TrainingEvent } from '../contract.ts';
import type { EventTotals } from '../events/event.ts';

export function statusOf({ kind, status }: Pick<TrainingEvent, 'kind' | 'status'>): {
  readonly state: State;
  readonly words: string;
} {
  if (status === 'open') return { state: 'warn', words: 'Abierto' };
  if (status === 'closed') return { state: 'good', words: kind === 'group' ? 'Clausurado' : 'Cerrado' };
  return { state: 'unknown', words: 'Cancelado' };
}

/** "14.5"; a dash while nobody has a mark. */
export function meanMark({ marked, markSum }: Pick<EventTotals, 'marked' | 'markSum'>): string {
  return marked === 0 ? '—' : formatNumber(markSum / marked, 1);
}

/** Mean of the answers from 1 to 5, and how many they are; null: nobody answered. */
export function satisfactionWords(counts: readonly number[]): string | null {
  const answers = counts.reduce((sum, count) => sum + count, 0);
  if (answers === 0) return null;
  const sum = counts.reduce((total, count, index) => total + count * (index + 1), 0);
  return `${formatNumber(sum / answers, 1)} de 5, en ${formatNumber(answers, 0)} ${answers === 1 ? 'respuesta' : 'respuestas'}`;
}
