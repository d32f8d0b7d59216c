// What the shared picture says: the filled tiles of a district, each with its source and cut-off.
import { formatDate } from '#shared/calendar-date.ts';
import type { Figure } from '#shared/figure.ts';
import { formatFigure } from '#shared/format.ts';
import { sentenceWords } from '#web/figure/sentence-words.ts';
import type { Overview } from '../contract.ts';

interface ShareFact {
  readonly title: string;
  readonly value: string;
  readonly label: string;
  readonly credit: string;
}

export interface ShareCard {
  readonly title: string;
  readonly subtitle: string;
  readonly facts: readonly ShareFact[];
  readonly footer: string;
}

const CITIZEN_SECTIONS: readonly string[] = [
  'complaints',
  'serenos',
  'compromiso5',
  'pasc',
  'barrio-seguro',
  'profile',
];
const FACTS_SHOWN = 5;

export function shareCard(overview: Overview, today: string): ShareCard {
  const { place, ancestors, asOf, tiles, figures } = overview;
  const facts = CITIZEN_SECTIONS.flatMap((section): ShareFact[] => {
    const tile = tiles.find((candidate) => candidate.section === section && !candidate.empty);
    const figure = tile?.figure ? figures[tile.figure.figure] : undefined;
    if (!tile?.figure || !figure || figure.value === null) return [];
    return [
      {
        title: tile.title,
        value: formatFigure(figure, tile.figure.format),
        label: sentenceWords(tile.label, figures),
        credit: creditOf(figure),
      },
    ];
  });
  return {
    title: place.name,
    subtitle: [...new Set(ancestors.filter(({ code }) => code !== '').map(({ name }) => name))].join(' › '),
    facts: facts.slice(0, FACTS_SHOWN),
    footer:
      asOf === null
        ? `Vigía · última información, al ${formatDate(today)}`
        : `Vigía · como se sabía el ${formatDate(asOf)}`,
  };
}

function creditOf(figure: Figure): string {
  return [`Fuente: ${figure.source}`, figure.cutOff === null ? '' : `corte ${formatDate(figure.cutOff)}`]
    .filter(Boolean)
    .join(' · ');
}
