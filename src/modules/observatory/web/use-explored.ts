// The explorer's question lives in the address of its page: what is seen can be shared, and "back" works.
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { getJson } from '#web/api/request.ts';
import { useAddressFilters } from '#web/state/use-address-filters.ts';
import type { Span } from '../explore/query.ts';
import { useScope } from '#web/place/scope.ts';
import type { AnomaliesView, ComplaintView, PanelView } from '../contract.ts';

/** What the question is made of; the figure whose proof is open is no part of it. */
const FIELDS = ['territory', 'from', 'to', 'by', 'modality', 'edition'] as const;
export type ExploreField = (typeof FIELDS)[number] | 'form';

const PATHS = /^\/t\/[^/]+\/(explorar|anomalias|evaluacion|registro-tardio)$/;

export interface Explored {
  /** Of the API: what the address says, and the page's territory where it names none. */
  readonly search: string;
  readonly form: string | null;
  /** One end of the period; the other end moves only where it would stand on the wrong side. */
  readonly changeMonth: (end: 'from' | 'to', month: string, shown: Span) => void;
  readonly change: (values: Partial<Record<ExploreField, string | null>>) => void;
}

export function useExplored(): Explored {
  const { territory } = useScope();
  const [params, setParams] = useSearchParams();
  const { change } = useAddressFilters();
  const changeMonth = useCallback(
    (end: 'from' | 'to', month: string, shown: Span) =>
      setParams((previous) => {
        const next = new URLSearchParams(previous);
        // Read from the address, which knows of a change whose answer is still on its way.
        const [from, to] = [next.get('from') ?? shown.from, next.get('to') ?? shown.to];
        next.set('from', end === 'from' || month < from ? month : from);
        next.set('to', end === 'to' || month > to ? month : to);
        next.delete('cifra');
        return next;
      }),
    [setParams],
  );
  return { search: questionOf(params, territory), form: params.get('form'), change, changeMonth };
}

/** The question of the page that is open, for the proof of its figures; null on other pages. */
export function useExploredView(): string | null {
  const [path] = useLocation();
  const { territory } = useScope();
  const [params] = useSearchParams();
  const page = PATHS.exec(path)?.[1];
  return page === undefined ? null : `complaints?${questionOfPage(page, params, territory)}`;
}

function questionOfPage(page: string, params: URLSearchParams, territory: string): string {
  switch (page) {
    case 'anomalias':
      return anomalyQuestion(params, territory);
    case 'evaluacion':
      return evaluationQuestion(params);
    case 'registro-tardio':
      return lateQuestion(params, territory);
    default:
      return questionOf(params, territory);
  }
}

/** `vista` tells the server which of the pages asks. */
function anomalyQuestion(params: URLSearchParams, territory: string): string {
  const question = new URLSearchParams({ vista: 'anomalias', territory });
  for (const field of ['month', 'level', 'edition']) {
    const value = params.get(field);
    if (value !== null && value !== '') question.set(field, value);
  }
  return question.toString();
}

export function useAnomalies() {
  const { territory, asOf } = useScope();
  const [params] = useSearchParams();
  const { vista: _page, ...question } = Object.fromEntries(new URLSearchParams(anomalyQuestion(params, territory)));
  return useQuery({
    queryKey: ['anomalies', question, asOf],
    queryFn: ({ signal }) => getJson<AnomaliesView>('/api/complaints/anomalies', { ...question, asOf }, signal),
    placeholderData: (previous) => previous,
  });
}

function questionOf(params: URLSearchParams, territory: string): string {
  const question = new URLSearchParams({ territory });
  for (const field of FIELDS) {
    const value = params.get(field);
    if (value !== null && value !== '') question.set(field, value);
  }
  return question.toString().replaceAll('%2C', ',');
}

export function useComplaintView({ search, form }: Pick<Explored, 'search' | 'form'>) {
  const { asOf } = useScope();
  return useQuery({
    queryKey: ['complaint-view', search, form, asOf],
    queryFn: ({ signal }) =>
      getJson<ComplaintView>(
        '/api/complaints/view',
        { ...Object.fromEntries(new URLSearchParams(search)), form, asOf },
        signal,
      ),
    placeholderData: (previous) => previous,
  });
}

export const EVALUATION_FIELDS = ['treated', 'control', 'aroundTreated', 'aroundControl', 'since', 'months'] as const;

function evaluationQuestion(params: URLSearchParams): string {
  const question = new URLSearchParams({ vista: 'evaluacion' });
  for (const field of EVALUATION_FIELDS) {
    const value = params.get(field);
    if (value !== null && value !== '') question.set(field, value);
  }
  return question.toString();
}

/** Asked only once it is said what to compare with what, and since when. */
export function useEvaluation() {
  const { asOf } = useScope();
  const [params] = useSearchParams();
  const { vista: _page, ...question } = Object.fromEntries(new URLSearchParams(evaluationQuestion(params)));
  const isEnabled = ['treated', 'control', 'since'].every((field) => question[field] !== undefined);
  const query = useQuery({
    queryKey: ['evaluation', question, asOf],
    queryFn: ({ signal }) => getJson<PanelView>('/api/complaints/evaluation', { ...question, asOf }, signal),
    enabled: isEnabled,
    retry: false,
  });
  return { isEnabled, query };
}

function lateQuestion(params: URLSearchParams, territory: string): string {
  const modality = params.get('modality');
  return new URLSearchParams({ vista: 'tardio', territory, ...(modality ? { modality } : {}) }).toString();
}

export function useLateRegistration() {
  const { territory, asOf } = useScope();
  const [params] = useSearchParams();
  const { vista: _page, ...question } = Object.fromEntries(new URLSearchParams(lateQuestion(params, territory)));
  return useQuery({
    queryKey: ['late-registration', question, asOf],
    queryFn: ({ signal }) => getJson<PanelView>('/api/complaints/late', { ...question, asOf }, signal),
  });
}
