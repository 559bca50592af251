/** What a row holds, beside its list: closed by Esc, by its button and by a click outside; the whole width of a phone. */
import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useCommonText } from '../text/common.ts';

interface Props {
  opened: boolean;
  onClose(): void;
  title: ReactNode;
  children: ReactNode;
}

export function SidePanel({ opened, onClose, title, children }: Props) {
  const t = useCommonText();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size="min(520px, 100vw)"
      title={title}
      overlayProps={{ backgroundOpacity: 0.25 }}
      // Its head is no landmark of the page.
      attributes={{ header: { role: 'presentation' } }}
      closeButtonProps={{ 'aria-label': t.do.close }}
    >
      {children}
    </Drawer>
  );
}
