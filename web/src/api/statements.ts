/** Signed statements of completeness: made, listed; and the keys that sign them. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useAllPages } from './all-pages.ts';
import { api, take } from './client.ts';
import { keys } from './query-keys.ts';
import type { components } from './schema.d.ts';

export type Statement = components['schemas']['Statement'];
export type SigningKey = components['schemas']['SigningKey'];

/** Newest first. */
export function useStatements() {
  return useAllPages<Statement>({
    queryKey: [...keys.completeness, 'statements'],
    ask: (query, signal) => take(api.GET('/api/v1/completeness/statements', { params: { query }, signal })),
    atOnce: 0,
  });
}

export function useMakeStatement() {
  const client = useQueryClient();
  return useMutation<Statement, Error, { company: string; firstDay: string; lastDay: string }>({
    mutationFn: (body) => take(api.POST('/api/v1/completeness/statements', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: [...keys.completeness, 'statements'] }),
  });
}

/** The one that signs now is the first. */
export function useSigningKeys() {
  return useQuery<SigningKey[]>({
    queryKey: [...keys.completeness, 'keys'],
    queryFn: async ({ signal }) => (await take(api.GET('/api/v1/completeness/keys', { signal }))).data,
  });
}
