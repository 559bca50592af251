/** What the page at an address asks first is asked while its code is still on its way: both are needed before anything is seen. */
import type { QueryClient } from '@tanstack/react-query';
import { askForInvoices } from '../api/invoices.ts';
import { askForOverview } from '../api/overview.ts';
import { askForSession } from '../api/use-session.ts';
import { filterNames, filterOf } from '../pages/invoices/invoice-filter.ts';
import { readFragment } from './fragment.ts';
import { paths } from './paths.ts';

const firstQuestions: Partial<Record<string, (client: QueryClient, hash: string) => void>> = {
  [paths.home]: (client) => askForOverview(client),
  [paths.invoices]: (client, hash) => askForInvoices(client, filterOf(readFragment(hash, filterNames))),
};

export async function askAhead(client: QueryClient, { pathname, hash }: Location): Promise<void> {
  // Whoever is not signed in would only be refused.
  if (await askForSession(client)) firstQuestions[pathname]?.(client, hash);
}
