/** Adding companies: lines, and the verdict of each; and the whole of it taken back. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CompanyLine } from '../format/company-lines.ts';
import { api, take } from './client.ts';
import { keys } from './query-keys.ts';
import type { AddedCompany } from './shapes.ts';

export function useAddCompanies() {
  const refresh = useRefresh();
  return useMutation<AddedCompany[], Error, CompanyLine[]>({
    mutationFn: async (companies) =>
      (await take(api.POST('/api/v1/companies', { body: { companies } }))).data,
    onSuccess: refresh,
  });
}

/** Removes companies that were added by mistake. */
export function useRemoveCompanies() {
  const refresh = useRefresh();
  return useMutation<number, Error, string[]>({
    mutationFn: async (companies) =>
      (await take(api.POST('/api/v1/companies/remove', { body: { companies } }))).removed,
    onSuccess: refresh,
  });
}

function useRefresh() {
  const client = useQueryClient();
  return () => {
    for (const queryKey of [keys.companies, keys.portfolio, keys.overview, keys.tasks, keys.connections]) {
      void client.invalidateQueries({ queryKey });
    }
  };
}
