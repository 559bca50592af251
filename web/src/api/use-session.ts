/** The session: undefined while loading, null if there is none. */
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

/** Whether there is a session; requested while the page's script is still loading. */
export async function prefetchSession(client: QueryClient): Promise<boolean> {
  await client.prefetchQuery(sessionQuery);
  return client.getQueryData(sessionQuery.queryKey) != null;
}

/** Whether the session has this scope. */
export function useMay(scope: keyof typeof rank): boolean {
  const { data } = useSession();
  return !!data && rank[data.scope] >= rank[scope];
}

/** Whether the session may change what concerns the whole organisation: not who sees some of its companies. */
export function useMayWhole(): boolean {
  const { data } = useSession();
  return useMay('admin') && data?.companies === 'all';
}

/** Whether the session sees some companies alone. */
export function useIsLimited(): boolean {
  const { data } = useSession();
  return !!data && data.companies !== 'all';
}

/** What the sign-in page needs to know of the installation. */
export function useSetup() {
  return useQuery({
    queryKey: ['setup'],
    queryFn: ({ signal }) => take(api.GET('/api/v1/setup', { signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { email: string; password: string }) =>
      take(api.POST('/api/auth/sign-in/email', { body })),
    onSuccess: async ({ secondFactorNeeded }) => {
      if (!secondFactorNeeded) await begin(client);
    },
    meta: { quiet: true },
  });
}

/** A code of the application, or a recovery code. */
export function useSecondStep() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (code: string) => take(api.POST('/api/auth/sign-in/second-factor', { body: { code } })),
    onSuccess: () => begin(client),
    meta: { quiet: true },
  });
}

/** Another person may use this browser next: the cache is cleared. */
export async function begin(client: QueryClient): Promise<void> {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
  await client.refetchQueries({ queryKey: sessionKey });
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
