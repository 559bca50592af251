/** Which invoices were asked for and are not in the file: removed after they had been chosen, or without a proven document. Each writer names them where its format allows it; the export's record does always. */
import type { LeftOut } from '../db/exports/export.ts';
import { listFoundIds, listUnproven } from '../db/exports/export-source.ts';
import type { InvoiceList } from './invoice-list.ts';

/** A selection has no more; of a search the rest is counted. */
const mostNamed = 200;

/** Those of a selection in its order. */
export async function nameLeftOut({
  ctx,
  organisationId,
  filter,
  progress,
}: InvoiceList): Promise<LeftOut[]> {
  const { leftOut, n } = filter.ids
    ? await removedOf(filter.ids)
    : filter.provenOnly
      ? await unproven()
      : { leftOut: [], n: 0 };
  if (n > 0) progress.leftOut(leftOut, n);
  return leftOut;

  async function removedOf(ids: string[]) {
    const found = new Set(await listFoundIds(ctx.db, organisationId, ids));
    const leftOut = [...new Set(ids)]
      .filter((id) => !found.has(id))
      .map((id): LeftOut => ({ id, number: null, uploadIndex: null, reason: 'removed' }));
    return { leftOut, n: leftOut.length };
  }

  async function unproven() {
    const { n, first } = await listUnproven(ctx.db, organisationId, filter, mostNamed);
    return { n, leftOut: first.map((one): LeftOut => ({ ...one, reason: 'unproven' })) };
  }
}
