/** Every page and its address. Pages are loaded on demand. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import { HomePage } from '../pages/home/home-page.tsx';
import { Broken } from './broken.tsx';
import { Gate } from './gate.tsx';
import { NotFound } from './not-found.tsx';
import { paths } from './paths.ts';
import { Shell } from './shell.tsx';

const root = createRootRoute({ component: Outlet });
const gate = createRoute({ id: 'gate', getParentRoute: () => root, component: Gate });
const shell = createRoute({ id: 'shell', getParentRoute: () => gate, component: Shell });

// biome-ignore lint/suspicious/noExplicitAny: pages take no props; they read their subject from the address.
type PageModule = Record<string, any>;

function page<Path extends string>(path: Path, load: () => Promise<PageModule>, name: string) {
  return createRoute({ path, getParentRoute: () => shell, component: lazyRouteComponent(load, name) });
}

const pages = [
  // In the first script: it is the usual start, and most pages need what it imports.
  createRoute({ path: paths.home, getParentRoute: () => shell, component: HomePage }),
  page(paths.inbox, () => import('../pages/invoices/inbox-page.tsx'), 'InboxPage'),
  page(paths.invoices, () => import('../pages/invoices/invoices-page.tsx'), 'InvoicesPage'),
  page(paths.invoice, () => import('../pages/invoices/invoice-page.tsx'), 'InvoicePage'),
  page(paths.sealProof, () => import('../pages/invoices/seal-proof-page.tsx'), 'SealProofPage'),
  page(paths.exports, () => import('../pages/exports/exports-page.tsx'), 'ExportsPage'),
  page(
    paths.reconciliations,
    () => import('../pages/reconciliation/reconciliations-page.tsx'),
    'ReconciliationsPage',
  ),
  page(
    paths.reconciliation,
    () => import('../pages/reconciliation/reconciliation-page.tsx'),
    'ReconciliationPage',
  ),
  page(paths.messages, () => import('../pages/messages/messages-page.tsx'), 'MessagesPage'),
  page(paths.quarantine, () => import('../pages/messages/quarantine-page.tsx'), 'QuarantinePage'),
  page(paths.runs, () => import('../pages/runs/runs-page.tsx'), 'RunsPage'),
  page(paths.addCompanies, () => import('../pages/companies/add-companies-page.tsx'), 'AddCompaniesPage'),
  page(paths.months, () => import('../pages/completeness/months-page.tsx'), 'MonthsPage'),
  page(paths.month, () => import('../pages/completeness/month-page.tsx'), 'MonthPage'),
  page(paths.vat, () => import('../pages/vat/vat-page.tsx'), 'VatPage'),
  page(paths.completeness, () => import('../pages/completeness/completeness-page.tsx'), 'CompletenessPage'),
  page(paths.company, () => import('../pages/companies/company-page.tsx'), 'CompanyPage'),
  page(paths.deliveries, () => import('../pages/exports/deliveries-page.tsx'), 'DeliveriesPage'),
  page(paths.connections, () => import('../pages/connections/connections-page.tsx'), 'ConnectionsPage'),
  page(paths.settings, () => import('../pages/settings/settings-page.tsx'), 'SettingsPage'),
  page(`${paths.settings}/$section`, () => import('../pages/settings/settings-page.tsx'), 'SettingsPage'),
  page(paths.live, () => import('../pages/runs/run-page.tsx'), 'LivePage'),
  createRoute({ path: '$', getParentRoute: () => shell, component: NotFound }),
  page(`${paths.live}/$runId`, () => import('../pages/runs/run-page.tsx'), 'LivePage'),
];

/** Outside the shell: no navigation that leads away. */
const start = createRoute({
  path: paths.start,
  getParentRoute: () => gate,
  component: lazyRouteComponent(() => import('../pages/start/start-page.tsx'), 'StartPage'),
});

/** Outside the gate: it is for people without an account. */
const invitation = createRoute({
  path: paths.invitation,
  getParentRoute: () => root,
  component: lazyRouteComponent(() => import('../pages/people/invitation-page.tsx'), 'InvitationPage'),
});

const forgotPassword = createRoute({
  path: paths.forgotPassword,
  getParentRoute: () => root,
  component: lazyRouteComponent(
    () => import('../pages/people/forgot-password-page.tsx'),
    'ForgotPasswordPage',
  ),
});

const newPassword = createRoute({
  path: paths.newPassword,
  getParentRoute: () => root,
  component: lazyRouteComponent(() => import('../pages/people/new-password-page.tsx'), 'NewPasswordPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    invitation,
    forgotPassword,
    newPassword,
    gate.addChildren([start, shell.addChildren(pages)]),
  ]),
  defaultErrorComponent: Broken,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
