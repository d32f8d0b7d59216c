// What a page filters by lives in its address: it can be shared, and "back" works.
import { useCallback } from 'react';
import { useSearchParams } from 'wouter';

export interface AddressFilters {
  readonly read: (name: string) => string | undefined;
  /** Null or '' takes one away. The first page is shown again, and no proof is open. */
  readonly change: (values: Readonly<Record<string, string | null>>) => void;
  readonly put: (name: string, value: string) => void;
  /** From 1. */
  readonly page: number;
}

const PAGE = 'pagina';
/** Figure whose proof is open (`useProof`): it belongs to the answer before. */
const OPEN_FIGURE = 'cifra';

export function useAddressFilters(): AddressFilters {
  const [search, setSearch] = useSearchParams();
  const change = useCallback(
    (values: Readonly<Record<string, string | null>>) =>
      setSearch((previous) => {
        const next = new URLSearchParams(previous);
        next.delete(PAGE);
        next.delete(OPEN_FIGURE);
        for (const [name, value] of Object.entries(values)) {
          if (value === null || value === '') next.delete(name);
          else next.set(name, value);
        }
        return next;
      }),
    [setSearch],
  );
  const put = useCallback((name: string, value: string) => change({ [name]: value }), [change]);
  const page = Number(search.get(PAGE) ?? '1');
  return {
    read: (name) => search.get(name) ?? undefined,
    change,
    put,
    page: Number.isInteger(page) && page >= 1 ? page : 1,
  };
}
