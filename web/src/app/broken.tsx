/** Shown if a page fails to render, or if its script cannot be fetched because an update replaced it. */
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
