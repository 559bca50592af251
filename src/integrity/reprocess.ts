/**
 * Reads stored ZIPs again, with what the readers know today, checks their seals, and brings the catalogue up to date;
 * never the ledger or its log. May run twice, and be interrupted: each entry is written by itself, and only when it differs.
 */
import {
  listBackfilledZips,
  listOlderZips,
  listStoredZips,
  type OlderPlace,
  type StoredZip,
  type WhichZips,
} from '../db/archive/stored-zip.ts';
import { type Db, inTransaction } from '../db/connection.ts';
import { addEvents, type NewEvent } from '../db/events/event.ts';
import { recordInvoice } from '../db/invoices/invoice-record.ts';
import { updateSeal } from '../db/invoices/invoice-seal.ts';
import { updateReading } from '../db/invoices/reread-invoice.ts';
import type { SyncCtx } from '../sync/context.ts';
import { isDataError, unreadable } from '../sync/data-error.ts';
import { type Contents, lookInside, lookInsideUnmatched, type Unusable } from '../sync/look-inside.ts';
import { roleOf } from '../sync/role-of.ts';
import { readSound } from './check-file.ts';
import { readBuyersMessages } from './read-buyers-messages.ts';

export interface Reprocessed {
  /** Looked at. */
  zips: number;
  /** Entries that say something else now. */
  changed: number;
  /** Entries that had been lost and are there again. */
  restored: number;
  /** Still without anything that could be read. */
  unreadable: number;
  /** Bytes that are not there or not those that were kept: left alone, `verify` names them. */
  damaged: number;
}

type Parts = Pick<SyncCtx, 'db' | 'archive' | 'clock' | 'log'>;

const batch = 200;
/** Before every id. */
const first = '00000000-0000-0000-0000-000000000000';

/** @throws ArchiveError when the archive as a whole is not there; what was done stays */
export async function reprocess(
  ctx: Parts,
  which: WhichZips,
  onProgress: (so: Reprocessed) => void,
  signal: AbortSignal,
): Promise<Reprocessed> {
  const so: Reprocessed = { zips: 0, changed: 0, restored: 0, unreadable: 0, damaged: 0 };
  await ctx.archive.sweepIncoming();
  if (!which.unreadable) await readBuyersMessages(ctx, which, signal);
  const readAll = async (zips: StoredZip[]) => {
    for (const zip of zips) {
      signal.throwIfAborted();
      await reprocessOne(ctx, zip, so);
    }
    onProgress(so);
  };
  if (which.older) {
    let after: OlderPlace = { version: -1, id: first };
    for (;;) {
      const zips = await listOlderZips(ctx.db, which, { after, limit: batch });
      await readAll(zips);
      const last = zips.at(-1);
      if (!last) return so;
      after = last;
    }
  }
  for (const list of [listStoredZips, listBackfilledZips]) {
    for (let after = first; ; ) {
      const zips = await list(ctx.db, which, { after, limit: batch });
      await readAll(zips);
      const last = zips.at(-1);
      if (!last) break;
      after = last.id;
    }
  }
  return so;
}

async function reprocessOne(ctx: Parts, zip: StoredZip, so: Reprocessed): Promise<void> {
  so.zips++;
  const read = await readSound(ctx.archive, { ...zip, sizeBytes: null });
  const contents = 'bytes' in read && (await contentsOf(read.bytes, zip));
  if (!contents || !contents.ok) {
    so.damaged++;
    return;
  }
  if (contents.reading.verdict === 'unreadable') so.unreadable++;
  try {
    await write(ctx, zip, contents, so);
  } catch (error) {
    if (!isDataError(error)) throw error;
    ctx.log.error({ err: error, path: zip.path }, 'what was read could not be recorded');
    await write(ctx, zip, unreadable(contents), so);
  }
}

/** As its bytes were matched to its message when they came: that is not decided again. */
function contentsOf(bytes: Buffer, { uploadIndex, match }: StoredZip): Promise<Contents | Unusable> {
  return match === 'accepted' || match === 'unproven'
    ? lookInsideUnmatched(bytes, uploadIndex, match)
    : lookInside(bytes, { uploadIndex, ...(match === 'parties' && { row: 'compared' }) });
}

async function write(
  { db, clock }: Parts,
  zip: StoredZip,
  contents: Contents,
  so: Reprocessed,
): Promise<void> {
  const { invoice, reading, seal } = contents;
  const role = roleOf(invoice, zip.cif, zip.direction, zip.detail);
  if (zip.invoice !== null) {
    const read = { role, invoice, reading, availableAt: zip.createdAt };
    const changed = await inTransaction(db, async (tx) => {
      const now = clock.now();
      const reread = await updateReading(tx, zip.invoice!, read, now);
      const resealed = await updateSeal(tx, zip.invoice!, seal, now);
      const changes = [...reread.changes, ...(resealed ? ['seal.verdict'] : [])];
      if (changes.length > 0) await addEvents(tx, [rereadEvent(zip, changes)], now);
      return reread.written || resealed;
    });
    if (changed) so.changed++;
  } else if (await restore(db, zip, { ...contents, role }, clock.now())) so.restored++;
}

function rereadEvent({ invoice, companyId, organisationId }: StoredZip, changes: string[]): NewEvent {
  return { organisationId, type: 'invoice.reread', data: { invoiceId: invoice, companyId, changes } };
}

/** Does nothing where the document's first copy has the entry. */
function restore(
  db: Db,
  zip: StoredZip,
  { invoice, reading, seal, role }: Contents & { role: 'buyer' | 'seller' | null },
  now: Date,
): Promise<boolean> {
  return recordInvoice(
    db,
    {
      organisationId: zip.organisationId,
      companyId: zip.companyId,
      message: zip.message,
      uploadIndex: zip.uploadIndex,
      direction: zip.direction,
      role,
      invoice,
      reading,
      seal,
      availableAt: zip.createdAt,
    },
    now,
  );
}
