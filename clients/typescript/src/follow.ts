/** The feed: everything that happens to the catalogue of invoices, from the beginning or from where a program left off. */
import type { EfacturaClient } from './client.js';
import { take } from './problem.js';
import type { components } from './schema.js';

export type Invoice = components['schemas']['Invoice'];

export interface Change {
  change: 'added' | 'updated' | 'removed';
  changedAt: string;
  invoice: Invoice;
}

export interface FollowOptions {
  /** The last page's; without one the whole catalogue comes first. */
  cursor?: string;
  /** How long an answer may wait for something to come, up to 30; 0 ends when everything has been read. */
  waitSeconds?: number;
  signal?: AbortSignal;
}

export interface ChangePage {
  changes: Change[];
  /** To be kept, in the transaction that keeps what the changes say: reading goes on from it. */
  cursor: string;
}

interface Answer {
  data: Change[];
  nextCursor: string;
  hasMore: boolean;
}

/**
 * Page after page. An invoice may come again as `updated`: write it by its id. 409 `cursor_unknown` (an ApiProblem) says
 * that the service's database was restored to an earlier state: read again without a cursor.
 */
export async function* followInvoices(
  client: EfacturaClient,
  { cursor, waitSeconds = 20, signal }: FollowOptions = {},
): AsyncGenerator<ChangePage> {
  for (let at = cursor; ; ) {
    const page = (await take(
      client.GET('/api/v1/invoices/changes', {
        params: { query: at === undefined ? { limit: 200 } : { limit: 200, cursor: at } },
        headers: waitSeconds > 0 ? { prefer: `wait=${waitSeconds}` } : {},
        ...(signal && { signal }),
      }),
    )) as unknown as Answer;
    at = page.nextCursor;
    if (page.data.length > 0) yield { changes: page.data, cursor: at };
    if (!page.hasMore && waitSeconds === 0) return;
  }
}
