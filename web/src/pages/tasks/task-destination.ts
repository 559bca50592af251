/** Where a task's button leads: the page where the matter is handled, or where the result of the request is shown. Pure. */
import type { Task } from '../../api/shapes.ts';
import { writeFragment } from '../../app/fragment.ts';
import { companyPath, invoicePath, paths, runPath, settingsPath } from '../../app/paths.ts';

export interface Destination {
  to: string;
  hash?: string;
}

/** @param runId the run that the request started, once it has been sent; undefined means to stay on the page */
export function destinationOf(
  { action: { kind, href }, companyId, connectionId }: Pick<Task, 'action' | 'companyId' | 'connectionId'>,
  runId?: string,
): Destination | undefined {
  const [path = '', query] = href.split('?');
  const filter = (name: string) => new URLSearchParams(query).get(name) ?? undefined;
  switch (kind) {
    case 'connect':
      return { to: paths.connections, hash: writeFragment({ renew: connectionId ?? undefined }) };
    case 'look_at_connections':
      return { to: paths.connections };
    case 'look_at_messages':
      return {
        to: paths.messages,
        hash: writeFragment({
          company: filter('company'),
          state: filter('state'),
          kind: filter('kind'),
          seen: filter('seen'),
          match: filter('match'),
        }),
      };
    case 'look_at_invoices':
      return {
        to: paths.invoices,
        hash: writeFragment({ company: filter('company'), seal: filter('seal') }),
      };
    case 'look_at_company':
      return { to: companyId ? companyPath(companyId) : paths.completeness };
    case 'look_at_companies':
      return {
        to: paths.home,
        hash: writeFragment({ show: filter('access') === 'denied' ? 'denied' : undefined }),
      };
    case 'look_at_archive':
    case 'look_at_budget':
      return { to: paths.completeness };
    case 'look_at_signer':
      return { to: settingsPath('signers'), hash: writeFragment({ signer: path.split('/').at(-1) }) };
    case 'look_at_months':
      return { to: paths.months, hash: writeFragment({ month: filter('from') }) };
    case 'look_at_webhooks':
      return { to: settingsPath('webhooks') };
    case 'look_at_destinations':
      return { to: paths.deliveries };
    case 'look_at_quarantine':
      return { to: paths.quarantine, hash: writeFragment({ cause: filter('cause'), open: filter('open') }) };
    case 'check_seal':
      // `/api/v1/invoices/{id}/seal/check`: the invoice's page shows what ANAF answered.
      return { to: invoicePath(path.split('/').at(-3) ?? ''), hash: 'sigiliu' };
    case 'sync_company':
      return runId ? { to: runPath(runId) } : undefined;
    case 'retry_message':
    case 'reread_invoices':
      return undefined;
    default:
      // A service newer than this page.
      kind satisfies never;
      return undefined;
  }
}
