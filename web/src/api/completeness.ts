/** The proof that nothing is missing: counters and days of each company, arrivals, findings in the archive. */
import { useQuery } from '@tanstack/react-query';
import { useAllPages } from './all-pages.ts';
import { api, take } from './client.ts';
import { keys } from './query-keys.ts';
import type { components } from './schema.d.ts';
import type { Completeness } from './shapes.ts';

export type Calendar = components['schemas']['CompanyCalendar'];
export type Finding = components['schemas']['Finding'];

/** Soonest deadline first. */
export function useCompleteness() {
  return useAllPages<Completeness>({
    queryKey: [...keys.completeness, 'list'],
    ask: (query, signal) => take(api.GET('/api/v1/completeness', { params: { query }, signal })),
  });
}

/** Null if the company was removed or belongs to another organisation. */
export function useCompanyProof(company: string) {
  return useQuery<Completeness | null>({
    queryKey: [...keys.completeness, 'one', company],
    queryFn: async ({ signal }) => {
      const page = await take(api.GET('/api/v1/completeness', { params: { query: { company } }, signal }));
      return page.data[0] ?? null;
    },
  });
}

export function useCalendar(id: string, days: number) {
  return useQuery<Calendar>({
    queryKey: [...keys.completeness, 'calendar', id, days],
    queryFn: ({ signal }) =>
      take(api.GET('/api/v1/companies/{id}/calendar', { params: { path: { id }, query: { days } }, signal })),
  });
}

/** Oldest day first; the last is today. @param company undefined for all companies */
export function useArrivals(days: number, company?: string) {
  return useQuery({
    queryKey: [...keys.completeness, 'arrivals', days, company],
    queryFn: async ({ signal }) => {
      const query = { days, ...(company === undefined ? {} : { company }) };
      return (await take(api.GET('/api/v1/arrivals', { params: { query }, signal }))).data;
    },
  });
}

/** Newest first; empty if no problems are known. */
export function useFindings(company?: string) {
  return useAllPages<Finding>({
    queryKey: [...keys.completeness, 'findings', company],
    ask: (page, signal) =>
      take(
        api.GET('/api/v1/integrity/findings', {
          params: { query: { ...page, ...(company === undefined ? {} : { company }) } },
          signal,
        }),
      ),
    atOnce: 0,
  });
}
