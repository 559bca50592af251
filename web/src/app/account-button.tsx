/** The current organisation, at the foot of the navigation; opens the account menu. */
import { UnstyledButton } from '@mantine/core';
import { IconUserCircle } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useSession } from '../api/use-session.ts';
import { useCommonText } from '../text/common.ts';

const AccountMenu = lazy(() => import('./account-menu.tsx'));

export function AccountButton({ folded, className }: { folded: boolean; className: string }) {
  const t = useCommonText();
  const { data: session } = useSession();
  const [opened, setOpened] = useState(false);
  const current = session?.organisations.find((each) => each.organisationId === session.organisationId);
  const button = (
    <UnstyledButton
      className={className}
      aria-label={`${t.frame.account}: ${current?.organisationName ?? ''}`}
      aria-haspopup="menu"
      aria-expanded={opened}
      onClick={() => setOpened(!opened)}
    >
      <IconUserCircle size={18} stroke={1.75} aria-hidden />
      {!folded && <span className="clip">{current?.organisationName}</span>}
    </UnstyledButton>
  );
  if (!opened) return button;
  return (
    <Suspense fallback={button}>
      <AccountMenu button={button} onClose={() => setOpened(false)} />
    </Suspense>
  );
}
