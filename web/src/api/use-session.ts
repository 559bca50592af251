/** Who is signed in: undefined while it is asked, null when nobody is. */
import { type QueryClient, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, take } from './client.ts';
import { isUnauthenticated } from './problem.ts';
import { sessionKey } from './query-client.ts';
import type { Session } from './shapes.ts';

const rank = { read: 0, sync: 1, admin: 2 };

const sessionQuery = queryOptions<Session | null>({
  queryKey: sessionKey,
  queryFn: async ({ signal }) =>
    take(api.GET('/api/v1/session', { signal })).catch((error: unknown) => {
      if (isUnauthenticated(error)) return null;
      throw error;
    }),
  staleTime: 60_000,
});

export function useSession() {
  return useQuery(sessionQuery);
}

/** Whether somebody is signed in; asked while the page's code is still on its way. */
export async function prefetchSession(client: QueryClient): Promise<boolean> {
  await client.prefetchQuery(sessionQuery);
  return client.getQueryData(sessionQuery.queryKey) != null;
}

/** Whether whoever is signed in may do what needs this scope. */
export function useMay(scope: keyof typeof rank): boolean {
  const { data } = useSession();
  return !!data && rank[data.scope] >= rank[scope];
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { email: string; password: string }) =>
      take(api.POST('/api/auth/sign-in/email', { body })),
    // Somebody else may sit here now: nothing of before stays.
    onSuccess: async () => {
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
      await client.refetchQueries({ queryKey: sessionKey });
    },
    meta: { quiet: true },
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => take(api.POST('/api/auth/sign-out')),
    onSuccess: () => {
      client.setQueryData(sessionKey, null);
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
    },
  });
}

export function useSwitchOrganisation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (organisationId: string) =>
      take(api.PUT('/api/v1/session/organisation', { body: { organisationId } })),
    onSuccess: () => client.resetQueries(),
  });
}
