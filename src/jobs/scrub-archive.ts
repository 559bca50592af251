/**
 * Each night: manifests that are behind are caught up, the ledgers recounted, chains, manifests and files' names
 * compared, and a slice of the archive re-hashed, so that a disk that rots is known within a month. May run twice: what
 * was looked at tonight is not looked at again.
 */

import { ArchiveError } from '../archive/archive.ts';
import { recordFinding, resolveOfMessage, resolveUnseen } from '../db/archive/integrity-finding.ts';
import {
  countArchived,
  listLeastVerified,
  listWithFindings,
  markVerified,
  type ToVerify,
} from '../db/archive/verification.ts';
import { recountLedgers } from '../db/companies/company-counters.ts';
import { checkFile } from '../integrity/check-file.ts';
import { ledgerFindings } from '../integrity/ledger-findings.ts';
import type { SyncCtx } from '../sync/context.ts';
import { checkRecords } from './check-records.ts';

type Parts = Pick<SyncCtx, 'db' | 'archive' | 'log' | 'clock' | 'environment'>;

/** Nights for the whole archive. */
const nights = 30;
/** A night is short, and the queue takes a job that lasts an hour for dead. */
const longestMs = 45 * 60_000;
const batch = 200;

export async function scrubArchive(ctx: Parts, signal: AbortSignal): Promise<void> {
  const begun = ctx.clock.now();
  try {
    // A disk that is not mounted has lost no file.
    await ctx.archive.sweepIncoming();
    await recountAll(ctx, begun);
    await checkRecords(ctx, begun, { signal, longestMs });
    await scrub(ctx, await listWithFindings(ctx.db), begun);
    await scrubSlice(ctx, begun, signal);
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    ctx.log.error({ err: error }, 'the archive cannot be looked at tonight');
  }
}

async function recountAll({ db, log }: Parts, now: Date): Promise<void> {
  for (const recount of await recountLedgers(db, null)) {
    for (const finding of ledgerFindings(recount)) {
      log.error({ companyId: recount.companyId, ...finding }, 'a ledger does not add up');
      await recordFinding(db, recount.companyId, finding, now);
    }
  }
  await resolveUnseen(db, 'ledger_count', now, now);
}

async function scrubSlice(ctx: Parts, begun: Date, signal: AbortSignal): Promise<void> {
  let left = Math.ceil((await countArchived(ctx.db)) / nights);
  while (left > 0 && !signal.aborted && ctx.clock.now().getTime() - begun.getTime() < longestMs) {
    const slice = await listLeastVerified(ctx.db, begun, Math.min(batch, left));
    if (slice.length === 0) return;
    await scrub(ctx, slice, begun);
    left -= slice.length;
  }
}

async function scrub({ db, archive, log }: Parts, slice: ToVerify[], begun: Date): Promise<void> {
  for (const { id, companyId, ...kept } of slice) {
    const verdict = await checkFile(archive, kept);
    if (verdict) {
      log.error({ companyId, message: id, ...verdict }, 'a file of the archive is not as it was kept');
      await recordFinding(db, companyId, { ...verdict, subject: kept.path, message: id }, begun);
    }
    await resolveOfMessage(db, id, verdict?.kind ?? null, begun);
  }
  await markVerified(
    db,
    slice.map(({ id }) => id),
    begun,
  );
}
