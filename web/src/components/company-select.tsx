/** Selects a company in a form, searched by name or tax ID. */
import { Select, type SelectProps } from '@mantine/core';
import { useMemo } from 'react';
import { usePortfolio } from '../api/overview.ts';
import { useCommonText } from '../text/common.ts';

interface Props extends Omit<SelectProps, 'value' | 'onChange' | 'data'> {
  value: string | undefined;
  onChange(id: string | undefined): void;
}

/** Longer lists are searched by typing. */
const shownAtMost = 50;

export function CompanySelect({ value, onChange, ...rest }: Props) {
  const t = useCommonText();
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
      clearButtonProps={{ 'aria-label': t.do.clearThis }}
      limit={shownAtMost}
      nothingFoundMessage={t.count.companies(0)}
    />
  );
}
