import { QueryClient } from '@tanstack/react-query';
import { ApiFailure } from './request.ts';

/** Refusals are answers and are not asked again; a server that is starting up is. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        refetchOnWindowFocus: false,
        retry: (count, error) =>
          count < 2 && error instanceof ApiFailure && (error.status === 0 || error.status === 503),
      },
    },
  });
}
