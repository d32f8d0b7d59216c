import { useQuery } from '@tanstack/react-query';
import { getJson } from '#web/api/request.ts';
import type { Grant } from '../grant.ts';
import { ROLES } from '../role.ts';
import { periodWords } from './grant-words.ts';

interface PlaceName {
  readonly place: { readonly name: string };
}

interface TerritoryNameProps {
  /** '' is Peru. */
  readonly code: string;
}

export function TerritoryName({ code }: TerritoryNameProps) {
  const path = code === '' ? 'PE' : code;
  // The same question as the place of a page, and the same answer.
  const place = useQuery({
    queryKey: ['place', path],
    queryFn: ({ signal }) => getJson<PlaceName>(`/api/places/${path}`, {}, signal),
    staleTime: Infinity,
  });
  return <>{place.data?.place.name ?? (code === '' ? 'Perú' : code)}</>;
}

interface GrantTextProps {
  readonly grant: Grant;
}

/** "Secretario técnico del CODISEC · Callao (070101) · desde el 01/01/2026". */
export function GrantText({ grant }: GrantTextProps) {
  const { role, territory, validFrom, validTo } = grant;
  return (
    <span>
      <strong>{ROLES[role].label}</strong> · <TerritoryName code={territory} />
      {territory === '' ? '' : ` (${territory})`} · {periodWords(validFrom, validTo)}
    </span>
  );
}
