/** What ANAF's public registry says of tax IDs that are to be added. Nothing waits for it: without an answer there is no name. */
import { useQuery } from '@tanstack/react-query';
import { api, take } from './client.ts';
import type { RegistryFacts } from './shapes.ts';

const againMs = 1_500;
const mostTries = 6;
const keptMs = 10 * 60_000;

/** By the tax ID as it was given. */
export function useRegistry(cifs: string[]) {
  return useQuery<{ facts: Map<string, RegistryFacts>; waiting: boolean }>({
    queryKey: ['registry', ...cifs],
    enabled: cifs.length > 0,
    staleTime: keptMs,
    retry: false,
    refetchInterval: ({ state }) =>
      state.data?.waiting && state.dataUpdateCount < mostTries ? againMs : false,
    queryFn: async ({ signal }) => {
      const { data, waiting } = await take(api.POST('/api/v1/companies/look-up', { body: { cifs }, signal }));
      const answered = data.flatMap(({ registry }, n) =>
        registry ? [[cifs[n]!, registry] as [string, RegistryFacts]] : [],
      );
      return { facts: new Map(answered), waiting };
    },
  });
}
