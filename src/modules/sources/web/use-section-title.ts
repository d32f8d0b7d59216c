import { useQuery } from '@tanstack/react-query';
import { getJson } from '#web/api/request.ts';

interface SectionTitles {
  readonly sections: readonly { readonly code: string; readonly title: string }[];
}

/** Title of a section by its code; the catalogue is asked once for the whole page. */
export function useSectionTitle(code: string): string | undefined {
  const { data } = useQuery({
    queryKey: ['catalog'],
    queryFn: ({ signal }) => getJson<SectionTitles>('/api/catalog', {}, signal),
    staleTime: 5 * 60_000,
  });
  return data?.sections.find((section) => section.code === code)?.title;
}
