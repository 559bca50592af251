/** Keys that are heard on every page: `/` searches, `?` lists the keys, `g` and a letter goes to a page. */
import { Kbd, Modal, Table } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useCommonWords } from '../words/common.ts';
import { paths } from './paths.ts';

const event = 'efactura:keys';
const goTo: Record<string, string> = {
  a: paths.home,
  f: paths.invoices,
  m: paths.messages,
  s: paths.runs,
  c: paths.completeness,
};

export function showKeys(): void {
  window.dispatchEvent(new Event(event));
}

export function Shortcuts() {
  const words = useCommonWords();
  const navigate = useNavigate();
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    let goPressedAt = 0;
    const show = () => setOpened(true);
    const press = (pressed: KeyboardEvent) => {
      if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || isWriting(pressed.target)) return;
      if (pressed.key === '?') return show();
      if (pressed.key === '/') {
        const box = document.querySelector<HTMLInputElement>('input[data-search]');
        if (!box) return;
        pressed.preventDefault();
        return box.focus();
      }
      const to = pressed.timeStamp - goPressedAt < 1_500 ? goTo[pressed.key] : undefined;
      goPressedAt = pressed.key === 'g' ? pressed.timeStamp : 0;
      if (to !== undefined) void navigate({ to });
    };
    window.addEventListener('keydown', press);
    window.addEventListener(event, show);
    return () => {
      window.removeEventListener('keydown', press);
      window.removeEventListener(event, show);
    };
  }, [navigate]);
  return (
    <Modal
      opened={opened}
      onClose={() => setOpened(false)}
      title={words.keys.title}
      closeButtonProps={{ 'aria-label': words.do.close }}
    >
      <Table>
        <Table.Tbody>
          {words.keys.list.map(([key, deed]) => (
            <Table.Tr key={key}>
              <Table.Td w={120}>
                <Kbd>{key}</Kbd>
              </Table.Td>
              <Table.Td>{deed}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  );
}
