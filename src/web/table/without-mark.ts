import type { Sentence } from '#shared/document.ts';

const MARK = /^[•●▲■○►✓✔✕✗✘×]\s*/u;

/** Slides write a state's sign as a letter; on screen it is drawn, and not said twice. */
export function withoutMark(sentence: Sentence): Sentence {
  const [first, ...rest] = sentence;
  if (typeof first !== 'string') return sentence;
  const words = first.replace(MARK, '');
  return words === '' ? rest : [words, ...rest];
}
