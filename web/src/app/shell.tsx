/** The frame around every page: navigation, offline bar, the page itself, shortcuts. */
import { ActionIcon } from '@mantine/core';
import { IconMenu2 } from '@tabler/icons-react';
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTold } from '../api/oidc.ts';
import { OfflineBar } from '../components/offline-bar.tsx';
import { SkeletonRows } from '../components/skeleton-rows.tsx';
import { useCommonText } from '../text/common.ts';
import { readSetting, writeSetting } from './local-setting.ts';
import { Nav } from './nav.tsx';
import classes from './shell.module.css';
import { Shortcuts } from './shortcuts.tsx';

const IssuerNote = lazy(() => import('../components/issuer-note.tsx'));
const NavDrawer = lazy(() => import('./nav-drawer.tsx'));

export function Shell() {
  const t = useCommonText();
  const [folded, setFolded] = useState(() => readSetting('nav') === 'folded');
  const [drawer, setDrawer] = useState(false);
  const [told] = useTold();
  const fold = () => {
    writeSetting('nav', folded ? 'open' : 'folded');
    setFolded(!folded);
  };
  return (
    <div className={classes.frame} data-folded={folded || undefined}>
      <button type="button" className={classes.skip} onClick={skip}>
        {t.frame.skip}
      </button>
      <div className={classes.side}>
        <Nav folded={folded} onFold={fold} />
      </div>
      <header className={classes.top}>
        <ActionIcon size="lg" onClick={() => setDrawer(true)} aria-label={t.frame.openNavigation}>
          <IconMenu2 size={20} aria-hidden />
        </ActionIcon>
        {t.product}
      </header>
      {drawer && (
        <Suspense>
          <NavDrawer onClose={() => setDrawer(false)} />
        </Suspense>
      )}
      <main id="content" tabIndex={-1}>
        <div className={classes.notes}>
          <OfflineBar />
          {told !== undefined && (
            <Suspense>
              <IssuerNote told={told} />
            </Suspense>
          )}
        </div>
        <Suspense fallback={<SkeletonRows />}>
          <Outlet />
        </Suspense>
      </main>
      <Shortcuts />
    </div>
  );
}

/** Not a link: the fragment belongs to the filters. */
function skip(): void {
  document.getElementById('content')?.focus();
}
