/**
 * Records messages whose bytes are in their place: the chain, the state, the catalogue, the log line and the run's count,
 * all in one transaction. A company's chain takes one transaction at a time and a process a few, so messages that are
 * ready in the meantime share the next one: ten statements for one message, and ten for thirty.
 */
import { chainHash } from '../archive/chain.ts';
import { carriesInvoice, isBuyersMessage } from '../core/message.ts';
import type { Match } from '../core/quarantine.ts';
import { advanceChain, lockCompany } from '../db/companies/company-chain.ts';
import type { SyncedCompany } from '../db/companies/synced-company.ts';
import { type Db, inTransaction } from '../db/connection.ts';
import { addEvents } from '../db/events/event.ts';
import type { CataloguedInvoice } from '../db/invoices/invoice-reading.ts';
import { recordInvoices } from '../db/invoices/invoice-record.ts';
import { listStillPending, markArchived, type PendingMessage } from '../db/messages/message.ts';
import { decideQuarantined } from '../db/messages/quarantine.ts';
import { addProgress } from '../db/runs/company-job.ts';
import { addLogLines, type SyncLogLine } from '../db/runs/sync-log.ts';
import { createBatcher } from './batcher.ts';
import type { SyncCtx } from './context.ts';
import { isDataError, unreadable } from './data-error.ts';
import { logLine } from './log-line.ts';
import type { Contents } from './look-inside.ts';
import { messageEvent } from './message-event.ts';
import { roleOf } from './role-of.ts';

export interface KeptBytes {
  sha256: string;
  sizeBytes: number;
  path: string;
}

export interface Archived {
  message: PendingMessage;
  kept: KeptBytes;
  contents: Contents;
  /** Committed with it. */
  also?: (tx: Db, now: Date) => Promise<void>;
}

/** `already_done`: another worker or a person had changed the message's state first. */
export type Recorded = 'archived' | 'expired' | 'failed' | 'already_done';

export type RecordArchived = (one: Archived) => Promise<Recorded>;

export interface RecordedBy {
  claim: string | undefined;
  unwanted: () => void;
}

/**
 * One for each job.
 * @param recordedBy `unwanted` is called when no run counts what was recorded, or the company is another worker's: the
 * job's runs were cancelled, or its lease was lost
 */
export function createRecorder(
  ctx: SyncCtx,
  company: SyncedCompany,
  recordedBy: RecordedBy = { claim: undefined, unwanted: () => {} },
): RecordArchived {
  const commit = createBatcher(
    (all: Archived[]) => commitArchived(ctx, company, all, recordedBy),
    isDataError,
    { semaphore: ctx.commits },
  );
  return async (one) => {
    try {
      return await commit(one);
    } catch (error) {
      if (!isDataError(error)) throw error;
      // The document says something that no column can hold. Its bytes are what counts: it is archived and flagged.
      ctx.log.error({ err: error, message: one.message.id }, 'what was read could not be recorded');
      return commit({ ...one, contents: unreadable(one.contents) });
    }
  };
}

async function commitArchived(
  ctx: SyncCtx,
  company: SyncedCompany,
  all: Archived[],
  { claim, unwanted }: RecordedBy,
): Promise<Recorded[]> {
  let wanted = true;
  const recorded = await inTransaction(ctx.db, async (tx): Promise<Recorded[]> => {
    // Every change of a message's state holds this lock, so what is pending now stays pending until the commit.
    const { seq: last, head } = await lockCompany(tx, company.id);
    // After the wait for the lock, or the log would be out of order.
    const now = ctx.clock.now();
    const pending = await listStillPending(
      tx,
      all.map(({ message }) => message.id),
    );
    const ours = all.filter(({ message }) => pending.has(message.id));
    if (ours.length > 0) {
      const links = linked(ours, last, head);
      const lines = await catalogue(tx, company, ours, now);
      const statuses = new Map(lines.map(({ message, status }) => [message, status]));
      await markArchived(
        tx,
        links.map((link) => ({ ...link, loggedStatus: statuses.get(link.id) })),
        now,
      );
      await advanceChain(tx, company.id, links.at(-1)!);
      const decided = links.filter(({ id }) => pending.get(id)?.quarantined).map(decisionOf);
      if (decided.length > 0) await decideQuarantined(tx, decided, now);
      const changed = lines.filter(({ message, status }) => pending.get(message)?.loggedStatus !== status);
      await addLogLines(tx, changed, now);
      wanted = await addProgress(tx, { companyId: company.id, claim }, { archived: ours.length });
      const events = ours.map(({ message }) => messageEvent('message.archived', company, message));
      await addEvents(tx, events, now);
      for (const { also } of ours) await also?.(tx, now);
    }
    return all.map(({ message }) => (pending.has(message.id) ? 'archived' : 'already_done'));
  });
  ctx.countOutcome?.('archived', recorded.filter((one) => one === 'archived').length);
  if (!wanted) unwanted();
  return recorded;
}

/** Each gets the next number, and a hash over the link before it. */
function linked(all: Archived[], last: number, head: string) {
  let [seq, chain] = [last, head];
  return all.map(({ message, kept, contents }) => {
    seq++;
    chain = chainHash(chain, { seq, sha256: kept.sha256, path: kept.path });
    const aboutUpload = isBuyersMessage(message.kind) ? contents.about : undefined;
    return { id: message.id, ...kept, seq, chain, match: contents.match, aboutUpload };
  });
}

/** What was kept in quarantine for a message is decided with it. */
function decisionOf({ id, sha256, match }: { id: string; sha256: string; match: Match }) {
  const decision = match === 'accepted' || match === 'unproven' ? match : ('superseded' as const);
  return { id, sha256, decision };
}

/** @returns how each message with an invoice is logged: as a second copy where the catalogue has its document already */
async function catalogue(tx: Db, company: SyncedCompany, all: Archived[], now: Date): Promise<SyncLogLine[]> {
  const invoices = all.filter(({ message }) => carriesInvoice(message.kind));
  if (invoices.length === 0) return [];
  const first = await recordInvoices(
    tx,
    invoices.map((one) => entryOf(company, one)),
    now,
  );
  return invoices.map(({ message, contents }, i) =>
    logLine(company, message, first[i] ? 'success' : 'skipped', contents.invoice?.number ?? null),
  );
}

function entryOf(company: SyncedCompany, { message, contents }: Archived): CataloguedInvoice {
  const { invoice, reading, seal } = contents;
  const direction = message.kind === 'sent' ? 'sent' : 'received';
  return {
    organisationId: company.organisationId,
    companyId: company.id,
    message: message.id,
    uploadIndex: catalogueIndex(message, contents),
    direction,
    role: roleOf(invoice, company.cif, direction, message.detail),
    invoice,
    reading,
    seal,
    availableAt: message.createdAt,
  };
}

/**
 * A row without upload index takes the one that its document is named after; without that the message's own id keeps two
 * documents of a company apart, which would be one entry otherwise.
 */
function catalogueIndex({ uploadIndex, messageId, id }: PendingMessage, contents: Contents): string {
  return uploadIndex || contents.uploadIndex || `message ${messageId ?? id}`;
}
