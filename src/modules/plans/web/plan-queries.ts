import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getJson, sendForm, sendJson } from '#web/api/request.ts';
import type {
  ActivityPage,
  FollowUp,
  MatrixImport,
  MatrixResult,
  PlanDetail,
  PlanList,
  RollupView,
} from '../contract.ts';

const KEY = 'plans';

export interface ListQuestion {
  readonly territory: string;
  readonly year: string;
  readonly page: number;
}

export function usePlans(question: ListQuestion) {
  return useQuery({
    queryKey: [KEY, 'list', question],
    queryFn: ({ signal }) => getJson<PlanList>('/api/plans', { ...question }, signal),
    placeholderData: keepPreviousData,
  });
}

export function useRollups(question: Omit<ListQuestion, 'page'>) {
  return useQuery({
    queryKey: [KEY, 'rollups', question],
    queryFn: ({ signal }) => getJson<RollupView>('/api/plan-rollups', { ...question }, signal),
    placeholderData: keepPreviousData,
  });
}

export function usePlan(id: string) {
  return useQuery({
    queryKey: [KEY, 'plan', id],
    queryFn: ({ signal }) => getJson<PlanDetail>(`/api/plans/${encodeURIComponent(id)}`, {}, signal),
  });
}

export function quarterPath(id: string | number, quarter: string): string {
  return `/api/plans/${encodeURIComponent(id)}/quarters/${encodeURIComponent(quarter)}`;
}

export function useFollowUp(id: string, quarter: string) {
  return useQuery({
    queryKey: [KEY, 'quarter', id, quarter],
    queryFn: ({ signal }) => getJson<FollowUp>(quarterPath(id, quarter), {}, signal),
  });
}

export interface ActivityQuestion {
  readonly territory: string;
  readonly year: string;
  readonly version: number | null;
  readonly guideline: string | null;
  readonly text: string | null;
  readonly sort: string;
  readonly direction: string;
  readonly page: number;
}

export function useActivities(question: ActivityQuestion) {
  return useQuery({
    queryKey: [KEY, 'activities', question],
    queryFn: ({ signal }) => getJson<ActivityPage>('/api/plan-activities', { ...question }, signal),
    placeholderData: keepPreviousData,
  });
}

export function useImports(versionId: number, enabled: boolean) {
  return useQuery({
    queryKey: [KEY, 'imports', versionId],
    queryFn: ({ signal }) =>
      getJson<{ readonly imports: readonly MatrixImport[] }>(`/api/plan-versions/${versionId}/imports`, {}, signal),
    enabled,
  });
}

/** One act of this module; what it moved is asked again, the sections and duties too. */
export function useAct<Input, Output = unknown>(method: 'POST' | 'PATCH' | 'DELETE', path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => sendJson<Output>(method, path, input),
    onSuccess: () => client.invalidateQueries(),
  });
}

export function useImportMatrix(versionId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, mode }: { readonly file: File; readonly mode: 'preview' | 'store' }) => {
      const form = new FormData();
      form.append('mode', mode);
      form.append('file', file);
      return sendForm<MatrixResult>(`/api/plan-versions/${versionId}/matrix`, form);
    },
    onSuccess: (_result, { mode }) => (mode === 'store' ? client.invalidateQueries() : undefined),
  });
}
