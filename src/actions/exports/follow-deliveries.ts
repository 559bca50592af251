/** What a destination reads of the feed of invoices. After the database was restored from a backup it goes on with what arrives from then on. */
import { Problem } from '../../core/errors.ts';
import type { FeedPage } from '../../jobs/deliver-documents.ts';
import { endOfInvoiceChanges, followInvoices } from '../changes/follow-changes.ts';
import type { Ctx } from '../context.ts';

const aPage = 100;

export async function followDeliveries(
  ctx: Pick<Ctx, 'wholeDb' | 'now'>,
  organisationId: string,
  cursor: string,
): Promise<FeedPage> {
  try {
    const { data, nextCursor, hasMore } = await followInvoices(
      ctx,
      { organisationId },
      { cursor, limit: aPage },
    );
    // What was there before may change without being new.
    const invoices = data.flatMap((each) => (each.change === 'added' ? [each.subject] : []));
    return { invoices, nextCursor, hasMore };
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'cursor_unknown') throw error;
    return { invoices: [], nextCursor: await endOfInvoiceChanges(ctx, { organisationId }), hasMore: false };
  }
}
