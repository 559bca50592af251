/** Company names by id, for lists that only have ids. */
import { useMemo } from 'react';
import { usePortfolio } from './overview.ts';

export function useCompanyNames(): (id: string) => string | null {
  const { rows } = usePortfolio();
  return useMemo(() => {
    const names = new Map(rows?.map(({ id, name }) => [id, name]));
    return (id) => names.get(id) ?? null;
  }, [rows]);
}
