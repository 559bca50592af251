/** The company filter of a list. The address holds the company's id, never its tax ID. */
import { usePortfolio } from '../api/overview.ts';
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
  const { rows } = usePortfolio();
  // With a single company there is nothing to choose.
  if ((rows?.length ?? 0) < 2 && value === undefined) return null;
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
