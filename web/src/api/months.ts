/** Companies by months, and closing them. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useAllPages } from './all-pages.ts';
import { api, take } from './client.ts';
import { keys } from './query-keys.ts';
import type { components, paths } from './schema.d.ts';

export type CompanyMonth = components['schemas']['CompanyMonth'];
export type MonthState = components['schemas']['MonthState'];
export type MonthFilter = components['schemas']['MonthFilter'];
export type ClosedMonth = components['schemas']['ClosedMonth'];
type CloseBody = paths['/api/v1/months/close']['post']['requestBody']['content']['application/json'];
type ReopenBody = paths['/api/v1/months/reopen']['post']['requestBody']['content']['application/json'];

const monthKeys = [...keys.completeness, 'months'] as const;
/** A row is a company and a month: six months of six thousand companies. */
const mostRows = 40_000;

export interface MonthsAsked {
  from: string;
  to: string;
  /** In the company's name, or how its code begins. */
  text?: string;
  /** Companies of whose month `showMonth` this is so. */
  show?: MonthFilter;
  showMonth?: string;
}

export function useMonths(asked: MonthsAsked) {
  return useAllPages<CompanyMonth>({
    queryKey: [...monthKeys, asked],
    ask: (page, signal) =>
      take(api.GET('/api/v1/months', { params: { query: { ...page, ...asked } }, signal })),
    atOnce: mostRows,
    keep: true,
  });
}

/** Null if the company was removed or belongs to another organisation. */
export function useMonth(company: string, month: string) {
  return useQuery<CompanyMonth | null>({
    queryKey: [...monthKeys, 'one', company, month],
    queryFn: async ({ signal }) => {
      const query = { company, from: month, to: month };
      return (await take(api.GET('/api/v1/months', { params: { query }, signal }))).data[0] ?? null;
    },
  });
}

export function useCloseMonths() {
  const client = useQueryClient();
  return useMutation<ClosedMonth[], Error, CloseBody>({
    mutationFn: async (body) => (await take(api.POST('/api/v1/months/close', { body }))).data,
    onSuccess: () => refresh(client),
  });
}

export function useReopenMonths() {
  const client = useQueryClient();
  return useMutation<unknown, Error, ReopenBody>({
    mutationFn: (body) => take(api.POST('/api/v1/months/reopen', { body })),
    onSuccess: () => refresh(client),
  });
}

async function refresh(client: ReturnType<typeof useQueryClient>): Promise<void> {
  await client.invalidateQueries({ queryKey: monthKeys });
  void client.invalidateQueries({ queryKey: keys.tasks });
  void client.invalidateQueries({ queryKey: keys.overview });
}
