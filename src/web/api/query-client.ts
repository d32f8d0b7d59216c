import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiFailure } from './request.ts';

/**
 * Refusals are answers and are not asked again; a server that is starting up is. `onSignInFirst` hears of
 * every answer that says that nobody is signed in.
 */
export function createQueryClient(onSignInFirst: (client: QueryClient) => void): QueryClient {
  const onError = (error: Error): void => {
    if (error instanceof ApiFailure && error.code === 'sign-in-first') onSignInFirst(client);
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        refetchOnWindowFocus: false,
        retry: (count, error) =>
          count < 2 && error instanceof ApiFailure && (error.status === 0 || error.status === 503),
      },
    },
  });
  return client;
}
