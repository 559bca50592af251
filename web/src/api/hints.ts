/** Hints of invoices that ANAF never listed: listed, silenced and expected again. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useAllPages } from './all-pages.ts';
import { api, take } from './client.ts';
import { keys } from './query-keys.ts';
import type { components } from './schema.d.ts';

export type Hint = components['schemas']['Hint'];

const hintKeys = [...keys.completeness, 'hints'] as const;

/** Newest first. */
export function useHints(silenced: boolean, possible: boolean) {
  return useAllPages<Hint>({
    queryKey: [...hintKeys, silenced, possible],
    ask: (page, signal) =>
      take(
        api.GET('/api/v1/completeness/hints', {
          params: {
            query: {
              ...page,
              silenced: silenced ? 'true' : 'false',
              ...(!possible && { confidence: 'likely' as const }),
            },
          },
          signal,
        }),
      ),
    atOnce: 0,
  });
}

export function useSilenceHint() {
  const client = useQueryClient();
  return useMutation<Hint, Error, { id: string; silenced: boolean }>({
    mutationFn: ({ id, silenced }) =>
      take(
        api.POST('/api/v1/completeness/hints/{id}/silence', { params: { path: { id } }, body: { silenced } }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: hintKeys }),
  });
}
