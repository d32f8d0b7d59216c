import { type Credit, creditText } from '#shared/credits.ts';
import { Words } from '../glossary/Words.tsx';
import './credits.css';

interface CreditsProps {
  readonly credits: readonly Credit[];
}

/** Where a card's numbers come from, under it. */
export function Credits({ credits }: CreditsProps) {
  if (credits.length === 0) return null;
  return (
    <ul className="v-credits">
      {credits
        .map((credit) => creditText(credit))
        .map((line) => (
          <li key={line}>
            <Words text={line} />
          </li>
        ))}
    </ul>
  );
}
