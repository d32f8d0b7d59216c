import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { getJson } from '#web/api/request.ts';
import type { PlaceDetail, PlaceMatches } from '../contract.ts';

/** Places by name, other spelling or ubigeo; asks nothing for an empty text. */
export function usePlaceMatches(text: string) {
  const query = text.trim();
  return useQuery({
    queryKey: ['places', query],
    queryFn: ({ signal }) => getJson<PlaceMatches>('/api/places', { query }, signal),
    enabled: query.length > 0,
    placeholderData: keepPreviousData,
  });
}

function placeOptions(code: string) {
  return {
    queryKey: ['place', code],
    queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
      getJson<PlaceDetail>(`/api/places/${encodeURIComponent(code)}`, {}, signal),
    staleTime: Infinity,
  };
}

/** A place with what is above and directly below it. `code` is 'PE' or digits. */
export function usePlace(code: string, enabled = true) {
  return useQuery({ ...placeOptions(code), enabled });
}

/** By code; those that are not known yet are left out. */
export function usePlaceNames(codes: readonly string[]): ReadonlyMap<string, string> {
  const places = useQueries({ queries: codes.map(placeOptions) });
  return new Map(places.flatMap(({ data }) => (data ? [[data.place.code, data.place.name] as const] : [])));
}
