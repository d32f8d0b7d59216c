import { useQuery } from '@tanstack/react-query';
import { getJson } from '#web/api/request.ts';
import type { PageScope } from '#web/place/scope.ts';
import type { Catalog, DutyList, FigureProof, Overview, Regions, SectionView } from '../contract.ts';
import type { Deck } from '../deck.ts';

export function useCatalog() {
  return useQuery({
    queryKey: ['catalog'],
    queryFn: ({ signal }) => getJson<Catalog>('/api/catalog', {}, signal),
    staleTime: 5 * 60_000,
  });
}

export function useOverview({ territory, asOf }: PageScope, enabled = true) {
  return useQuery({
    queryKey: ['overview', territory, asOf],
    queryFn: ({ signal }) => getJson<Overview>('/api/overview', { territory, asOf }, signal),
    enabled,
  });
}

/** `mine`: only what one of their roles may do. */
export function useDuties(territory: string, mine: boolean, enabled = true) {
  return useQuery({
    queryKey: ['duties', territory, mine],
    queryFn: ({ signal }) => getJson<DutyList>('/api/duties', { territory, mine: mine ? '1' : '0' }, signal),
    enabled,
  });
}

export function useRegions({ territory, asOf }: PageScope) {
  return useQuery({
    queryKey: ['regions', territory, asOf],
    queryFn: ({ signal }) => getJson<Regions>('/api/regions', { territory, asOf }, signal),
  });
}

export function useSection(code: string, { territory, asOf }: PageScope, enabled = true) {
  return useQuery({
    queryKey: ['section', code, territory, asOf],
    queryFn: ({ signal }) =>
      getJson<SectionView>(`/api/sections/${encodeURIComponent(code)}`, { territory, asOf }, signal),
    enabled,
  });
}

/** `view`: what the page asked, when it shows an answer of its own and no section. */
export function useFigureProof(figureId: string | null, { territory, asOf }: PageScope, view: string | null) {
  return useQuery({
    queryKey: ['figure', figureId, territory, asOf, view],
    queryFn: ({ signal }) =>
      getJson<FigureProof>(`/api/figures/${encodeURIComponent(figureId ?? '')}`, { territory, asOf, view }, signal),
    enabled: figureId !== null,
  });
}

export type PreviewDeck = Omit<Deck, 'photos'>;

export interface DeckChoice {
  readonly withPhotos: boolean;
  readonly withLater: boolean;
}

/** What of a choice goes in the address: only what differs from the default. */
export function deckQuery({ withPhotos, withLater }: DeckChoice): Readonly<Record<string, string>> {
  return { ...(withPhotos ? {} : { photos: '0' }), ...(withLater ? {} : { later: '0' }) };
}

export function useDeck({ territory, asOf }: PageScope, choice: DeckChoice, enabled: boolean) {
  return useQuery({
    queryKey: ['deck', territory, asOf, choice],
    queryFn: ({ signal }) => getJson<PreviewDeck>('/api/deck', { territory, asOf, ...deckQuery(choice) }, signal),
    enabled,
  });
}
