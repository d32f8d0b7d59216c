// The question of the budget's page lives in its address: what is seen can be shared, and "back" works.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocation, useSearchParams } from 'wouter';
import { getJson } from '#web/api/request.ts';
import { useScope } from '#web/place/scope.ts';
import { useAddressFilters } from '#web/state/use-address-filters.ts';
import type { BudgetRows, BudgetView } from '../contract.ts';

/** As the address says them. */
const READERS = { gestion: 'official', ciudadania: 'citizen', auditoria: 'auditor' } as const;
export type ReaderWord = keyof typeof READERS;

/** What the server is asked besides the place; the reader and the open figure are the page's own. */
const FIELDS = ['year', 'goal', 'order', 'page'] as const;
export type BudgetField = (typeof FIELDS)[number] | 'para' | 'hoja';

const PATH = /^\/t\/[^/]+\/presupuesto$/;

export interface BudgetQuestion {
  readonly reader: ReaderWord;
  /** Of the file's rows, from 1. */
  readonly sheet: number;
  readonly search: string;
  readonly change: (values: Partial<Record<BudgetField, string | null>>) => void;
}

export function useBudgetQuestion(): BudgetQuestion {
  const { territory } = useScope();
  const [params] = useSearchParams();
  const { change } = useAddressFilters();
  return {
    reader: readerOf(params),
    sheet: Math.max(1, Number(params.get('hoja')) || 1),
    search: questionOf(params, territory),
    change,
  };
}

/** The question of the page that is open, for the proof of its figures; null on other pages. */
export function useBudgetViewQuestion(): string | null {
  const [path] = useLocation();
  const { territory } = useScope();
  const [params] = useSearchParams();
  return PATH.test(path) ? `budget?${questionOf(params, territory)}` : null;
}

function isReader(word: string | null): word is ReaderWord {
  return word !== null && word in READERS;
}

function readerOf(params: URLSearchParams): ReaderWord {
  const word = params.get('para');
  return isReader(word) ? word : 'gestion';
}

function questionOf(params: URLSearchParams, territory: string): string {
  const question = new URLSearchParams({ territory, reader: READERS[readerOf(params)] });
  for (const name of FIELDS) {
    const value = params.get(name);
    if (value !== null && value !== '') question.set(name, value);
  }
  return question.toString();
}

export function useBudget({ search }: BudgetQuestion) {
  const { asOf } = useScope();
  return useQuery({
    queryKey: ['budget', search, asOf],
    queryFn: ({ signal }) =>
      getJson<BudgetView>('/api/budget', { ...Object.fromEntries(new URLSearchParams(search)), asOf }, signal),
    placeholderData: keepPreviousData,
  });
}

export function useBudgetRows(edition: number | null, year: number | null, page: number) {
  const { territory } = useScope();
  return useQuery({
    queryKey: ['budget-rows', territory, edition, year, page],
    queryFn: ({ signal }) => getJson<BudgetRows>('/api/budget/rows', { territory, edition, year, page }, signal),
    placeholderData: keepPreviousData,
    enabled: edition !== null && year !== null,
  });
}
