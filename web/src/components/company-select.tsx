/** One company of many, in a form: by its name or its code, as one types. */
import { Select, type SelectProps } from '@mantine/core';
import { useMemo } from 'react';
import { usePortfolio } from '../api/overview.ts';
import { useCommonWords } from '../text/common.ts';

interface Props extends Omit<SelectProps, 'value' | 'onChange' | 'data'> {
  value: string | undefined;
  onChange(id: string | undefined): void;
}

/** More than anybody scrolls through; the rest is found by typing. */
const shownAtMost = 50;

export function CompanySelect({ value, onChange, ...rest }: Props) {
  const words = useCommonWords();
  const { rows } = usePortfolio();
  const data = useMemo(
    () => (rows ?? []).map(({ id, name, cif }) => ({ value: id, label: name ? `${name} · ${cif}` : cif })),
    [rows],
  );
  return (
    <Select
      {...rest}
      data={data}
      value={value ?? null}
      onChange={(id) => onChange(id ?? undefined)}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': words.do.clearThis }}
      limit={shownAtMost}
      nothingFoundMessage={words.count.companies(0)}
    />
  );
}
