/** Asks before what cannot be taken back: says what will happen, and names the deed on the button. */
import { Button, Group, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useCommonText } from '../text/common.ts';
import { ErrorState } from './error-state.tsx';

interface Props {
  opened: boolean;
  onClose(): void;
  title: string;
  /** What happens then. */
  children: ReactNode;
  /** The deed, such as "Elimină compania". */
  action: string;
  onConfirm(): void;
  busy?: boolean;
  error?: unknown;
}

export default function Confirm({ opened, onClose, title, children, action, onConfirm, busy, error }: Props) {
  const t = useCommonText();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      // Its head is no landmark of the page.
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
