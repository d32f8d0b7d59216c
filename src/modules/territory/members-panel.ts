import type { Cell, Panel } from '#shared/document.ts';
import { numberOf } from '#shared/figure.ts';
import { figureCell } from '#shared/figure-cell.ts';
import { ofPlace } from '#shared/place-words.ts';
import { say } from '#shared/sentence.ts';
import type { SectionInput } from '#modules/sources/index.ts';
import { membersWord } from './members.ts';
import type { ReferenceProfile } from './profile-figures.ts';

const MOST_POPULATED = {
  country: 'el país más poblado',
  region: 'la región más poblada',
  province: 'la provincia más poblada',
  district: 'el distrito más poblado',
} as const;

export function membersPanel({ place }: SectionInput, members: readonly ReferenceProfile[]): Panel | undefined {
  const known = members.filter(({ population }) => population !== undefined);
  if (known.length < 2) return undefined;
  const largest = known.toSorted((a, b) => (numberOf(b.population) ?? -1) - (numberOf(a.population) ?? -1))[0];
  const words = membersWord(members.map((member) => member.place));
  return {
    id: 'territory-members',
    section: 'profile',
    title: `Población y superficie por ${words}`,
    takeaway: largest?.population
      ? say`${largest.place.name} es ${MOST_POPULATED[largest.place.level]}: ${largest.population} habitantes en ${String(largest.year)}.`
      : [`Partes ${ofPlace(place)}.`],
    visuals: [
      {
        kind: 'table',
        caption: `Según el INEI, ${known[0]?.year ?? ''}`,
        columns: [
          { key: 'name', label: 'Territorio' },
          { key: 'population', label: 'Población', align: 'right' },
          { key: 'area', label: 'Superficie', align: 'right' },
          { key: 'density', label: 'Densidad', align: 'right' },
        ],
        rows: known.map(({ place: member, population, area, density }): Cell[] => [
          { content: [member.name], strong: true },
          figureCell(population),
          figureCell(area),
          figureCell(density),
        ]),
      },
    ],
    webOnly: true,
  };
}
