/** One company, and the changes to it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, take } from './client.ts';
import { keys } from './query-keys.ts';
import type { Company, Contact, Instructions } from './shapes.ts';

export function useCompany(id: string) {
  return useQuery<Company>({
    queryKey: [...keys.companies, 'one', id],
    queryFn: ({ signal }) => take(api.GET('/api/v1/companies/{id}', { params: { path: { id } }, signal })),
  });
}

export function useUpdateCompany(id: string) {
  const refresh = useCompanyRefresh();
  return useMutation({
    mutationFn: (body: { name?: string | null; syncEnabled?: boolean; contact?: Partial<Contact> | null }) =>
      take(api.PATCH('/api/v1/companies/{id}', { params: { path: { id } }, body })),
    onSuccess: refresh,
  });
}

/** The message to a company whose right in the SPV is missing. */
export function useInstructions(id: string) {
  return useQuery<Instructions>({
    queryKey: [...keys.companies, 'instructions', id],
    queryFn: ({ signal }) =>
      take(api.GET('/api/v1/companies/{id}/instructions', { params: { path: { id } }, signal })),
  });
}

export function useMarkInstructionsSent(id: string) {
  const refresh = useCompanyRefresh();
  return useMutation({
    mutationFn: () =>
      take(api.POST('/api/v1/companies/{id}/instructions/sent', { params: { path: { id } } })),
    onSuccess: refresh,
  });
}

/** Companies to which ANAF refuses access, the first page of them. */
export function useDeniedCompanies() {
  return useQuery<Company[]>({
    queryKey: [...keys.companies, 'denied'],
    queryFn: async ({ signal }) =>
      (
        await take(
          api.GET('/api/v1/companies', { params: { query: { access: 'denied', limit: 200 } }, signal }),
        )
      ).data,
  });
}

/** The company is no longer synced or shown; its messages and originals stay. */
export function useRemoveCompany(id: string) {
  const refresh = useCompanyRefresh();
  return useMutation({
    mutationFn: () => take(api.DELETE('/api/v1/companies/{id}', { params: { path: { id } } })),
    onSuccess: refresh,
  });
}

/** Asks ANAF whether a certificate may read this company; the answer is recorded. */
export function useProbeAccess() {
  const refresh = useCompanyRefresh();
  return useMutation({
    mutationFn: ({ connection, cif }: { connection: string; cif: string }) =>
      take(
        api.POST('/api/v1/anaf/tokens/{id}/validate-cif', {
          params: { path: { id: connection } },
          body: { cif },
        }),
      ),
    onSuccess: refresh,
  });
}

function useCompanyRefresh() {
  const client = useQueryClient();
  return () => {
    for (const name of [
      'companies',
      'portfolio',
      'overview',
      'tasks',
      'completeness',
      'connections',
    ] as const)
      void client.invalidateQueries({ queryKey: keys[name] });
  };
}
