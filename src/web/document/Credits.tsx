import { Words } from '../glossary/Words.tsx';
import { type Credit, creditLines } from './credit-lines.ts';
import './credits.css';

interface CreditsProps {
  readonly credits: readonly Credit[];
}

/** Where a card's numbers come from, under it. */
export function Credits({ credits }: CreditsProps) {
  const lines = creditLines(credits);
  if (lines.length === 0) return null;
  return (
    <ul className="v-credits">
      {lines.map((line) => (
        <li key={line}>
          <Words text={line} />
        </li>
      ))}
    </ul>
  );
}
