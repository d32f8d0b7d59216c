import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure } from './Failure.tsx';
import { Loading } from './Loading.tsx';

interface AnswerProps<T> {
  readonly query: UseQueryResult<T, Error>;
  readonly blocks?: readonly number[];
  readonly children: (data: T) => ReactNode;
}

/** Three faces of a question to the server: waiting, refused, answered. */
export function Answer<T>({ query, blocks, children }: AnswerProps<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  return blocks ? <Loading blocks={blocks} /> : <Loading />;
}
