/** The certificates behind the seals, and the decision to trust them. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useAllPages } from './all-pages.ts';
import { api, take } from './client.ts';
import { keys } from './query-keys.ts';
import type { components } from './schema.d.ts';

export type Signer = components['schemas']['Signer'];

/** Those met last first. */
export function useSigners() {
  return useAllPages<Signer>({
    queryKey: [...keys.signers],
    ask: (query, signal) => take(api.GET('/api/v1/signers', { params: { query }, signal })),
  });
}

/** The service checks every invoice sealed with the certificate again, in the same request. */
export function useDecideSigner() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ sha256: id, verb }: { sha256: string; verb: 'trust' | 'distrust' }) =>
      take(
        verb === 'trust'
          ? api.POST('/api/v1/signers/{id}/trust', { params: { path: { id } } })
          : api.POST('/api/v1/signers/{id}/distrust', { params: { path: { id } } }),
      ),
    onSuccess: () => {
      for (const name of ['signers', 'invoices', 'tasks', 'overview'] as const)
        void client.invalidateQueries({ queryKey: keys[name] });
    },
  });
}
