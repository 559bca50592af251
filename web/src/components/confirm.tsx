/** Asks before an action that cannot be undone: explains it, and the button names it. */
import { Button, Group, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useCommonText } from '../text/common.ts';
import { ErrorState } from './error-state.tsx';
import { useFocusBack } from './use-focus-back.ts';

interface Props {
  opened: boolean;
  onClose(): void;
  title: string;
  /** What the action does. */
  children: ReactNode;
  /** The button's text, such as "Elimină compania". */
  action: string;
  onConfirm(): void;
  busy?: boolean;
  error?: unknown;
}

export default function Confirm({ opened, onClose, title, children, action, onConfirm, busy, error }: Props) {
  const t = useCommonText();
  useFocusBack();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      // The header of a dialog is not a landmark of the page.
      attributes={{ header: { role: 'presentation' } }}
      closeButtonProps={{ 'aria-label': t.do.close }}
    >
      {children}
      {error != null && <ErrorState error={error} strip />}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t.do.cancel}
        </Button>
        <Button color="red" onClick={onConfirm} loading={busy}>
          {action}
        </Button>
      </Group>
    </Modal>
  );
}
