/** The page for unknown addresses. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../components/empty-state.tsx';
import { Page } from '../components/page.tsx';
import { useCommonText } from '../text/common.ts';
import { paths } from './paths.ts';

export function NotFound() {
  const { notFound } = useCommonText();
  return (
    <Page title={notFound.title} heading={<span className="aside">{notFound.title}</span>}>
      <EmptyState
        title={notFound.title}
        action={
          <Button component={Link} to={paths.home}>
            {notFound.home}
          </Button>
        }
      >
        {notFound.text}
      </EmptyState>
    </Page>
  );
}
