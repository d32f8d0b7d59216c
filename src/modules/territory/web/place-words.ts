import type { Place } from '#modules/sources/index.ts';
import type { PlaceMatch } from '../contract.ts';

export const PLACE_LEVEL_WORDS: Readonly<Record<Place['level'], { readonly one: string; readonly plural: string }>> = {
  country: { one: 'país', plural: 'Países' },
  region: { one: 'región', plural: 'Regiones' },
  province: { one: 'provincia', plural: 'Provincias' },
  district: { one: 'distrito', plural: 'Distritos' },
};

export function placeKindWord(match: PlaceMatch): string {
  switch (match.kind) {
    case 'station':
      return 'comisaría';
    case 'neighbourhood':
      return 'barrio';
    case 'territory':
      return PLACE_LEVEL_WORDS[match.level].one;
  }
}
