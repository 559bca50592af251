/**
 * Takes one old ZIP that a person has into the catalogue. The ledger does not hear of it, so that it suppresses no
 * download: the message of ANAF's own takes the invoice over when it comes. May run twice with the same bytes.
 */
import { createHash } from 'node:crypto';
import { backfillPath } from '../archive/path.ts';
import type { ReadInvoice } from '../core/invoice.ts';
import { sameInvoiceKey } from '../core/same-invoice.ts';
import { lockCompany } from '../db/companies/company-chain.ts';
import { inTransaction } from '../db/connection.ts';
import { listCatalogued, recordBackfilled } from '../db/invoices/backfilled-invoice.ts';
import type { SyncCtx } from '../sync/context.ts';
import { isDataError, unreadable } from '../sync/data-error.ts';
import { type Contents, lookInside } from '../sync/look-inside.ts';
import { directionsOf, roleOf } from '../sync/role-of.ts';

export type BackfillOutcome =
  /** Catalogued now. */
  | { outcome: 'added'; uploadIndex: string; number: string | null }
  /** The catalogue has this document already, from ANAF or from an earlier backfill: these bytes are not kept again. */
  | { outcome: 'known'; uploadIndex: string; number: string | null }
  /** The errors of an upload or a buyer's message: no invoice. */
  | { outcome: 'not_an_invoice' }
  /** The company is neither its seller nor its buyer. */
  | { outcome: 'other_company' }
  /** No ZIP of ANAF's, or an invoice that cannot be read: nothing says whose it is. */
  | { outcome: 'unusable'; reason: string; detail: string };

export interface BackfilledCompany {
  id: string;
  organisationId: string;
  cif: string;
}

type Parts = Pick<SyncCtx, 'db' | 'archive' | 'clock' | 'environment'>;

/** @throws ArchiveError when the bytes cannot be kept */
export async function backfillZip(
  ctx: Parts,
  company: BackfilledCompany,
  bytes: Buffer,
): Promise<BackfillOutcome> {
  const contents = await lookInside(bytes, { uploadIndex: '' });
  if (!contents.ok) return { outcome: 'unusable', reason: contents.reason, detail: contents.detail };
  const { invoice, reading, uploadIndex } = contents;
  if (reading.verdict === 'not_an_invoice') return { outcome: 'not_an_invoice' };
  if (!invoice) return { outcome: 'unusable', reason: 'unreadable', detail: reading.detail ?? '' };
  const directions = directionsOf(invoice, company.cif);
  if (directions.length === 0) return { outcome: 'other_company' };

  const { number } = invoice;
  const known = await listCatalogued(ctx.db, company.id, uploadIndex, sameInvoiceKey(invoice));
  const missing = directions.filter((direction) => !known.includes(direction));
  if (missing.length === 0) return { outcome: 'known', uploadIndex, number };

  const kept = await keep(ctx, company, bytes);
  const added = await record(ctx, company, missing, contents, kept, invoice);
  return { outcome: added ? 'added' : 'known', uploadIndex, number };
}

/** The bytes first, as everywhere: a death between the two leaves a file that the next run adopts. */
async function keep(
  { archive, environment }: Parts,
  { id: companyId, organisationId, cif }: BackfilledCompany,
  bytes: Buffer,
): Promise<{ path: string; sha256: string }> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const path = backfillPath({ environment, organisationId, companyId, cif }, sha256);
  const incoming = await archive.keepIncoming('backfill', bytes);
  try {
    await archive.promote(incoming, path);
  } catch (error) {
    await archive.discardIncoming(incoming).catch(() => {});
    throw error;
  }
  return { path, sha256 };
}

async function record(
  ctx: Parts,
  company: BackfilledCompany,
  directions: ('received' | 'sent')[],
  contents: Contents,
  kept: { path: string; sha256: string },
  invoice: ReadInvoice,
): Promise<boolean> {
  const write = (read: Contents) =>
    inTransaction(ctx.db, async (tx) => {
      // Its message may be recorded at this moment, which holds the same lock.
      await lockCompany(tx, company.id);
      const known = await listCatalogued(tx, company.id, read.uploadIndex, sameInvoiceKey(invoice));
      let added = false;
      for (const direction of directions.filter((one) => !known.includes(one))) {
        const entry = {
          organisationId: company.organisationId,
          companyId: company.id,
          message: null,
          uploadIndex: read.uploadIndex,
          direction,
          role: roleOf(invoice, company.cif, direction),
          invoice: read.invoice,
          reading: read.reading,
          seal: read.seal,
          // Only ANAF's listing has the time at which it became available.
          availableAt: null,
        };
        if (await recordBackfilled(tx, entry, kept, ctx.clock.now())) added = true;
      }
      return added;
    });
  try {
    return await write(contents);
  } catch (error) {
    if (!isDataError(error)) throw error;
    return write(unreadable(contents));
  }
}
