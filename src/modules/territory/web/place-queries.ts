import { keepPreviousData, useQuery } from '@tanstack/react-query';
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

/** A place with what is above and directly below it. `code` is 'PE' or digits. */
export function usePlace(code: string, enabled = true) {
  return useQuery({
    queryKey: ['place', code],
    queryFn: ({ signal }) => getJson<PlaceDetail>(`/api/places/${encodeURIComponent(code)}`, {}, signal),
    staleTime: Infinity,
    enabled,
  });
}
