/** Connecting a certificate: ANAF's address, and the redirect or the pasted address. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, take } from './client.ts';
import { keys } from './query-keys.ts';
import type { Connection, ConnectionInFull } from './shapes.ts';

export function useConnections({ everyMs }: { everyMs?: number } = {}) {
  return useQuery<ConnectionInFull[]>({
    queryKey: keys.connections,
    queryFn: async ({ signal }) => (await take(api.GET('/api/v1/anaf/tokens', { signal }))).data,
    ...(everyMs === undefined ? {} : { refetchInterval: everyMs }),
  });
}

export interface WayToAnaf {
  /** Undefined while the service is not registered with ANAF. */
  authorizeUrl: string | undefined;
  redirectUri: string;
  /** ANAF's redirect reaches the service; otherwise the address is pasted. */
  comesBack: boolean;
}

/** The state in the address lasts ten minutes: a fresh one is fetched before. */
const freshMs = 8 * 60_000;

/** Fetched before the button is pressed: browsers open a tab only for a press, and not after a wait. */
/** @param renews the connection to be renewed; the browser comes back to the page that it left */
export function useWayToAnaf(renews?: string) {
  return useQuery<WayToAnaf>({
    queryKey: ['connect', renews],
    queryFn: async ({ signal }) => {
      const setup = await take(api.GET('/api/v1/anaf/setup', { signal }));
      const way = { redirectUri: setup.redirectUri, comesBack: setup.redirectReachesUs };
      if (!setup.configured) return { ...way, authorizeUrl: undefined };
      const headers = { accept: 'application/json' };
      const query = { returnTo: window.location.pathname, ...(renews === undefined ? {} : { renews }) };
      const params = { query };
      return { ...way, ...(await take(api.GET('/api/v1/anaf/connect', { headers, params, signal }))) };
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

export function useNameHolder(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (holder: string | null) =>
      take(api.PATCH('/api/v1/anaf/tokens/{id}', { params: { path: { id } }, body: { holder } })),
    onSuccess: () => afterConnecting(client),
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
