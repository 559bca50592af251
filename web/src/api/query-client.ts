/** How answers are kept: for a little while, tried again only when that can help, and thrown away when the session ends. */
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem, isUnauthenticated } from './problem.ts';

export const sessionKey = ['session'] as const;

/** A session that ended is seen by whichever request comes first; the shell then shows the sign-in, where one stands. */
export function createQueryClient(): QueryClient {
  const onError = (error: unknown) => {
    if (isUnauthenticated(error)) client.setQueryData(sessionKey, null);
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 10 * 60_000,
        retry: (failures, error) => canHelp(error) && failures < 2,
        retryDelay: (failures) => Math.min(1000 * 2 ** failures, 10_000),
        // What was there stays there while the line is down.
        networkMode: 'always',
        refetchOnWindowFocus: true,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
  return client;
}

function canHelp(error: unknown): boolean {
  return !(error instanceof ApiProblem) || error.status >= 500;
}
