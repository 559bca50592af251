/** Links for a certificate's holder elsewhere: made, listed, withdrawn. What a link holds is in the answer of its making alone. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, take } from './client.ts';
import { keys } from './query-keys.ts';
import type { components } from './schema.d.ts';

export type TokenLink = components['schemas']['TokenLink'];

const key = [...keys.connections, 'links'];
const path = '/api/v1/anaf/token-links';
const newest = 50;

/** The newest, as many as anybody looks at. */
export function useTokenLinks({ everyMs }: { everyMs?: number } = {}) {
  return useQuery<TokenLink[]>({
    queryKey: key,
    queryFn: async ({ signal }) =>
      (await take(api.GET(path, { params: { query: { limit: newest } }, signal }))).data,
    ...(everyMs === undefined ? {} : { refetchInterval: everyMs }),
  });
}

export function useMakeTokenLink() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (note: string | null) => take(api.POST(path, { body: { note } })),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}

export function useWithdrawTokenLink() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => take(api.DELETE(`${path}/{id}`, { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}
