/** Companies to choose from. A portfolio of one page is loaded once and searched here, a larger one by the service. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { chunksOf } from './chunks-of.ts';
import { api, take } from './client.ts';
import { keys } from './query-keys.ts';
import type { Company } from './shapes.ts';

const pageLimit = 200;

interface Options {
  companies: Company[];
  /** Every company that matches is among them. */
  whole: boolean;
}

/** @param text in the name, or how the code begins; '' asks for the first of all */
export function useCompanyOptions(text: string) {
  return useQuery<Options>({
    queryKey: [...keys.companies, 'options', text],
    queryFn: async ({ signal }) => {
      const query = { limit: pageLimit, ...(text !== '' && { text }) };
      const { data, nextCursor } = await take(api.GET('/api/v1/companies', { params: { query }, signal }));
      return { companies: data, whole: nextCursor === null };
    },
    placeholderData: keepPreviousData,
  });
}

/** Its id, where there is only one: then nothing is to be chosen. */
export function useOnlyCompany(): string | undefined {
  const { data } = useCompanyOptions('');
  return data?.whole && data.companies.length === 1 ? data.companies[0]!.id : undefined;
}

/** Ids of companies by their codes; those that are no companies here are left out. */
export async function findCompaniesByCif(cifs: string[]): Promise<Map<string, string>> {
  const found = await Promise.all(
    chunksOf(cifs).map(async (cif) => {
      const query = { cif, limit: cif.length };
      return (await take(api.GET('/api/v1/companies', { params: { query } }))).data;
    }),
  );
  return new Map(found.flat().map(({ cif, id }) => [cif, id]));
}
