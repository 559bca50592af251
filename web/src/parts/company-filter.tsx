/** Of one company only: chosen by its name or its code, as one types. The address holds its id, never its code. */
import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { usePortfolio } from '../api/overview.ts';
import { useCommonWords } from '../words/common.ts';

interface Props {
  value: string | undefined;
  onChange(id: string | undefined): void;
}

/** More than anybody scrolls through; the rest is found by typing. */
const shownAtMost = 50;

export function CompanyFilter({ value, onChange }: Props) {
  const words = useCommonWords();
  const { rows } = usePortfolio();
  const data = useMemo(
    () => (rows ?? []).map(({ id, name, cif }) => ({ value: id, label: name ? `${name} · ${cif}` : cif })),
    [rows],
  );
  // With a single company there is nothing to choose.
  if (data.length < 2 && value === undefined) return null;
  return (
    <Select
      aria-label={words.company}
      placeholder={words.allCompanies}
      data={data}
      value={value ?? null}
      onChange={(id) => onChange(id ?? undefined)}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': words.do.clearFilters }}
      limit={shownAtMost}
      nothingFoundMessage={words.count.companies(0)}
      w={240}
      maw="100%"
    />
  );
}
