/** The navigation on a phone, as a drawer over the page. */
import { Drawer } from '@mantine/core';
import { useFocusBack } from '../components/use-focus-back.ts';
import { useCommonText } from '../text/common.ts';
import { Nav } from './nav.tsx';

export default function NavDrawer({ onClose }: { onClose(): void }) {
  const t = useCommonText();
  useFocusBack();
  return (
    <Drawer
      opened
      onClose={onClose}
      size={280}
      title={t.frame.navigation}
      closeButtonProps={{ 'aria-label': t.frame.closeNavigation }}
      padding="xs"
    >
      <Nav onGo={onClose} />
    </Drawer>
  );
}
