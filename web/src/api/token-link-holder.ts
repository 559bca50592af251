/** What the holder of a token link may do with it, without an account: see who asks, go to ANAF, come back. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, take } from './client.ts';
import { freshMs, type WayToAnaf } from './connect.ts';
import type { Connection } from './shapes.ts';

export function useTokenLink(token: string) {
  return useQuery({
    queryKey: ['token-link', token],
    queryFn: ({ signal }) => take(api.POST('/api/v1/anaf/token-links/look', { body: { token }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

export function useWayByTokenLink(token: string, comesBack: boolean) {
  return useQuery<WayToAnaf>({
    queryKey: ['token-link', token, 'way'],
    queryFn: async ({ signal }) => {
      const { authorizeUrl } = await take(
        api.POST('/api/v1/anaf/token-links/start', { body: { token }, signal }),
      );
      const redirectUri = new URL(authorizeUrl).searchParams.get('redirect_uri') ?? '';
      return { authorizeUrl, redirectUri, comesBack };
    },
    staleTime: freshMs,
    refetchInterval: freshMs,
    gcTime: 0,
  });
}

export function usePastedByTokenLink(token: string) {
  const client = useQueryClient();
  return useMutation<Pick<Connection, 'serial'>, Error, string>({
    mutationFn: (url) => take(api.POST('/api/v1/anaf/token-links/finish', { body: { token, url } })),
    // A state is good once.
    onError: () => client.invalidateQueries({ queryKey: ['token-link', token, 'way'] }),
  });
}
