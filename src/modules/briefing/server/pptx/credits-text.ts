// The footer's line of credits, as long as its box allows; the speaker notes have it whole.
import { formatDate } from '#shared/calendar-date.ts';
import type { Credit } from '../../deck.ts';
import { SMALLEST, wrap } from './measure.ts';

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts.filter((text) => text !== ''))];

/** "Fuente: … · Elaboración: … · Corte: 31/03/2025". Sources of other dates name theirs. */
export function creditsText(credits: readonly Credit[], shown = credits.length): string {
  if (credits.length === 0) return '';
  const dates = unique(credits.map((credit) => credit.cutOff ?? ''));
  const sources = unique(
    credits.map((credit) =>
      dates.length > 1 && credit.cutOff ? `${credit.source} (${formatDate(credit.cutOff)})` : credit.source,
    ),
  );
  const elaborations = unique(credits.map((credit) => credit.elaboration));
  return [
    named('Fuente', 'Fuentes', sources, shown),
    named('Elaboración', 'Elaboración', elaborations, shown),
    dates.length === 1
      ? `Corte:\u00a0${formatDate(dates[0] ?? '')}`
      : dates.length > 1
        ? `Cortes: entre ${formatDate(dates.toSorted()[0] ?? '')} y ${formatDate(dates.toSorted().at(-1) ?? '')}`
        : '',
  ]
    .filter((text) => text !== '')
    .join(' · ');
}

function named(one: string, many: string, texts: readonly string[], shown: number): string {
  if (texts.length === 0) return '';
  const listed = texts.slice(0, Math.max(1, shown)).join('; ');
  const label = texts.length === 1 ? one : many;
  return `${label}: ${listed}${texts.length > shown ? ' y otras (ver notas)' : ''}`;
}

/** The longest credits that stand on two lines of the footer. */
export function fittingCredits(credits: readonly Credit[], width: number): string {
  for (let shown = credits.length; shown > 1; shown -= 1) {
    const text = creditsText(credits, shown);
    if (wrap(text, width, { size: SMALLEST }).length <= 2) return text;
  }
  return creditsText(credits, 1);
}
