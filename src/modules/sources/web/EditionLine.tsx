import { formatDate } from '#shared/calendar-date.ts';
import type { Edition } from '../edition.ts';

interface EditionLineProps {
  readonly edition: Edition;
}

/** An edition in one line: title, cut-off, publication and how its date is known. */
export function EditionLine({ edition }: EditionLineProps) {
  return (
    <span>
      {edition.title} · corte {formatDate(edition.cutOff)} · publicada {formatDate(edition.publishedOn)}
      {edition.publishedBasis === 'inferred' ? ' (fecha inferida)' : ''}
      {edition.revision > 1 ? ` · revisión ${edition.revision}` : ''}
      {edition.status === 'draft' ? ' · borrador' : ''}
      {edition.incomplete ? ' · incompleta' : ''}
      {edition.synthetic ? ' · datos sintéticos' : ''}
      {edition.retiredOn === null ? '' : ` · retirada el ${formatDate(edition.retiredOn.slice(0, 10))}`}
    </span>
  );
}
