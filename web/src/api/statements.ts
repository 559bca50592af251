/** Signed statements of completeness: made, listed; and the keys that sign them. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useAllPages } from './all-pages.ts';
import { api, take } from './client.ts';
import { keys } from './query-keys.ts';
import type { components, paths } from './schema.d.ts';

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

export type CheckedStatement = components['schemas']['ComparedStatement'];

/** A signed document as it was issued, or a hash alone. */
export function useCheckStatement() {
  return useMutation<CheckedStatement, Error, string>({
    mutationFn: (text) => take(api.POST('/api/v1/completeness/check', { body: readHandedOut(text) })),
  });
}

type HandedOut = paths['/api/v1/completeness/check']['post']['requestBody']['content']['application/json'];

/** What is neither is refused by the service, which says so. */
function readHandedOut(text: string): HandedOut {
  const head = /^[0-9a-f]{64}$/i.exec(text.trim());
  if (head) return { head: head[0] };
  try {
    const { document, signature } = JSON.parse(text);
    return { document, signature };
  } catch {
    return { document: {}, signature: {} };
  }
}

/** The one that signs now is the first. */
export function useSigningKeys() {
  return useQuery<SigningKey[]>({
    queryKey: [...keys.completeness, 'keys'],
    queryFn: async ({ signal }) => (await take(api.GET('/api/v1/completeness/keys', { signal }))).data,
  });
}
