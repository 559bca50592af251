/** The company filter of a list. The address holds the company's id, never its tax ID. */
import { useCompanyOptions } from '../api/company-options.ts';
import { useCommonText } from '../text/common.ts';
import { CompanySelect } from './company-select.tsx';

interface Props {
  value: string | undefined;
  onChange(id: string | undefined): void;
  /** Px. */
  width?: number;
}

export function CompanyFilter({ value, onChange, width = 240 }: Props) {
  const t = useCommonText();
  const { data } = useCompanyOptions('');
  // With a single company there is nothing to choose.
  if ((data?.companies.length ?? 0) < 2 && value === undefined) return null;
  return (
    <CompanySelect
      aria-label={t.company}
      placeholder={t.allCompanies}
      value={value}
      onChange={onChange}
      w={width}
      maw="100%"
    />
  );
}
