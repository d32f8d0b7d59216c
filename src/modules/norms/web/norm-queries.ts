import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getJson, sendJson } from '#web/api/request.ts';
import type { Dependents, NormGraph, NormList, NormView, ObligationList, ParameterList } from '../contract.ts';
import type { Rehearsal } from '../rehearsal.ts';

const KEY = 'norms';

export interface NormQuestion {
  readonly territory: string;
  readonly date: string | null;
  readonly search: string | null;
  readonly force: string | null;
  readonly page: number;
}

export function useNorms(question: NormQuestion) {
  return useQuery({
    queryKey: [KEY, 'list', question],
    queryFn: ({ signal }) => getJson<NormList>('/api/norms', { ...question }, signal),
    placeholderData: keepPreviousData,
  });
}

export function useNormGraph(territory: string, date: string | null) {
  return useQuery({
    queryKey: [KEY, 'graph', territory, date],
    queryFn: ({ signal }) => getJson<NormGraph>('/api/norms/graph', { territory, date }, signal),
  });
}

export function useNorm(code: string) {
  return useQuery({
    queryKey: [KEY, 'one', code],
    queryFn: ({ signal }) => getJson<NormView>('/api/norms/one', { code }, signal),
  });
}

export function useDependents(code: string, territory: string) {
  return useQuery({
    queryKey: [KEY, 'dependents', code, territory],
    queryFn: ({ signal }) => getJson<Dependents>('/api/norms/dependents', { code, territory }, signal),
  });
}

export function useParameters(territory: string) {
  return useQuery({
    queryKey: [KEY, 'parameters', territory],
    queryFn: ({ signal }) => getJson<ParameterList>('/api/norms/parameters', { territory }, signal),
  });
}

export function useObligations(territory: string, enabled: boolean) {
  return useQuery({
    queryKey: [KEY, 'obligations', territory],
    queryFn: ({ signal }) => getJson<ObligationList>('/api/norms/obligations', { territory }, signal),
    enabled,
  });
}

/** One act of this module; whatever a norm moves is asked again. */
export function useAct<Input, Output = unknown>(method: 'POST' | 'DELETE', path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => sendJson<Output>(method, path, input),
    onSuccess: () => client.invalidateQueries(),
  });
}

/** Nothing is stored: nothing is asked again. */
export function useRehearsal() {
  return useMutation({
    mutationFn: (input: {
      readonly ids: readonly number[];
      readonly territory: string;
      readonly everyRegion: boolean;
    }) => sendJson<Rehearsal>('POST', '/api/norms/parameters/rehearsal', input),
  });
}
