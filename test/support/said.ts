// What a section says, as text: its sentences with their figures printed.
import type { SectionContent, Sentence } from '#shared/document.ts';
import type { Figure } from '#shared/figure.ts';
import { formatFigure } from '#shared/format.ts';

type Said = Pick<SectionContent, 'figures' | 'panels'>;

/** A figure that is not in the content prints as `?id`. */
export function textOf(sentence: Sentence, { figures }: Said): string {
  return sentence
    .map((part) => {
      if (typeof part === 'string') return part;
      const figure = figures.find(({ id }) => id === part.figure);
      return figure ? formatFigure(figure, part.format) : `?${part.figure}`;
    })
    .join('');
}

export function takeawayOf(content: Said, panel: string): string | undefined {
  const found = content.panels.find(({ id }) => id === panel);
  return found && textOf(found.takeaway, content);
}

export function figureOf({ figures }: Said, id: string): Figure | undefined {
  return figures.find((figure) => figure.id === id);
}

/** Undefined when there is no such figure; null when it is missing. */
export function valueOf(content: Said, id: string): Figure['value'] | undefined {
  return figureOf(content, id)?.value;
}
