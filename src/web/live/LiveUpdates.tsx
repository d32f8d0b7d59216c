import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { address } from '../api/request.ts';
import { territoryOfPath } from './page-territory.ts';

/** Between one asking again and the next, however much changes. */
const QUIET_MILLISECONDS = 5_000;
/** After a refusal: the browser does not try again by itself. */
const LATER_MILLISECONDS = 60_000;

/** While the page is seen: what is on it is asked again when somebody changes something there. Shows nothing. */
export function LiveUpdates(): null {
  const client = useQueryClient();
  const [path] = useLocation();
  const territory = territoryOfPath(path);
  useEffect(
    () =>
      whileSeen(address('/api/changes', { territory }), () => {
        void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
      }),
    [client, territory],
  );
  return null;
}

/** A page that nobody sees keeps no connection: a browser has few for each site. */
function whileSeen(url: string, onChange: () => void): () => void {
  let source: EventSource | undefined;
  let later: number | undefined;
  let told: number | undefined;
  let hasMissed = false;
  const tell = (): void => {
    told ??= window.setTimeout(() => {
      told = undefined;
      onChange();
    }, Math.random() * QUIET_MILLISECONDS);
  };
  const open = (): void => {
    if (source || document.visibilityState !== 'visible') return;
    source = new EventSource(url);
    source.addEventListener('message', tell);
    source.addEventListener('open', () => {
      if (hasMissed) tell();
      hasMissed = false;
    });
    source.addEventListener('error', () => {
      hasMissed = true;
      if (source?.readyState !== EventSource.CLOSED) return;
      close();
      later = window.setTimeout(open, LATER_MILLISECONDS);
    });
  };
  const close = (): void => {
    window.clearTimeout(later);
    source?.close();
    source = undefined;
  };
  const look = (): void => {
    if (document.visibilityState === 'visible') return open();
    // What happens meanwhile is not heard.
    hasMissed = true;
    close();
  };
  open();
  document.addEventListener('visibilitychange', look);
  return () => {
    document.removeEventListener('visibilitychange', look);
    window.clearTimeout(told);
    close();
  };
}
