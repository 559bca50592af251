/** Quarantine: downloads that do not prove to be of their message; listed, accepted. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useAllPages } from './all-pages.ts';
import { api, take } from './client.ts';
import { keys } from './query-keys.ts';
import type { paths } from './schema.d.ts';
import type { Quarantined } from './shapes.ts';

export type QuarantineFilter = Pick<
  NonNullable<paths['/api/v1/quarantine']['get']['parameters']['query']>,
  'company' | 'cause' | 'open'
>;

/** Newest first; older ones load on scrolling. */
export function useQuarantine(filter: QuarantineFilter) {
  return useAllPages<Quarantined>({
    queryKey: [...keys.quarantine, filter],
    ask: (page, signal) =>
      take(api.GET('/api/v1/quarantine', { params: { query: { ...filter, ...page } }, signal })),
    atOnce: 0,
  });
}

export function quarantinedZipUrl(id: string): string {
  return `/api/v1/quarantine/${id}/download`;
}

/** Archives the file as the message's own. Cannot be undone. */
export function useAcceptQuarantined() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string }) =>
      take(api.POST('/api/v1/quarantine/{id}/accept', { params: { path: { id } }, body: { reason } })),
    onSettled: () => {
      for (const name of ['quarantine', 'messages', 'invoices', 'tasks', 'overview', 'completeness'] as const)
        void client.invalidateQueries({ queryKey: keys[name] });
    },
  });
}
