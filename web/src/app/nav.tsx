/** The navigation: at the side, collapsed or not, and in a drawer on a phone. */

import { UnstyledButton } from '@mantine/core';
import {
  IconArchive,
  IconCalendarCheck,
  IconCalendarMonth,
  IconCertificate,
  IconFileInvoice,
  IconHome,
  IconInbox,
  IconLayoutSidebarLeftCollapse,
  IconMail,
  IconReceiptTax,
  IconRefresh,
  IconSearch,
  IconSettings,
  IconTruckDelivery,
  IconUserPlus,
} from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useIsLive } from '../api/use-live.ts';
import { useMayWhole } from '../api/use-session.ts';
import { useCommonText } from '../text/common.ts';
import { AccountButton } from './account-button.tsx';
import classes from './nav.module.css';
import { inviteHash, paths, settingsPath } from './paths.ts';
import { showSearch } from './shortcuts.tsx';

const items = [
  { page: 'home', icon: IconHome },
  { page: 'inbox', icon: IconInbox },
  { page: 'invoices', icon: IconFileInvoice },
  { page: 'months', icon: IconCalendarMonth },
  { page: 'vat', icon: IconReceiptTax },
  { page: 'messages', icon: IconMail },
  { page: 'runs', icon: IconRefresh },
  { page: 'completeness', icon: IconCalendarCheck },
  { page: 'exports', icon: IconArchive },
  { page: 'deliveries', icon: IconTruckDelivery },
  { page: 'connections', icon: IconCertificate },
  { page: 'settings', icon: IconSettings },
] as const;

interface Props {
  folded?: boolean;
  onFold?: () => void;
  /** In the drawer: closes it when a page is chosen. */
  onGo?: () => void;
}

export function Nav({ folded = false, onFold, onGo }: Props) {
  const t = useCommonText();
  const live = useIsLive();
  const mayInvite = useMayWhole();
  return (
    <nav className={classes.nav} aria-label={t.frame.navigation}>
      <Link to={paths.home} className={classes.brand} onClick={onGo} aria-label={t.product}>
        <img src="/icon.svg" alt="" width={24} height={24} />
        {!folded && t.product}
      </Link>
      <UnstyledButton
        className={classes.item}
        title={folded ? t.find.title : undefined}
        aria-keyshortcuts="/"
        onClick={() => {
          onGo?.();
          showSearch();
        }}
      >
        <IconSearch size={18} stroke={1.75} aria-hidden />
        <span className={folded ? 'aside' : undefined}>{t.find.title}</span>
        {!folded && (
          <kbd className={classes.key} aria-hidden>
            /
          </kbd>
        )}
      </UnstyledButton>
      <ul className={classes.list}>
        {items.map(({ page, icon: Icon }) => (
          <li key={page}>
            <NavLink to={paths[page]} label={t.pages[page]} folded={folded} onGo={onGo}>
              <Icon size={18} stroke={1.75} aria-hidden />
            </NavLink>
          </li>
        ))}
      </ul>
      <div className={classes.foot}>
        <div className={classes.line} role="status" title={live ? t.frame.live : t.frame.notLive}>
          <span className={classes.dot} data-off={live ? undefined : true} aria-hidden />
          <span className={folded ? 'aside' : 'clip'}>{live ? t.frame.live : t.frame.notLive}</span>
        </div>
        {onFold && (
          <UnstyledButton
            className={classes.item}
            onClick={onFold}
            aria-label={folded ? t.frame.unfold : t.frame.fold}
          >
            <IconLayoutSidebarLeftCollapse size={18} stroke={1.75} aria-hidden />
            {!folded && t.frame.fold}
          </UnstyledButton>
        )}
        {mayInvite && (
          <Link
            to={settingsPath('members')}
            hash={inviteHash}
            activeOptions={{ includeHash: true }}
            className={classes.item!}
            title={folded ? t.frame.invite : undefined}
            onClick={onGo}
          >
            <IconUserPlus size={18} stroke={1.75} aria-hidden />
            <span className={folded ? 'aside' : undefined}>{t.frame.invite}</span>
          </Link>
        )}
        <AccountButton folded={folded} className={classes.item!} />
      </div>
    </nav>
  );
}

interface NavLinkProps {
  to: string;
  label: string;
  folded: boolean;
  onGo: (() => void) | undefined;
  children: ReactNode;
}

/** Subpages count as their page: an invoice is still Facturi, the live run is Sincronizări. */
function NavLink({ to, label, folded, onGo, children }: NavLinkProps) {
  const path = useLocation({ select: ({ pathname }) => pathname });
  const here = isWithin(path, to) || (to === paths.runs && isWithin(path, paths.live));
  return (
    <Link
      title={folded ? label : undefined}
      to={to}
      className={classes.item}
      onClick={onGo}
      aria-current={here ? 'page' : undefined}
    >
      {children}
      <span className={folded ? 'aside' : undefined}>{label}</span>
    </Link>
  );
}

function isWithin(path: string, page: string): boolean {
  return path === page || (page !== '/' && path.startsWith(`${page}/`));
}
