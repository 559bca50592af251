/** A whole list, page after page: the first is shown as it comes, the rest follows by itself. */
import {
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  type QueryKey,
  useInfiniteQuery,
} from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';

export interface PageOf<Row> {
  data: Row[];
  nextCursor: string | null;
}

/** The API's own limit. */
export const pageLimit = 200;
/** What fills a window is there sooner than what fills four. */
const firstLimit = 50;

export interface List<Row> {
  queryKey: QueryKey;
  ask(page: { cursor?: string; limit: number }, signal: AbortSignal): Promise<PageOf<Row>>;
}

interface Asked<Row> extends List<Row> {
  /** Pages are fetched by themselves up to so many rows; beyond it is for whoever scrolls there. */
  atOnce?: number;
  /** While another question is on its way, the rows of the one before stay, and `stale` says so. */
  keep?: boolean;
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

/** Asked before anything shows it. */
export function prefetchFirstPage<Row>(client: QueryClient, list: List<Row>): void {
  void client.prefetchInfiniteQuery(pagesOf(list));
}

/** `rows` is undefined until the first page is there; `more` asks for the next one when not all came by themselves. */
export function useAllPages<Row>({ atOnce = 5_000, keep = false, ...list }: Asked<Row>) {
  const query = useInfiniteQuery({
    ...pagesOf(list),
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
  const rows = useMemo(() => data?.pages.flatMap((page) => page.data), [data]);
  const byItself = hasNextPage && !stale && !isFetchNextPageError && (rows?.length ?? 0) < atOnce;
  useEffect(() => {
    if (!byItself || isFetchingNextPage) return;
    // What is there is drawn first.
    return whenIdle(() => void fetchNextPage());
  }, [byItself, isFetchingNextPage, fetchNextPage]);
  const more =
    hasNextPage && !stale && !byItself ? () => void (isFetchingNextPage || fetchNextPage()) : undefined;
  return { rows, more, stale, whole: !hasNextPage, error: query.error, refetch: query.refetch };
}

/** @returns what calls it off; not every browser says when it is idle */
function whenIdle(act: () => void): () => void {
  if (typeof window.requestIdleCallback !== 'function') {
    const timer = setTimeout(act, 100);
    return () => clearTimeout(timer);
  }
  const idle = window.requestIdleCallback(act, { timeout: 500 });
  return () => window.cancelIdleCallback(idle);
}
