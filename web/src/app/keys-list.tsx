/** The keys that are heard, in a list. */
import { Kbd, Modal, Table } from '@mantine/core';
import { useCommonWords } from '../text/common.ts';

export default function KeysList({ onClose }: { onClose(): void }) {
  const words = useCommonWords();
  return (
    <Modal
      opened
      onClose={onClose}
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
