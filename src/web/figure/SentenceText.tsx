import type { Sentence } from '#shared/document.ts';
import type { FigureMap } from '#shared/figure.ts';
import { Words } from '../glossary/Words.tsx';
import { FigureButton } from './FigureButton.tsx';

interface SentenceTextProps {
  readonly sentence: Sentence;
  readonly figures: FigureMap;
  readonly tabIndex?: number | undefined;
}

/** A sentence over figures: its words, and its numbers as buttons to their proofs. */
export function SentenceText({ sentence, figures, tabIndex }: SentenceTextProps) {
  return (
    <>
      {sentence.map((part, index) => {
        if (typeof part === 'string') return <Words key={index} text={part} />;
        const figure = figures[part.figure];
        if (!figure) return <span key={index}>sin dato</span>;
        return (
          <FigureButton
            key={index}
            figure={figure}
            format={part.format}
            {...(tabIndex === undefined ? {} : { tabIndex })}
          />
        );
      })}
    </>
  );
}
