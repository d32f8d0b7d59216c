import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getJson, sendJson } from '#web/api/request.ts';
import type { AgreementStatus } from '../agreement.ts';
import type { AgreementList, CalendarView, CommitteeList, CommitteeView, SessionView } from '../contract.ts';

const KEY = 'committees';

export function useCommittees(territory: string, page: number) {
  return useQuery({
    queryKey: [KEY, 'list', territory, page],
    queryFn: ({ signal }) => getJson<CommitteeList>('/api/committees', { territory, page }, signal),
    placeholderData: keepPreviousData,
  });
}

export function useCommittee(id: number, page = 1) {
  return useQuery({
    queryKey: [KEY, 'one', id, page],
    queryFn: ({ signal }) => getJson<CommitteeView>(`/api/committees/${id}`, { page }, signal),
    placeholderData: keepPreviousData,
  });
}

export function useCommitteeSession(id: number) {
  return useQuery({
    queryKey: [KEY, 'session', id],
    queryFn: ({ signal }) => getJson<SessionView>(`/api/committee-sessions/${id}`, {}, signal),
  });
}

export function useCalendar(territory: string, month: string) {
  return useQuery({
    queryKey: [KEY, 'calendar', territory, month],
    queryFn: ({ signal }) => getJson<CalendarView>('/api/committee-calendar', { territory, month }, signal),
    placeholderData: keepPreviousData,
  });
}

export function useAgreements(territory: string, status: AgreementStatus, page: number) {
  return useQuery({
    queryKey: [KEY, 'agreements', territory, status, page],
    queryFn: ({ signal }) => getJson<AgreementList>('/api/committee-agreements', { territory, status, page }, signal),
    placeholderData: keepPreviousData,
  });
}

interface Act {
  readonly path: string;
  readonly body: unknown;
  readonly method?: 'POST' | 'PATCH';
}

/** Anything done to a committee: what is shown of committees, and what is owed, is asked again. */
export function useAct<Answer = unknown>() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body, method = 'POST' }: Act) => sendJson<Answer>(method, path, body),
    onSuccess: () =>
      client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === KEY || queryKey[0] === 'duties' }),
  });
}
