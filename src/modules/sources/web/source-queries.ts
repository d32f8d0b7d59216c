import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getJson, sendForm, sendJson } from '#web/api/request.ts';
import type { PageScope } from '#web/place/scope.ts';
import type {
  AddRowInput,
  AttachmentList,
  CorrectRowInput,
  EditionList,
  ImportPreview,
  ImportResult,
  MendRowInput,
  RejectedRows,
  RowRevisions,
  SectionRows,
} from '../contract.ts';
import type { StoredRecord } from '../edition.ts';

export function useSectionRows(section: string, { territory, asOf }: PageScope) {
  return useQuery({
    queryKey: ['rows', section, territory, asOf],
    queryFn: ({ signal }) =>
      getJson<SectionRows>(`/api/sections/${encodeURIComponent(section)}/rows`, { territory, asOf }, signal),
  });
}

export function useRevisions(recordId: number | null) {
  return useQuery({
    queryKey: ['revisions', recordId],
    queryFn: ({ signal }) => getJson<RowRevisions>(`/api/rows/${recordId}/revisions`, {}, signal),
    enabled: recordId !== null,
  });
}

/** A changed row moves figures, checks, tiles and sentences: everything is asked again. */
function useRefreshAll(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries();
}

export function useAddRow(section: string) {
  const refresh = useRefreshAll();
  return useMutation({
    mutationFn: (input: AddRowInput) =>
      sendJson<StoredRecord>('POST', `/api/sections/${encodeURIComponent(section)}/rows`, input),
    onSuccess: refresh,
  });
}

export function useCorrectRow(recordId: number) {
  const refresh = useRefreshAll();
  return useMutation({
    mutationFn: (input: CorrectRowInput) => sendJson<StoredRecord>('PATCH', `/api/rows/${recordId}`, input),
    onSuccess: refresh,
  });
}

export function useWithdrawRow(recordId: number) {
  const refresh = useRefreshAll();
  return useMutation({
    mutationFn: (input: { readonly revision: number; readonly reason: string }) =>
      sendJson<null>('DELETE', `/api/rows/${recordId}`, input),
    onSuccess: refresh,
  });
}

export function useEditions(section: string, territory: string) {
  return useQuery({
    queryKey: ['editions', section, territory],
    queryFn: ({ signal }) => getJson<EditionList>('/api/editions', { section, territory }, signal),
  });
}

export function useRejectedRows(editionId: number | null) {
  return useQuery({
    queryKey: ['rejected', editionId],
    queryFn: ({ signal }) => getJson<RejectedRows>(`/api/editions/${editionId}/rejected`, {}, signal),
    enabled: editionId !== null,
  });
}

export function useMendRow(rejectedId: number) {
  const refresh = useRefreshAll();
  return useMutation({
    mutationFn: (input: MendRowInput) => sendJson<StoredRecord>('POST', `/api/rejected/${rejectedId}/mend`, input),
    onSuccess: refresh,
  });
}

export function useDiscardRow(rejectedId: number) {
  const refresh = useRefreshAll();
  return useMutation({
    mutationFn: (reason: string) => sendJson<null>('POST', `/api/rejected/${rejectedId}/discard`, { reason }),
    onSuccess: refresh,
  });
}

export function usePublishEdition(editionId: number) {
  const refresh = useRefreshAll();
  return useMutation({
    mutationFn: (reason: string) => sendJson<null>('POST', `/api/editions/${editionId}/publication`, { reason }),
    onSuccess: refresh,
  });
}

export function useRetireEdition(editionId: number) {
  const refresh = useRefreshAll();
  return useMutation({
    mutationFn: (reason: string) => sendJson<null>('POST', `/api/editions/${editionId}/retirement`, { reason }),
    onSuccess: refresh,
  });
}

export function usePreviewImport() {
  return useMutation({ mutationFn: (form: FormData) => sendForm<ImportPreview>('/api/imports', form) });
}

export function useConfirmImport() {
  const refresh = useRefreshAll();
  return useMutation({
    mutationFn: (draftId: string) =>
      sendJson<ImportResult>('POST', `/api/imports/${encodeURIComponent(draftId)}/confirmation`, {}),
    onSuccess: refresh,
  });
}

/** Whoever brings another instead leaves no file waiting; when that fails it goes by itself in a week. */
export function useDiscardDraft() {
  return useMutation({
    mutationFn: (draftId: string) => sendJson<null>('DELETE', `/api/imports/${encodeURIComponent(draftId)}`, {}),
  });
}

export function useAttachments(section: string, territory: string) {
  return useQuery({
    queryKey: ['attachments', section, territory],
    queryFn: ({ signal }) => getJson<AttachmentList>('/api/attachments', { section, territory }, signal),
  });
}

export function useAddAttachment() {
  const refresh = useRefreshAll();
  return useMutation({
    mutationFn: (form: FormData) => sendForm<{ readonly id: number }>('/api/attachments', form),
    onSuccess: refresh,
  });
}
