import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { getJson } from '#web/api/request.ts';
import { type PageScope, useScope } from '#web/place/scope.ts';
import type { ThreadView } from '../contract.ts';

export function useThread({ territory, asOf }: PageScope) {
  return useQuery({
    queryKey: ['thread', territory, asOf],
    queryFn: ({ signal }) => getJson<ThreadView>('/api/thread', { territory, asOf }, signal),
  });
}

/** For the proof of the figures of this page; null on others. */
export function useThreadView(): string | null {
  const [path] = useLocation();
  const { territory } = useScope();
  return /^\/t\/[^/]+\/hilo$/.test(path) ? `pasc?${new URLSearchParams({ territory }).toString()}` : null;
}
