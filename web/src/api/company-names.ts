/** Company names by id, for lists that only have ids: those of the rows that are drawn are asked for, many at once. */
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import { labelOfCompany } from '../format/matches-company.ts';
import { chunksOf } from './chunks-of.ts';
import { api, take } from './client.ts';
import { keys } from './query-keys.ts';

/** Null: removed meanwhile. */
type Names = Record<string, { name: string | null; cif: string } | null>;

/** Below `companies`: what changes companies asks for the names that are known once more. */
const namesKey = [...keys.companies, 'names'] as const;
/** The rows of one drawing ask together. */
const waitMs = 10;

export function useCompanyNames(): (id: string) => string | null {
  const known = useKnown();
  return useCallback((id) => known(id)?.name ?? null, [known]);
}

/** Name and code, to choose by. @returns undefined until it is known, null of a company that was removed */
export function useCompanyLabels(): (id: string) => string | null | undefined {
  const known = useKnown();
  return useCallback(
    (id) => {
      const company = known(id);
      return company && labelOfCompany(company);
    },
    [known],
  );
}

function useKnown(): (id: string) => Names[string] | undefined {
  const client = useQueryClient();
  const { data: names } = useQuery<Names>({
    queryKey: namesKey,
    queryFn: async ({ signal }) => {
      const known = Object.keys(client.getQueryData<Names>(namesKey) ?? {});
      const found = await Promise.all(chunksOf(known).map((ids) => askForNames(ids, signal)));
      // What came meanwhile stays.
      return Object.assign({}, client.getQueryData<Names>(namesKey), ...found);
    },
    initialData: {},
    staleTime: Number.POSITIVE_INFINITY,
  });
  const asking = useMemo(() => createAsking(client), [client]);
  useEffect(() => asking.stop, [asking]);
  return useCallback(
    (id) => {
      if (!(id in names)) asking.want(id);
      return names[id];
    },
    [names, asking],
  );
}

/** Collects what is wanted while rows are drawn, and asks for it afterwards; what failed is wanted again by the next drawing. */
function createAsking(client: QueryClient) {
  const asked = new Set<string>();
  const wanted = new Set<string>();
  let timer: number | undefined;
  const ask = () => {
    timer = undefined;
    for (const ids of chunksOf([...wanted])) {
      askForNames(ids).then(
        (found) => client.setQueryData<Names>(namesKey, (names) => ({ ...names, ...found })),
        () => {
          for (const id of ids) asked.delete(id);
        },
      );
    }
    wanted.clear();
  };
  return {
    want(id: string): void {
      if (asked.has(id) || id in (client.getQueryData<Names>(namesKey) ?? {})) return;
      asked.add(id);
      wanted.add(id);
      timer ??= window.setTimeout(ask, waitMs);
    },
    stop(): void {
      clearTimeout(timer);
      timer = undefined;
      for (const id of wanted) asked.delete(id);
      wanted.clear();
    },
  };
}

/** Of every id, also of those that were removed meanwhile: they are not asked for again. */
async function askForNames(ids: string[], signal?: AbortSignal): Promise<Names> {
  const query = { id: ids, limit: ids.length };
  const { data } = await take(api.GET('/api/v1/companies', { params: { query }, ...(signal && { signal }) }));
  const found = new Map(data.map(({ id, name, cif }) => [id, { name, cif }]));
  return Object.fromEntries(ids.map((id) => [id, found.get(id) ?? null]));
}
