/** One text looked for in companies, invoices, partners and messages. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, take } from './client.ts';
import type { components } from './schema.d.ts';

export type Found = components['schemas']['Found'];

/** @param text '' asks nothing */
export function useFound(text: string) {
  return useQuery<Found>({
    queryKey: ['search', text],
    queryFn: ({ signal }) => take(api.GET('/api/v1/search', { params: { query: { text } }, signal })),
    enabled: text !== '',
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}
