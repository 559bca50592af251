/**
 * Delivers new documents to destinations: a loop in every worker, until the signal aborts. May run in any number of
 * processes: a destination is leased by one. Each document has a row before it is written, with where and what; a worker
 * that finds its own bytes there takes them for delivered, so nothing is delivered twice. Mailboxes: `mail-documents.ts`.
 */
import { createHash } from 'node:crypto';
import { type DestinationFilter, deliveryDelayMs, deliveryMediaTypes } from '../core/destination.ts';
import { minuteMs } from '../core/durations.ts';
import { inTransaction } from '../db/connection.ts';
import { type ClaimedDestination, claimDestination, releaseDestination } from '../db/exports/destination.ts';
import {
  addDocuments,
  beginDocument,
  endDocument,
  listWaitingDocuments,
  type NewDocument,
  type WaitingDocument,
} from '../db/exports/destination-document.ts';
import type { Invoice } from '../db/invoices/invoice.ts';
import { folderTarget } from '../exports/folder-target.ts';
import { s3Target } from '../exports/s3-target.ts';
import type { Target } from '../exports/target.ts';
import { TargetError } from '../exports/target-error.ts';
import { webdavTarget } from '../exports/webdav-target.ts';
import type { IsHeld } from '../integrity/hold.ts';
import type { Outbound } from '../outbound/outbound.ts';
import type { SyncCtx } from '../sync/context.ts';
import { type MailDocumentsCtx, mailDocuments } from './mail-documents.ts';
import { readDelivery } from './read-delivery.ts';

export interface DeliverCtx extends MailDocumentsCtx, Pick<SyncCtx, 'vault'> {
  outbound: Pick<Outbound, 'send'>;
  /** DELIVERY_ROOT; undefined: folders take nothing. */
  deliveryRoot: string | undefined;
  /** Reads the feed of invoices, which jobs do not know. */
  follow(organisationId: string, cursor: string): Promise<FeedPage>;
}

export interface FeedPage {
  /** New to the destination. */
  invoices: Invoice[];
  nextCursor: string;
  hasMore: boolean;
}

const lookEveryMs = 2_000;
/** Of a destination at a time, before others have their turn. */
const documentsAtOnce = 40;
const workMs = minuteMs;
/** How often the feed is looked at. */
const restMs = minuteMs / 2;
/** Side by side in this process. */
const destinationsAtOnce = 4;
/** Names that are tried where something else has the first. */
const mostNames = 5;

export async function deliverDocuments(
  ctx: DeliverCtx & { isHeld: IsHeld },
  signal: AbortSignal,
  everyMs = lookEveryMs,
): Promise<void> {
  const working = new Set<Promise<void>>();
  while (!signal.aborted) {
    try {
      await ctx.clock.sleep(everyMs, signal);
      if (await ctx.isHeld()) continue;
      await startDeliveries(ctx, working, signal);
    } catch (error) {
      if (!signal.aborted) ctx.log.warn({ err: error }, 'deliveries could not be looked at');
    }
  }
  await Promise.all(working);
}

/**
 * Begins with every destination that is due, as many at once as a process may. Waits for none of them.
 * @param working what is under way: each takes itself out when it ends
 */
export async function startDeliveries(
  ctx: DeliverCtx,
  working: Set<Promise<void>>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted && working.size < destinationsAtOnce) {
    const destination = await claimDestination(ctx.db, ctx.vault, ctx.clock.now());
    if (!destination) return;
    const work = serveDestination(ctx, destination, signal).finally(() => working.delete(work));
    working.add(work);
  }
}

/** Never throws: what fails is written beside the destination, and the others go on. */
async function serveDestination(
  ctx: DeliverCtx,
  destination: ClaimedDestination,
  signal: AbortSignal,
): Promise<void> {
  const { db, clock, log } = ctx;
  const { id, failures } = destination;
  try {
    const more = await deliverSome(ctx, destination, signal);
    const now = clock.now();
    const dueAt = more ? now : new Date(now.getTime() + restMs);
    await releaseDestination(db, id, { dueAt, code: null }, now);
  } catch (error) {
    // Its lease ends by itself, and another worker goes on.
    if (signal.aborted) return;
    const code = error instanceof TargetError ? error.code : 'error';
    log.warn({ err: error, destinationId: id, code }, 'a destination takes nothing now');
    const now = clock.now();
    const dueAt = new Date(now.getTime() + deliveryDelayMs(failures + 1));
    await releaseDestination(db, id, { dueAt, code }, now).catch((err) =>
      log.warn({ err }, 'a delivery waits for its lease'),
    );
  }
}

/** @returns whether more waits */
async function deliverSome(
  ctx: DeliverCtx,
  destination: ClaimedDestination,
  signal: AbortSignal,
): Promise<boolean> {
  const { address, ...described } = destination;
  const target = 'email' in address ? undefined : targetOf(ctx, destination);
  const hasMore = await planDocuments(ctx, destination);
  const waiting = await listWaitingDocuments(ctx.db, destination.id, documentsAtOnce);
  const until = ctx.clock.now().getTime() + workMs;
  if ('email' in address || !target) {
    const { email } = address as { email: string };
    await mailDocuments(ctx, { ...described, email }, { waiting, until }, signal);
    return hasMore || waiting.length === documentsAtOnce;
  }
  for (const [invoiceId, documents] of Map.groupBy(waiting, (each) => each.invoiceId)) {
    signal.throwIfAborted();
    await deliverInvoice(ctx, { destination, target, invoiceId, documents }, signal);
    if (ctx.clock.now().getTime() > until) return true;
  }
  return hasMore || waiting.length === documentsAtOnce;
}

function targetOf(ctx: DeliverCtx, { kind, address, organisationId }: ClaimedDestination): Target {
  if (kind === 'folder') {
    if (ctx.deliveryRoot === undefined || !('folder' in address)) throw new TargetError('folders_off');
    return folderTarget(ctx.deliveryRoot, organisationId, address.folder);
  }
  if (!('url' in address)) throw new TargetError('not_a_url');
  return kind === 's3' ? s3Target(ctx.outbound, address) : webdavTarget(ctx.outbound, address);
}

/** Reads a page of the feed. @returns whether there is more */
async function planDocuments(ctx: DeliverCtx, destination: ClaimedDestination): Promise<boolean> {
  const { organisationId, cursor, filter, formats } = destination;
  const { invoices, nextCursor, hasMore } = await ctx.follow(organisationId, cursor);
  if (nextCursor === cursor) return false;
  const documents: NewDocument[] = invoices
    .filter((invoice) => isWanted(invoice, filter))
    .flatMap(({ id: invoiceId, companyId }) => formats.map((format) => ({ invoiceId, companyId, format })));
  const where = { ...destination, nextCursor };
  const moved = await inTransaction(ctx.db, (tx) => addDocuments(tx, where, documents, ctx.clock.now()));
  return moved && hasMore;
}

function isWanted({ companyId, direction, seller }: Invoice, filter: DestinationFilter): boolean {
  if (filter.companies !== null && !filter.companies.includes(companyId)) return false;
  if (filter.direction !== null && filter.direction !== direction) return false;
  return filter.suppliers === null || (seller.cif !== null && filter.suppliers.includes(seller.cif));
}

interface InvoiceDelivery {
  destination: ClaimedDestination;
  target: Target;
  invoiceId: string;
  documents: WaitingDocument[];
}

async function deliverInvoice(
  ctx: DeliverCtx,
  { destination, target, ...which }: InvoiceDelivery,
  signal: AbortSignal,
): Promise<void> {
  for (const ready of await readDelivery(ctx, destination, which, signal))
    await deliverOne(ctx, { target, ...ready }, signal);
}

async function deliverOne(
  { db, clock }: DeliverCtx,
  {
    target,
    document,
    base,
    content,
  }: { target: Target; document: WaitingDocument; base: string; content: Buffer },
  signal: AbortSignal,
): Promise<void> {
  const { id, format } = document;
  const sha256 = createHash('sha256').update(content).digest('hex');
  // What an attempt that died may have written.
  const known = new Set([sha256, document.sha256]);
  for (let n = 1; n <= mostNames; n++) {
    const path = `${base}${n === 1 ? '' : ` (${n})`}.${format}`;
    await beginDocument(db, id, { path, sha256 });
    const put = await target.put({ path, content, mediaType: deliveryMediaTypes[format], id }, signal);
    if (put === 'stored' || known.has((await target.sha256Of(path, content.length, signal)) ?? null)) {
      await endDocument(db, id, { state: 'delivered', path }, clock.now());
      return;
    }
  }
  await endDocument(db, id, { state: 'failed', code: 'name_taken' }, clock.now());
}
