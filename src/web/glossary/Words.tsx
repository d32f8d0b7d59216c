import { splitAcronyms } from './glossary.ts';

interface WordsProps {
  readonly text: string;
}

/** Plain text whose acronyms say what they stand for. */
export function Words({ text }: WordsProps) {
  return (
    <>
      {splitAcronyms(text).map((part, index) =>
        typeof part === 'string' ? (
          part
        ) : (
          <abbr key={index} title={part.meaning}>
            {part.acronym}
          </abbr>
        ),
      )}
    </>
  );
}
