import type { FigureRef, Inline, Sentence } from './document.ts';
import type { Figure } from './figure.ts';
import type { FigureFormat } from './format.ts';

/** A reference that prints `figure` in another way than its own. */
export function as(figure: Figure, format: FigureFormat): FigureRef {
  return { figure: figure.id, format };
}

/**
 * say`${population} habitantes en ${area}` → a sentence over figures. Interpolated figures print
 * themselves, strings are words, sentences are joined in.
 */
export function say(
  words: TemplateStringsArray,
  ...parts: readonly (Figure | FigureRef | Sentence | string)[]
): Sentence {
  const sentence: Inline[] = [];
  const push = (inline: Inline): void => {
    const last = sentence.at(-1);
    if (typeof inline === 'string' && typeof last === 'string') sentence[sentence.length - 1] = last + inline;
    else if (inline !== '') sentence.push(inline);
  };
  words.forEach((word, index) => {
    push(word);
    const part = parts[index];
    if (part === undefined) return;
    if (typeof part === 'string') push(part);
    else if (isSentence(part)) part.forEach(push);
    else if ('id' in part) push({ figure: part.id });
    else push(part);
  });
  return sentence;
}

function isSentence(part: Figure | FigureRef | Sentence): part is Sentence {
  return Array.isArray(part);
}

/** "a, b y c" of sentences. */
export function joinWords(items: readonly (Sentence | string)[], last = ' y '): Sentence {
  return items.flatMap((item, index): Inline[] => {
    const inlines: readonly Inline[] = typeof item === 'string' ? [item] : item;
    if (index === 0) return [...inlines];
    return [index === items.length - 1 ? last : ', ', ...inlines];
  });
}
