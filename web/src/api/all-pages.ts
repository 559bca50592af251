/** A whole list, page by page: the first is shown at once, the rest is loaded in the background. */
import {
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  type QueryKey,
  useInfiniteQuery,
} from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { withoutRepeats } from './without-repeats.ts';

export interface PageOf<Row> {
  data: Row[];
  nextCursor: string | null;
}

/** The API's own limit. */
const pageLimit = 200;
/** Enough to fill a window, and faster than a full page. */
const firstLimit = 50;

export interface List<Row> {
  queryKey: QueryKey;
  ask(page: { cursor?: string; limit: number }, signal: AbortSignal): Promise<PageOf<Row>>;
}

interface Asked<Row> extends List<Row> {
  /** Pages load in the background up to this many rows; further ones on scrolling. */
  atOnce?: number;
  /** While a new query loads, the previous rows stay, marked `stale`. */
  keep?: boolean;
  /** False: nothing is asked. */
  enabled?: boolean;
}

function pagesOf<Row>({ queryKey, ask }: List<Row>) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      ask(pageParam === '' ? { limit: firstLimit } : { limit: pageLimit, cursor: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

/** Requests the first page before a component needs it. */
export function prefetchFirstPage<Row>(client: QueryClient, list: List<Row>): void {
  void client.prefetchInfiniteQuery(pagesOf(list));
}

/** `rows` is undefined until the first page has loaded; `more` loads the next page if the background limit was reached. */
export function useAllPages<Row>({ atOnce = 5_000, keep = false, enabled = true, ...list }: Asked<Row>) {
  const query = useInfiniteQuery({
    ...pagesOf(list),
    enabled,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
  const {
    data,
    isPlaceholderData: stale,
    hasNextPage,
    isFetchingNextPage,
    isFetchNextPageError,
    fetchNextPage,
  } = query;
  const rows = useMemo(() => data && withoutRepeats(data.pages.flatMap((page) => page.data)), [data]);
  const byItself = enabled && hasNextPage && !stale && !isFetchNextPageError && (rows?.length ?? 0) < atOnce;
  useEffect(() => {
    if (!byItself || isFetchingNextPage) return;
    // After the rows that are there have been rendered.
    return whenIdle(() => void fetchNextPage());
  }, [byItself, isFetchingNextPage, fetchNextPage]);
  const more =
    hasNextPage && !stale && !byItself ? () => void (isFetchingNextPage || fetchNextPage()) : undefined;
  return { rows, more, stale, whole: !hasNextPage, error: query.error, refetch: query.refetch };
}

/** @returns a function that cancels; not every browser has requestIdleCallback */
function whenIdle(act: () => void): () => void {
  if (typeof window.requestIdleCallback !== 'function') {
    const timer = setTimeout(act, 100);
    return () => clearTimeout(timer);
  }
  const idle = window.requestIdleCallback(act, { timeout: 500 });
  return () => window.cancelIdleCallback(idle);
}
