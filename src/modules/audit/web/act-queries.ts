import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { getJson, sendJson } from '#web/api/request.ts';
import type { ActPage, AddressInput, UnmaskedAddress } from '../contract.ts';
import { READ_ACTS } from '../policy.ts';

/** As the address of the list says it. */
export interface ActFilters {
  readonly territory: string;
  readonly actor: string;
  readonly action: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
}

export const NO_FILTERS: ActFilters = { territory: '', actor: '', action: '', kind: '', from: '', to: '', subject: '' };

/** The newest first, a page after the other; always asked again: others act meanwhile. */
export function useActs(filters: ActFilters) {
  return useInfiniteQuery({
    queryKey: ['acts', filters],
    queryFn: ({ pageParam, signal }) => getJson<ActPage>('/api/acts', { ...said(filters), after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  });
}

function said(filters: ActFilters): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''));
}

interface Session {
  readonly permissions: readonly string[];
}

/** Whether who is signed in may read acts somewhere. Asked first: a refusal would be an act itself. */
export function useMayReadActs() {
  return useMaySomewhere(READ_ACTS);
}

export function useMaySomewhere(permission: string) {
  return useQuery({
    queryKey: ['session'],
    queryFn: ({ signal }) => getJson<Session>('/api/session', {}, signal),
    select: ({ permissions }) => permissions.includes(permission),
  });
}

/** The answer is kept by who asked for it alone: it is in no cache. */
export function useUnmaskAddress() {
  return useMutation({
    gcTime: 0,
    mutationFn: (input: AddressInput) => sendJson<UnmaskedAddress>('POST', '/api/acts/unmasking', input),
  });
}
