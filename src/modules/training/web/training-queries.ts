import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getJson, sendForm, sendJson } from '#web/api/request.ts';
import type {
  CentreList,
  CertificateState,
  EventList,
  EventView,
  MeritList,
  ParticipantImport,
  ParticipantList,
  TrainingCatalogue,
  YearList,
} from '../contract.ts';

const KEY = 'training';

export interface EventQuestion {
  readonly territory: string;
  readonly year: string | null;
  readonly status: string | null;
  readonly search: string | null;
  readonly page: number;
}

export function useEvents(question: EventQuestion) {
  return useQuery({
    queryKey: [KEY, 'events', question],
    queryFn: ({ signal }) => getJson<EventList>('/api/training/events', { ...question }, signal),
    placeholderData: keepPreviousData,
  });
}

export function useEvent(id: string) {
  return useQuery({
    queryKey: [KEY, 'event', id],
    queryFn: ({ signal }) => getJson<EventView>(`/api/training/events/${encodeURIComponent(id)}`, {}, signal),
  });
}

export function useParticipants(id: number) {
  return useQuery({
    queryKey: [KEY, 'participants', id],
    queryFn: ({ signal }) => getJson<ParticipantList>(`/api/training/events/${id}/participants`, {}, signal),
  });
}

export function useMerits(id: number) {
  return useQuery({
    queryKey: [KEY, 'merits', id],
    queryFn: ({ signal }) => getJson<MeritList>(`/api/training/events/${id}/merits`, {}, signal),
  });
}

export function useYears(territory: string) {
  return useQuery({
    queryKey: [KEY, 'years', territory],
    queryFn: ({ signal }) => getJson<YearList>('/api/training/years', { territory }, signal),
  });
}

export function useCatalogue(territory: string) {
  return useQuery({
    queryKey: [KEY, 'catalogue', territory],
    queryFn: ({ signal }) => getJson<TrainingCatalogue>('/api/training/catalogue', { territory }, signal),
  });
}

export function useCentres(territory: string) {
  return useQuery({
    queryKey: [KEY, 'centres', territory],
    queryFn: ({ signal }) => getJson<CentreList>('/api/training/centres', { territory }, signal),
  });
}

export function useCertificate(code: string) {
  return useQuery({
    queryKey: [KEY, 'certificate', code],
    queryFn: ({ signal }) => getJson<CertificateState>(`/api/certificates/${encodeURIComponent(code)}`, {}, signal),
    enabled: code !== '',
    // What is shown is as it is now: a certificate is revoked at any moment.
    staleTime: 0,
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

export function useImportParticipants(event: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, confirm }: { readonly file: File; readonly confirm: boolean }) => {
      const form = new FormData();
      form.append('confirm', confirm ? '1' : '0');
      form.append('file', file);
      return sendForm<ParticipantImport>(`/api/training/events/${event}/participants/import`, form);
    },
    onSuccess: ({ stored }) => (stored > 0 ? client.invalidateQueries() : undefined),
  });
}
