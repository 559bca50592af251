/** What the database learns of a message: the state, the catalogue, the log line and the run's count, all in one transaction. */
import { chainHash } from '../archive/chain.ts';
import { maskCif } from '../core/cif.ts';
import { carriesInvoice, expiresAt } from '../core/message.ts';
import { addProgress } from '../db/company-job.ts';
import { advanceChain, countEnded, lockChain, type SyncedCompany } from '../db/company-ledger.ts';
import { type Db, inTransaction } from '../db/connection.ts';
import { recordInvoice } from '../db/invoice-record.ts';
import { markArchived, markExpired, markFailed, type PendingMessage, postpone } from '../db/message.ts';
import { logOutcome, type SyncStatus } from '../db/sync-log.ts';
import { isDataError, unreadable } from './data-error.ts';
import type { Contents } from './look-inside.ts';
import { nextAttempt } from './next-attempt.ts';
import type { SyncParts } from './parts.ts';
import { roleOf } from './role-of.ts';

/** `already_done`: the message had left `pending`, by another worker's hand or a person's. */
export type Recorded = 'archived' | 'expired' | 'failed' | 'already_done';

export interface KeptBytes {
  sha256: string;
  sizeBytes: number;
  path: string;
}

export async function recordArchived(
  parts: SyncParts,
  company: SyncedCompany,
  message: PendingMessage,
  kept: KeptBytes,
  contents: Contents,
): Promise<Recorded> {
  try {
    return await commitArchived(parts, company, message, kept, contents);
  } catch (error) {
    if (!isDataError(error)) throw error;
    // The document says something that no column can hold. Its bytes are what counts: it is archived and flagged.
    parts.log.error({ err: error, message: message.id }, 'what was read could not be recorded');
    return commitArchived(parts, company, message, kept, unreadable(contents));
  }
}

async function commitArchived(
  parts: SyncParts,
  company: SyncedCompany,
  message: PendingMessage,
  kept: KeptBytes,
  contents: Contents,
): Promise<Recorded> {
  const now = parts.clock.now();
  return inTransaction(parts.db, async (tx) => {
    const { seq: last, head } = await lockChain(tx, company.id);
    const seq = last + 1;
    const chain = chainHash(head, { seq, sha256: kept.sha256, path: kept.path });
    if (!(await markArchived(tx, message.id, { ...kept, seq, chain }, now))) return 'already_done';
    await advanceChain(tx, company.id, seq, chain);
    if (carriesInvoice(message.kind)) await catalogue(tx, company, message, contents, now);
    await addProgress(tx, company.id, { archived: 1 });
    return 'archived';
  });
}

async function catalogue(
  tx: Db,
  company: SyncedCompany,
  message: PendingMessage,
  { invoice, reading, seal }: Contents,
  now: Date,
): Promise<void> {
  const direction = message.kind === 'sent' ? 'sent' : 'received';
  const role = roleOf(invoice, company.cif, direction);
  const first = await recordInvoice(
    tx,
    {
      organisationId: company.organisationId,
      companyId: company.id,
      message: message.id,
      uploadIndex: message.uploadIndex,
      direction,
      role,
      invoice,
      reading,
      seal,
      availableAt: message.createdAt,
    },
    now,
  );
  await log(tx, company, message, first ? 'success' : 'skipped', invoice?.number ?? null, now);
}

/** ANAF's last word on a message whose 60 days are over. */
export async function recordExpired(
  parts: SyncParts,
  company: SyncedCompany,
  message: PendingMessage,
  words: string,
): Promise<Recorded> {
  const now = parts.clock.now();
  return inTransaction(parts.db, async (tx) => {
    // The company first, as everywhere: two transactions that lock in two orders wait for each other for ever.
    await lockChain(tx, company.id);
    if (!(await markExpired(tx, message.id, words, now))) return 'already_done';
    await countEnded(tx, company.id, 'expired');
    if (carriesInvoice(message.kind)) await log(tx, company, message, 'skipped', null, now);
    await addProgress(tx, company.id, { expired: 1 });
    return 'expired';
  });
}

/** An attempt that did not succeed: the message stays pending, says why, and knows when it is tried again. */
export async function recordFailed(
  parts: SyncParts,
  company: SyncedCompany,
  message: PendingMessage,
  failure: { code: string; words: string | null },
): Promise<Recorded> {
  const now = parts.clock.now();
  const attempts = message.attempts + 1;
  const nextAttemptAt = nextAttempt({
    code: failure.code,
    attempts,
    now,
    expiresAt: message.createdAt && expiresAt(message.createdAt),
    id: message.id,
  });
  return inTransaction(parts.db, async (tx) => {
    await lockChain(tx, company.id);
    const marked = await markFailed(
      tx,
      message.id,
      { reason: failure.code, detail: failure.words, nextAttemptAt },
      now,
    );
    if (!marked) return 'already_done';
    if (carriesInvoice(message.kind)) await log(tx, company, message, 'failed', null, now);
    await addProgress(tx, company.id, { failed: 1 });
    return 'failed';
  });
}

/** Its scope is closed: nothing was asked of ANAF, no attempt is spent. */
export async function recordPostponed(
  parts: SyncParts,
  message: PendingMessage,
  closed: { code: string; until: Date },
): Promise<void> {
  await postpone(parts.db, message.id, closed.until, closed.code, parts.clock.now());
}

async function log(
  tx: Db,
  company: SyncedCompany,
  message: PendingMessage,
  status: SyncStatus,
  number: string | null,
  now: Date,
): Promise<void> {
  await logOutcome(
    tx,
    {
      organisationId: company.organisationId,
      message: message.id,
      invoiceId: number ?? message.messageId ?? message.uploadIndex,
      cif: maskCif(company.cif),
      status,
    },
    now,
  );
}
