/** Which companies a member or a key sees: all, or those that are chosen. */
import type { CompanyLimit } from '../../api/shapes.ts';
import { useIsLimited } from '../../api/use-session.ts';
import { useSettingsText } from '../../text/settings.ts';
import { CompanyChooser } from './company-chooser.tsx';

interface Props {
  value: CompanyLimit;
  onChange(limit: CompanyLimit): void;
}

export function CompanyLimitChoice({ value, onChange }: Props) {
  const t = useSettingsText().limit;
  // Who sees some companies has no others to give.
  const limited = useIsLimited();
  return (
    <CompanyChooser
      legend={t.legend}
      ids={value === 'all' ? null : value}
      onChange={(ids) => onChange(ids ?? 'all')}
      mayChooseAll={!limited}
      none={t.none}
    />
  );
}
