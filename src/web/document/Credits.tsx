import { formatDate } from '#shared/calendar-date.ts';
import { Words } from '../glossary/Words.tsx';
import './credits.css';

interface Credit {
  readonly source: string;
  readonly elaboration: string;
  readonly cutOff: string | null;
}

interface CreditsProps {
  readonly credits: readonly Credit[];
}

/** "Fuente: … Elaboración: … Corte: …", one line per source. */
export function Credits({ credits }: CreditsProps) {
  const known = credits.filter((credit) => credit.source !== '' || credit.cutOff !== null);
  if (known.length === 0) return null;
  return (
    <ul className="v-credits">
      {known.map((credit, index) => (
        <li key={index}>
          <Words text={creditLine(credit)} />
        </li>
      ))}
    </ul>
  );
}

function creditLine({ source, elaboration, cutOff }: Credit): string {
  return [
    source === '' ? '' : `Fuente: ${source}`,
    elaboration === '' ? '' : `Elaboración: ${elaboration}`,
    cutOff === null ? '' : `Corte: ${formatDate(cutOff)}`,
  ]
    .filter(Boolean)
    .join(' · ');
}
