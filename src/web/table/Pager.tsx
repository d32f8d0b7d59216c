import { Pagination } from '@mantine/core';
import { useAddressFilters } from '../state/use-address-filters.ts';

interface PagerProps {
  /** Of a list that the server pages. */
  readonly of: { readonly total: number; readonly pageSize: number };
}

/** The pages of a list; which one is open lives in the address. Nothing where there is one. */
export function Pager({ of: { total, pageSize } }: PagerProps) {
  const { page, put } = useAddressFilters();
  const pages = Math.ceil(total / pageSize);
  if (pages <= 1) return null;
  return (
    <Pagination
      total={pages}
      value={page}
      mt="sm"
      onChange={(next) => put('pagina', String(next))}
      getControlProps={(control) => ({ 'aria-label': control === 'next' ? 'Página siguiente' : 'Página anterior' })}
    />
  );
}
