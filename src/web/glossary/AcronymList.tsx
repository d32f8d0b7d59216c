import { acronymsIn, GLOSSARY } from './glossary.ts';
import './acronym-list.css';

interface AcronymListProps {
  /** All the words of the page or card. */
  readonly text: string;
}

/** The meanings for who cannot hover: a keyboard, a finger, a screen reader. */
export function AcronymList({ text }: AcronymListProps) {
  const acronyms = acronymsIn(text);
  if (acronyms.length === 0) return null;
  return (
    <details className="v-acronyms">
      <summary>Siglas de esta página</summary>
      <dl>
        {acronyms.map((acronym) => (
          <div key={acronym}>
            <dt>{acronym}</dt>
            <dd>{GLOSSARY[acronym]}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
