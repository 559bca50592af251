/** A page that could not be drawn, or whose file could not be fetched: an update may have replaced it. */
import { Button } from '@mantine/core';
import { EmptyState } from '../components/empty-state.tsx';
import { Page } from '../components/page.tsx';
import { useCommonText } from '../text/common.ts';

export function Broken() {
  const { broken } = useCommonText();
  return (
    <Page title={broken.title}>
      <EmptyState
        title={broken.title}
        action={<Button onClick={() => window.location.reload()}>{broken.reload}</Button>}
      >
        {broken.text}
      </EmptyState>
    </Page>
  );
}
