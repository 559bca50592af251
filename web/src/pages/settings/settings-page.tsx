/** Setări: one section at a time, each with its own address. */
import { Link, useParams } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense } from 'react';
import { useIsLimited, useMay, useMayWhole } from '../../api/use-session.ts';
import { NotFound } from '../../app/not-found.tsx';
import { paths, type SettingsSection, settingsSlugs } from '../../app/paths.ts';
import { EmptyState } from '../../components/empty-state.tsx';
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
  const asked = places.find((each) => settingsSlugs[each.section] === section);
  if (section !== undefined && !asked) return <NotFound />;
  const here = asked ?? open[0]!;
  const refused = !open.includes(here);
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
          {refused ? (
            <Refused place={here} />
          ) : (
            <Suspense fallback={<SkeletonRows rows={4} />}>
              <here.Content />
            </Suspense>
          )}
        </section>
      </div>
    </Page>
  );
}

/** A link that a colleague sent, or a bookmark of before: why it is not opened, and who can help. */
function Refused({ place: { section } }: { place: Place }) {
  const t = useSettingsText();
  const mayAdmin = useMay('admin');
  const limited = useIsLimited();
  const name = t.sections[section];
  return (
    <div className="panel" role="status">
      <EmptyState title={t.refused.title(name)}>
        {mayAdmin && limited ? t.refused.limited : t.refused.member}
      </EmptyState>
    </div>
  );
}
