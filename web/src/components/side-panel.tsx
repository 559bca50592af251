/** A panel beside a list with the details of one row; closes with Esc, its button or a click outside; full width on a phone. */
import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useCommonText } from '../text/common.ts';
import { useFocusBack } from './use-focus-back.ts';

interface Props {
  opened: boolean;
  onClose(): void;
  title: ReactNode;
  children: ReactNode;
}

export function SidePanel({ opened, onClose, title, children }: Props) {
  const t = useCommonText();
  useFocusBack();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size="min(520px, 100vw)"
      title={title}
      overlayProps={{ backgroundOpacity: 0.25 }}
      // The header of a dialog is not a landmark of the page.
      attributes={{ header: { role: 'presentation' } }}
      closeButtonProps={{ 'aria-label': t.do.close }}
    >
      {children}
    </Drawer>
  );
}
