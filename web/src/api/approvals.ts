/** Links by which a client says whether an invoice is known. What a link holds is in the answer of its making alone. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, take } from './client.ts';
import { keys } from './query-keys.ts';
import type { components } from './schema.d.ts';

export type ApprovalLink = components['schemas']['ApprovalLink'];

const path = '/api/v1/invoices/{id}/approval-links';
const keyOf = (id: string) => [...keys.invoices, 'approvals', id];

/** Newest first. */
export function useApprovalLinks(id: string) {
  return useQuery({
    queryKey: keyOf(id),
    queryFn: async ({ signal }) => (await take(api.GET(path, { params: { path: { id } }, signal }))).data,
  });
}

export function useCreateApprovalLink(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { note: string | null; days: number }) =>
      take(api.POST(path, { params: { path: { id } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: keyOf(id) }),
  });
}

export function useRevokeApprovalLink(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (link: string) =>
      take(api.DELETE('/api/v1/approval-links/{id}', { params: { path: { id: link } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: keyOf(id) }),
  });
}
