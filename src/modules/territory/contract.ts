import type { Place } from '#modules/sources/index.ts';

export interface PlaceMatch extends Place {
  /** "Callao, Callao": what tells two places of one name apart. */
  readonly path: string;
  /** A police station or neighbourhood: `code` is its district. */
  readonly kind: 'territory' | 'station' | 'neighbourhood';
}

/** GET /api/places?query= — at most 20, by name, spelling of other sources, or ubigeo. */
export interface PlaceMatches {
  readonly places: readonly PlaceMatch[];
}

/** GET /api/places/:code — `code` is 'PE' or digits. */
export interface PlaceDetail {
  readonly place: Place;
  readonly ancestors: readonly Place[];
  readonly children: readonly Place[];
}
