import { useCallback } from 'react';
import { useSearchParams } from 'wouter';

/** Which figure's proof is open lives in the address (`?cifra=`): it can be shared, and "back" closes it. */
const PARAMETER = 'cifra';

export interface ProofControl {
  readonly figureId: string | null;
  readonly open: (figureId: string) => void;
  readonly close: () => void;
}

export function useProof(): ProofControl {
  const [search, setSearch] = useSearchParams();
  const open = useCallback(
    (figureId: string) =>
      setSearch((previous) => {
        const next = new URLSearchParams(previous);
        next.set(PARAMETER, figureId);
        return next;
      }),
    [setSearch],
  );
  const close = useCallback(
    () =>
      setSearch((previous) => {
        const next = new URLSearchParams(previous);
        next.delete(PARAMETER);
        return next;
      }),
    [setSearch],
  );
  return { figureId: search.get(PARAMETER), open, close };
}
