/** The list of keyboard shortcuts. */
import { Kbd, Modal, Table } from '@mantine/core';
import { useFocusBack } from '../components/use-focus-back.ts';
import { useCommonText } from '../text/common.ts';

export default function KeysList({ onClose }: { onClose(): void }) {
  const t = useCommonText();
  useFocusBack();
  return (
    <Modal opened onClose={onClose} title={t.keys.title} closeButtonProps={{ 'aria-label': t.do.close }}>
      <Table>
        <Table.Tbody>
          {t.keys.list.map(([key, action]) => (
            <Table.Tr key={key}>
              <Table.Td w={120}>
                <Kbd>{key}</Kbd>
              </Table.Td>
              <Table.Td>{action}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
