/** Files of many invoices in the order of the walk: read and drawn a few side by side, so that a few are in memory at a time. */
import { findOriginals } from '../db/exports/export-source.ts';
import type { Invoice } from '../db/invoices/invoice.ts';
import type { ExportCtx } from './context.ts';
import { type PackedInvoice, type Packing, packInvoice } from './pack-invoice.ts';

const preparedAtOnce = 4;

/** @throws ArchiveError when the archive as a whole cannot be read */
export async function* prepareInvoices(
  ctx: Pick<ExportCtx, 'db' | 'archive' | 'renderPdf' | 'log'>,
  page: Invoice[],
  packing: Packing,
  signal: AbortSignal,
): AsyncGenerator<PackedInvoice> {
  const ids = page.map(({ id }) => id);
  const originals = await findOriginals(ctx.db, packing.organisationId, ids);
  for (let i = 0; i < page.length; i += preparedAtOnce) {
    signal.throwIfAborted();
    const few = page.slice(i, i + preparedAtOnce);
    yield* await Promise.all(
      few.map((one) => packInvoice(ctx, one, originals.get(one.id) ?? null, packing, signal)),
    );
  }
}
