/** Adding companies: lines or a CSV file, and the verdict of each line. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CompanyLine } from '../format/company-lines.ts';
import { api, take } from './client.ts';
import { keys } from './query-keys.ts';
import type { AddedCompany } from './shapes.ts';

export type Given = { lines: CompanyLine[] } | { csv: string };

export function useAddCompanies() {
  const client = useQueryClient();
  return useMutation<AddedCompany[], Error, Given>({
    mutationFn: async (given) => {
      const asked =
        'lines' in given
          ? api.POST('/api/v1/companies', { body: { companies: given.lines } })
          : api.POST('/api/v1/companies', {
              body: given.csv as never,
              bodySerializer: (text) => text as unknown as string,
              headers: { 'content-type': 'text/csv' },
            });
      return (await take(asked)).data;
    },
    onSuccess: () => {
      for (const queryKey of [keys.companies, keys.portfolio, keys.overview, keys.tasks]) {
        void client.invalidateQueries({ queryKey });
      }
    },
  });
}
