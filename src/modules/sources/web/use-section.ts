// What pages ask of a section by its code; the catalogue is asked once for the whole page.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Permission } from '#modules/identity/index.ts';
import { getJson } from '#web/api/request.ts';
import { inSection, type SectionKeeper } from '../policy.ts';

interface SectionList {
  readonly sections: readonly {
    readonly code: string;
    readonly title: string;
    readonly keepers: readonly SectionKeeper[];
  }[];
}

function useListedSection(code: string) {
  const { data } = useQuery({
    queryKey: ['catalog'],
    queryFn: ({ signal }) => getJson<SectionList>('/api/catalog', {}, signal),
    staleTime: 5 * 60_000,
  });
  return data?.sections.find((section) => section.code === code);
}

export function useSectionTitle(code: string): string | undefined {
  return useListedSection(code)?.title;
}

/** A permission as the section grants it. Until the catalogue comes, only who keeps every section has it. */
export function useInSection(code: string, permission: Permission): Permission {
  const keepers = useListedSection(code)?.keepers;
  return useMemo(() => inSection(permission, keepers ? { keepers } : {}), [permission, keepers]);
}
