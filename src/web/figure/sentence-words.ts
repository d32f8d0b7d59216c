import type { Sentence } from '#shared/document.ts';
import { type FigureMap, numberOf } from '#shared/figure.ts';
import { formatFigure } from '#shared/format.ts';

/** A sentence as plain text: what a person reads. */
export function sentenceWords(sentence: Sentence, figures: FigureMap): string {
  return sentence
    .map((part) => {
      if (typeof part === 'string') return part;
      const figure = figures[part.figure];
      return figure ? formatFigure(figure, part.format) : 'sin dato';
    })
    .join('');
}

/** What a cell sorts by: its first number, else its words; undefined (always last) when its number is missing. */
export function sentenceRank(sentence: Sentence, figures: FigureMap): string | number | undefined {
  const first = sentence.find((part) => typeof part !== 'string');
  if (first !== undefined && typeof first !== 'string') {
    const figure = figures[first.figure];
    if (!figure || figure.value === null) return undefined;
    return numberOf(figure) ?? String(figure.value);
  }
  const words = sentenceWords(sentence, figures);
  return words === '' || words === 'sin dato' || words === '—' ? undefined : words;
}
