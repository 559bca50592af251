/** Changes which companies a member or a key sees, in a panel at the side. */
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { CompanyLimit } from '../../api/shapes.ts';
import { useCommonText } from '../../text/common.ts';
import { useSettingsText } from '../../text/settings.ts';
import { ErrorState } from '../error-state.tsx';
import { SidePanel } from '../side-panel.tsx';
import { CompanyLimitChoice } from './company-limit.tsx';

interface Props {
  /** Whose they are. */
  who: string;
  companies: CompanyLimit;
  help: ReactNode;
  onSave(companies: CompanyLimit): void;
  onClose(): void;
  busy: boolean;
  error: unknown;
}

export default function LimitPanel({ who, companies, help, onSave, onClose, busy, error }: Props) {
  const t = useSettingsText().limit;
  const common = useCommonText();
  const [chosen, setChosen] = useState(companies);
  return (
    <SidePanel opened onClose={onClose} title={t.of(who)}>
      <CompanyLimitChoice value={chosen} onChange={setChosen} />
      <p className="quiet">{help}</p>
      {error != null && <ErrorState error={error} strip />}
      <Button mt="md" loading={busy} onClick={() => onSave(chosen)}>
        {common.do.save}
      </Button>
    </SidePanel>
  );
}
