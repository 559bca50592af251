/** The frame around every page of whoever is signed in; whoever is not sees the sign-in at the very same address. */
import { ActionIcon, Drawer } from '@mantine/core';
import { IconMenu2 } from '@tabler/icons-react';
import { Outlet } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useRefresh } from '../api/use-refresh.ts';
import { useSession } from '../api/use-session.ts';
import { SignIn } from '../pages/sign-in/sign-in.tsx';
import { ErrorState } from '../parts/error-state.tsx';
import { OfflineBar } from '../parts/offline-bar.tsx';
import { SkeletonRows } from '../parts/skeleton-rows.tsx';
import { useCommonWords } from '../words/common.ts';
import { keep, kept } from './kept.ts';
import { Nav } from './nav.tsx';
import classes from './shell.module.css';
import { Shortcuts } from './shortcuts.tsx';

export function Shell() {
  const session = useSession();
  if (session.data) return <Frame />;
  if (session.data === null) return <SignIn />;
  if (session.error) return <ErrorState error={session.error} onRetry={() => void session.refetch()} />;
  return <SkeletonRows rows={4} />;
}

function Frame() {
  const words = useCommonWords();
  const [folded, setFolded] = useState(() => kept('nav') === 'folded');
  const [drawer, setDrawer] = useState(false);
  useRefresh();
  const fold = () => {
    keep('nav', folded ? 'open' : 'folded');
    setFolded(!folded);
  };
  return (
    <div className={classes.frame} data-folded={folded || undefined}>
      <button type="button" className={classes.skip} onClick={skip}>
        {words.frame.skip}
      </button>
      <div className={classes.side}>
        <Nav folded={folded} onFold={fold} />
      </div>
      <header className={classes.top}>
        <ActionIcon size="lg" onClick={() => setDrawer(true)} aria-label={words.frame.openNavigation}>
          <IconMenu2 size={20} aria-hidden />
        </ActionIcon>
        {words.product}
      </header>
      <Drawer
        opened={drawer}
        onClose={() => setDrawer(false)}
        size={280}
        title={words.frame.navigation}
        closeButtonProps={{ 'aria-label': words.frame.closeNavigation }}
        padding="xs"
      >
        <Nav onGo={() => setDrawer(false)} />
      </Drawer>
      <main id="content" tabIndex={-1}>
        <div className={classes.notes}>
          <OfflineBar />
        </div>
        <Suspense fallback={<SkeletonRows />}>
          <Outlet />
        </Suspense>
      </main>
      <Shortcuts />
    </div>
  );
}

/** No link: the fragment belongs to the filters. */
function skip(): void {
  document.getElementById('content')?.focus();
}
