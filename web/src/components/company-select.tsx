/** Selects a company in a form, searched by name or tax ID. */
import { Select, type SelectProps } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useCompanyLabels } from '../api/company-names.ts';
import { useCompanyOptions } from '../api/company-options.ts';
import type { Company } from '../api/shapes.ts';
import { locales } from '../format/language.ts';
import { labelOfCompany, matchesCompany } from '../format/matches-company.ts';
import { useCommonText } from '../text/common.ts';
import { useCompanyChooserText } from '../text/company-chooser.ts';
import { useLanguage } from '../text/language.tsx';
import { useSettled } from './use-settled.ts';

interface Props extends Omit<SelectProps, 'value' | 'onChange' | 'data'> {
  value: string | undefined;
  onChange(id: string | undefined): void;
}

/** Longer lists are searched by typing. */
const shownAtMost = 50;

export function CompanySelect({ value, onChange, ...rest }: Props) {
  const t = useCommonText();
  const [typed, setTyped] = useState('');
  const { gone } = useCompanyChooserText();
  const labelOf = useCompanyLabels();
  // The text of the field: empty until the name has loaded, so that the id is never shown.
  const label = value === undefined ? undefined : labelOf(value);
  const chosen = label === null ? gone : (label ?? '');
  const sought = typed === chosen ? '' : typed.trim();
  const { found, settled } = useMatching(sought);
  const data = useMemo(() => {
    const options = found.map((company) => ({ value: company.id, label: labelOfCompany(company) }));
    // Its label is drawn from the data, wherever it stands among the companies.
    const isThere = value === undefined || options.some((option) => option.value === value);
    return isThere ? options : [{ value, label: chosen }, ...options];
  }, [found, value, chosen]);
  return (
    <Select
      {...rest}
      data={data}
      value={value ?? null}
      onChange={(id) => onChange(id ?? undefined)}
      searchable
      onSearchChange={setTyped}
      filter={({ limit }) => (sought === '' ? data : data.slice(data.length - found.length)).slice(0, limit)}
      clearable
      clearButtonProps={{ 'aria-label': t.do.clearThis }}
      limit={shownAtMost}
      nothingFoundMessage={settled ? t.count.companies(0) : t.frame.loading}
    />
  );
}

/** Those that match, by name. Settled when the service was asked about all that is typed, or has nothing more to say. */
function useMatching(sought: string): { found: Company[]; settled: boolean } {
  const { language } = useLanguage();
  const { data: first } = useCompanyOptions('');
  const asked = useSettled(sought);
  const { data: more, isPlaceholderData } = useCompanyOptions(first?.whole ? '' : asked);
  const companies = first?.whole ? first.companies : more?.companies;
  const found = useMemo(() => {
    const { compare } = new Intl.Collator(locales[language], { numeric: true });
    return (companies ?? [])
      .filter((company) => matchesCompany(company, sought))
      .sort((a, b) => compare(a.name ?? a.cif, b.name ?? b.cif));
  }, [companies, sought, language]);
  return { found, settled: first?.whole === true || (asked === sought && !isPlaceholderData && !!more) };
}
