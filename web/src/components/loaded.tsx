/** The four states of a query: skeleton, failure, failure above older data, data. */
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState } from './error-state.tsx';
import { SkeletonRows } from './skeleton-rows.tsx';

interface Props<T> {
  query: Pick<UseQueryResult<T>, 'data' | 'error' | 'refetch'>;
  /** Shown while loading. */
  skeleton?: ReactNode;
  children(data: T): ReactNode;
}

export function Loaded<T>({ query, skeleton, children }: Props<T>) {
  const { data, error, refetch } = query;
  if (data === undefined) {
    return error ? (
      <ErrorState error={error} onRetry={() => void refetch()} />
    ) : (
      (skeleton ?? <SkeletonRows />)
    );
  }
  return (
    <>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} strip />}
      {children(data)}
    </>
  );
}
