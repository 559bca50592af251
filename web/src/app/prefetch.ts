/** Requests a page's first data while the page's script is still loading. */
import type { QueryClient } from '@tanstack/react-query';
import { prefetchInvoices } from '../api/invoices.ts';
import { prefetchOverview } from '../api/overview.ts';
import { prefetchSession } from '../api/use-session.ts';
import { filterNames, filterOf, sortOf } from '../pages/invoices/invoice-filter.ts';
import { readFragment } from './fragment.ts';
import { paths } from './paths.ts';

const firstQuestions: Partial<Record<string, (client: QueryClient, hash: string) => void>> = {
  [paths.home]: (client) => prefetchOverview(client),
  [paths.invoices]: (client, hash) => {
    const filters = readFragment(hash, filterNames);
    prefetchInvoices(client, filterOf(filters), sortOf(filters));
  },
};

export async function prefetch(client: QueryClient, { pathname, hash }: Location): Promise<void> {
  // Without a session the requests would only be refused.
  if (await prefetchSession(client)) firstQuestions[pathname]?.(client, hash);
}
