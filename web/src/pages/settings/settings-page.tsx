/** Setări: one section at a time, each at an address of its own. */
import { Link, useParams } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense } from 'react';
import { useMay } from '../../api/use-session.ts';
import { paths } from '../../app/paths.ts';
import { Page } from '../../components/page.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { useCommonText } from '../../text/common.ts';
import { useSettingsText } from '../../text/settings.ts';
import classes from './settings.module.css';

type Section = keyof ReturnType<typeof useSettingsText>['sections'];

interface Place {
  section: Section;
  /** Its part of the address. */
  slug: string;
  needsAdmin?: boolean;
  Content: ComponentType;
}

const sectionPath = `${paths.settings}/$section` as const;

const places: Place[] = [
  {
    section: 'organisation',
    slug: 'organizatie',
    Content: lazy(() => import('../people/organisation-section.tsx')),
  },
  {
    section: 'members',
    slug: 'membri',
    needsAdmin: true,
    Content: lazy(() => import('../people/members-section.tsx')),
  },
  {
    section: 'keys',
    slug: 'chei',
    needsAdmin: true,
    Content: lazy(() => import('../api-keys/keys-section.tsx')),
  },
  { section: 'signers', slug: 'sigilii', Content: lazy(() => import('../invoices/signers-section.tsx')) },
  { section: 'look', slug: 'aspect', Content: lazy(() => import('./look-section.tsx')) },
  { section: 'account', slug: 'cont', Content: lazy(() => import('../people/account-section.tsx')) },
  {
    section: 'audit',
    slug: 'jurnal',
    needsAdmin: true,
    Content: lazy(() => import('../audit/audit-section.tsx')),
  },
];

export function SettingsPage() {
  const t = useSettingsText().sections;
  const common = useCommonText();
  const may = useMay('admin');
  const { section } = useParams({ strict: false }) as { section?: string };
  const open = places.filter(({ needsAdmin }) => may || !needsAdmin);
  const here = open.find(({ slug }) => slug === section) ?? open[0]!;
  return (
    <Page title={`${common.pages.settings}: ${t[here.section]}`} heading={common.pages.settings}>
      <div className={classes.frame}>
        <nav className={classes.nav} aria-label={common.pages.settings}>
          {open.map(({ section: each, slug }) => (
            <Link
              key={slug}
              to={sectionPath}
              params={{ section: slug }}
              className={classes.place!}
              aria-current={slug === here.slug ? 'page' : undefined}
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
