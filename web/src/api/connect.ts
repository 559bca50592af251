/** Connecting a certificate: where ANAF's page is, and the two ways back. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, take } from './client.ts';
import { keys } from './keys.ts';
import { ApiProblem } from './problem.ts';
import type { Connection, ConnectionInFull } from './shapes.ts';

export function useConnections({ everyMs }: { everyMs?: number } = {}) {
  return useQuery<ConnectionInFull[]>({
    queryKey: keys.connections,
    queryFn: async ({ signal }) => (await take(api.GET('/api/v1/anaf/tokens', { signal }))).data,
    ...(everyMs === undefined ? {} : { refetchInterval: everyMs }),
  });
}

export interface WayToAnaf {
  /** Undefined while the service is not registered at ANAF. */
  authorizeUrl: string | undefined;
  /** Where ANAF sends the browser; undefined when nobody said. */
  redirectUri: string | undefined;
}

/** The state in the address lasts ten minutes: a fresh one is fetched before. */
const freshMs = 8 * 60_000;

/** Fetched before the button is pressed: browsers open a tab only for a press, and not after a wait. */
export function useWayToAnaf() {
  return useQuery<WayToAnaf>({
    queryKey: ['connect'],
    queryFn: async ({ signal }) => {
      try {
        const headers = { accept: 'application/json' };
        const { authorizeUrl } = await take(api.GET('/api/v1/anaf/connect', { headers, signal }));
        const redirectUri = new URL(authorizeUrl).searchParams.get('redirect_uri') ?? undefined;
        return { authorizeUrl, redirectUri };
      } catch (error) {
        if (!(error instanceof ApiProblem) || error.code !== 'anaf_not_configured') throw error;
        const redirectUri = /https?:\/\/\S+\/anaf\/callback/.exec(error.document.detail)?.[0];
        return { authorizeUrl: undefined, redirectUri };
      }
    },
    staleTime: freshMs,
    refetchInterval: freshMs,
    gcTime: 0,
  });
}

export function usePastedAddress() {
  const client = useQueryClient();
  return useMutation<Connection, Error, string>({
    mutationFn: (url) => take(api.POST('/api/v1/anaf/callback', { body: { url } })),
    onSuccess: () => afterConnecting(client),
    // A state is good once.
    onError: () => client.invalidateQueries({ queryKey: ['connect'] }),
  });
}

/** ANAF's authorisation itself stays: it is ended on ANAF's portal alone. */
export function useRemoveConnection() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => take(api.DELETE('/api/v1/anaf/tokens/{id}', { params: { path: { id } } })),
    onSuccess: () => afterConnecting(client),
  });
}

function afterConnecting(client: ReturnType<typeof useQueryClient>): void {
  for (const queryKey of [keys.connections, keys.tasks, keys.overview, keys.status]) {
    void client.invalidateQueries({ queryKey });
  }
}
