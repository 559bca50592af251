/** The navigation on a phone: over the page, for as long as one chooses. */
import { Drawer } from '@mantine/core';
import { useCommonWords } from '../text/common.ts';
import { Nav } from './nav.tsx';

export default function NavDrawer({ onClose }: { onClose(): void }) {
  const words = useCommonWords();
  return (
    <Drawer
      opened
      onClose={onClose}
      size={280}
      title={words.frame.navigation}
      closeButtonProps={{ 'aria-label': words.frame.closeNavigation }}
      padding="xs"
    >
      <Nav onGo={onClose} />
    </Drawer>
  );
}
