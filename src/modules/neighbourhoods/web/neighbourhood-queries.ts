import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getJson, sendForm, sendJson } from '#web/api/request.ts';
import type {
  ActivityDetail,
  ActivityList,
  ActivityQuery,
  ActivityState,
  ImportAnswer,
  NeighbourhoodList,
} from '../contract.ts';
import type { OrganisationList, UnmaskedCoordinator } from '../organisation-contract.ts';

const KEY = 'neighbourhoods';

export function useNeighbourhoods(territory: string, year: string) {
  return useQuery({
    queryKey: [KEY, 'list', territory, year],
    queryFn: ({ signal }) => getJson<NeighbourhoodList>('/api/neighbourhoods', { territory, year }, signal),
    placeholderData: keepPreviousData,
  });
}

export type ActivityFilters = Partial<Record<keyof ActivityQuery, string | number | undefined>>;

export function useActivities(filters: ActivityFilters) {
  return useQuery({
    queryKey: [KEY, 'activities', filters],
    queryFn: ({ signal }) => getJson<ActivityList>('/api/activities', filters, signal),
    placeholderData: keepPreviousData,
  });
}

export function useActivity(id: string) {
  return useQuery({
    queryKey: [KEY, 'activity', id],
    queryFn: ({ signal }) => getJson<ActivityDetail>(`/api/activities/${encodeURIComponent(id)}`, {}, signal),
  });
}

export function useOrganisations(id: string, isWanted: boolean) {
  return useQuery({
    queryKey: [KEY, 'organisations', id],
    queryFn: ({ signal }) =>
      getJson<OrganisationList>(`/api/neighbourhoods/${encodeURIComponent(id)}/organisations`, {}, signal),
    enabled: isWanted,
  });
}

/** All that the module shows is asked again after any of its changes. */
function useChange<Input, Output = unknown>(change: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: [KEY] }),
  });
}

export function useChangeActivity(id: string) {
  return useChange((input: { readonly seen: ActivityState['record']['seen']; readonly values: object }) =>
    sendJson<ActivityState>('PATCH', `/api/activities/${id}`, input),
  );
}

export function useJudge(id: string) {
  return useChange((input: { readonly verdict: 'validated' | 'observed'; readonly observation: string }) =>
    sendJson('POST', `/api/activities/${id}/validation`, input),
  );
}

export function useWithdrawActivity(id: string) {
  return useChange((reason: string) => sendJson('POST', `/api/activities/${id}/withdrawal`, { reason }));
}

export function useKeepNeighbourhood(id: string) {
  return useChange((input: object) => sendJson('PATCH', `/api/neighbourhoods/${encodeURIComponent(id)}`, input));
}

export function useAddNeighbourhood() {
  return useChange((input: { readonly territory: string; readonly title: string }) =>
    sendJson<{ readonly id: string }>('POST', '/api/neighbourhoods', input),
  );
}

export function useDeclareMonth(id: string) {
  return useChange((input: { readonly month: string; readonly declared: 'none' | 'complete' }) =>
    sendJson('POST', `/api/neighbourhoods/${encodeURIComponent(id)}/months`, input),
  );
}

export function useWithdrawMonth(id: string) {
  return useChange((input: { readonly month: string; readonly reason: string }) =>
    sendJson('DELETE', `/api/neighbourhoods/${encodeURIComponent(id)}/months/${input.month}`, { reason: input.reason }),
  );
}

export function useAddOrganisation(id: string) {
  return useChange((input: object) =>
    sendJson('POST', `/api/neighbourhoods/${encodeURIComponent(id)}/organisations`, input),
  );
}

export function useUnmask(id: number) {
  return useMutation({
    mutationFn: (reason: string) =>
      sendJson<UnmaskedCoordinator>('POST', `/api/organisations/${id}/unmasking`, { reason }),
  });
}

export function useImportActivities() {
  return useChange((form: FormData) => sendForm<ImportAnswer>('/api/activities/import', form));
}
