/** Setări: one section at a time, each with its own address. */
import { Link, useParams } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense } from 'react';
import { useMay, useMayWhole } from '../../api/use-session.ts';
import { paths, type SettingsSection, settingsSlugs } from '../../app/paths.ts';
import { Page } from '../../components/page.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { useCommonText } from '../../text/common.ts';
import { useSettingsText } from '../../text/settings.ts';
import classes from './settings.module.css';

interface Place {
  section: SettingsSection;
  needsAdmin?: boolean;
  /** Of the whole organisation: not for who sees some of its companies. */
  needsWhole?: boolean;
  Content: ComponentType;
}

const sectionPath = `${paths.settings}/$section` as const;

const places: Place[] = [
  {
    section: 'organisation',
    Content: lazy(() => import('../people/organisation-section.tsx')),
  },
  {
    section: 'members',
    needsWhole: true,
    Content: lazy(() => import('../people/members-section.tsx')),
  },
  {
    section: 'keys',
    needsAdmin: true,
    Content: lazy(() => import('../api-keys/keys-section.tsx')),
  },
  {
    section: 'webhooks',
    needsAdmin: true,
    Content: lazy(() => import('../webhooks/webhooks-section.tsx')),
  },
  { section: 'signers', Content: lazy(() => import('../invoices/signers-section.tsx')) },
  { section: 'look', Content: lazy(() => import('./look-section.tsx')) },
  { section: 'notifications', Content: lazy(() => import('../people/notifications-section.tsx')) },
  { section: 'account', Content: lazy(() => import('../people/account-section.tsx')) },
  {
    section: 'audit',
    needsWhole: true,
    Content: lazy(() => import('../audit/audit-section.tsx')),
  },
];

export function SettingsPage() {
  const t = useSettingsText().sections;
  const common = useCommonText();
  const may = useMay('admin');
  const mayWhole = useMayWhole();
  const { section } = useParams({ strict: false }) as { section?: string };
  const open = places.filter(
    ({ needsAdmin, needsWhole }) => (may || !needsAdmin) && (mayWhole || !needsWhole),
  );
  const here = open.find((each) => settingsSlugs[each.section] === section) ?? open[0]!;
  return (
    <Page title={`${common.pages.settings}: ${t[here.section]}`} heading={common.pages.settings}>
      <div className={classes.frame}>
        <nav className={classes.nav} aria-label={common.pages.settings}>
          {open.map(({ section: each }) => (
            <Link
              key={each}
              to={sectionPath}
              params={{ section: settingsSlugs[each] }}
              className={classes.place!}
              aria-current={each === here.section ? 'page' : undefined}
            >
              {t[each]}
            </Link>
          ))}
        </nav>
        <section className={classes.content} aria-labelledby="section">
          <h2 id="section">{t[here.section]}</h2>
          <Suspense fallback={<SkeletonRows rows={4} />}>
            <here.Content />
          </Suspense>
        </section>
      </div>
    </Page>
  );
}
