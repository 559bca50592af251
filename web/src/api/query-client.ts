/** The query cache: short-lived, retries only what can succeed, cleared when the session ends. */
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem, isUnauthenticated } from './problem.ts';

export const sessionKey = ['session'] as const;

/** The first refused request detects that the session ended; the gate then shows the sign-in at the same address. */
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
        // Data stays shown while the service cannot be reached.
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
