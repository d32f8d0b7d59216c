import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { address, getJson, sendJson } from '#web/api/request.ts';
import type { PageScope } from '#web/place/scope.ts';
import type { AcceptanceInput, QualityView } from '../contract.ts';

export function useQuality({ territory, asOf }: PageScope, enabled = true) {
  return useQuery({
    queryKey: ['quality', territory, asOf],
    queryFn: ({ signal }) => getJson<QualityView>('/api/quality', { territory, asOf }, signal),
    enabled,
  });
}

/** Accepting a finding prints a footnote wherever its figures are: everything is asked again. */
export function useAcceptFinding(findingId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: AcceptanceInput) =>
      sendJson<null>('POST', `/api/findings/${encodeURIComponent(findingId)}/acceptance`, input),
    onSuccess: () => client.invalidateQueries(),
  });
}

export function useTakeBackAcceptance(findingId: string, { territory, asOf }: PageScope) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      sendJson<null>(
        'DELETE',
        address(`/api/findings/${encodeURIComponent(findingId)}/acceptance`, { territory, asOf }),
        {},
      ),
    onSuccess: () => client.invalidateQueries(),
  });
}
