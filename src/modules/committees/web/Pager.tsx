import { Pagination } from '@mantine/core';
import { useSearchParams } from 'wouter';
import type { Paged } from '../contract.ts';

/** The page in the address. */
export function usePage(): number {
  const [search] = useSearchParams();
  const page = Number(search.get('pagina') ?? '1');
  return Number.isInteger(page) && page >= 1 ? page : 1;
}

interface PagerProps {
  readonly of: Pick<Paged<unknown>, 'total' | 'page' | 'pageSize'>;
}

export function Pager({ of: { total, page, pageSize } }: PagerProps) {
  const [, setSearch] = useSearchParams();
  const pages = Math.ceil(total / pageSize);
  if (pages <= 1) return null;
  return (
    <Pagination
      total={pages}
      value={page}
      mt="sm"
      getControlProps={(control) => ({
        'aria-label': control === 'next' ? 'Página siguiente' : 'Página anterior',
      })}
      onChange={(next) =>
        setSearch((previous) => {
          const changed = new URLSearchParams(previous);
          changed.set('pagina', String(next));
          return changed;
        })
      }
    />
  );
}
