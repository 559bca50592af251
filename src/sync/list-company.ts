/** Asks ANAF for all that it holds for one company and writes it down before anything is downloaded. Knows when a listing proves something. */
import { AnafError } from '../anaf/errors.ts';
import { type ListedPage, listPage } from '../anaf/list-messages.ts';
import { type ListingWindow, listingWindow } from '../core/window.ts';
import { recordCompleteListing, type SyncedCompany } from '../db/companies/company-ledger.ts';
import { type EndedListing, recordListing } from '../db/completeness/listing.ts';
import { inTransaction } from '../db/connection.ts';
import { type RecordedPage, recordListed } from '../db/messages/listed-message.ts';
import { addProgress } from '../db/runs/company-job.ts';
import { announceProgress } from '../db/runs/run-event.ts';
import { dailyLimits } from './budget.ts';
import { callAnaf } from './call-anaf.ts';
import type { SyncCtx } from './context.ts';
import { correctClock } from './correct-clock.ts';

export interface Listing {
  /** Distinct messages equalled ANAF's own total: what it held then is in the ledger. */
  proven: boolean;
  listed: number;
}

/** Rows move between pages while they are read, so a walk that does not add up is begun again so many times. */
const restarts = 3;
/** More pages than that is no listing, and reading on would only use the day's calls up. */
const mostPages = 10_000;

/**
 * @param whole the nightly reconciliation: everything, however much it is
 * @throws ScopeClosed, ReconnectNeeded, AnafError; what was listed until then is kept
 */
export async function listCompany(
  ctx: SyncCtx,
  company: SyncedCompany,
  connectionId: string,
  whole: boolean,
  signal?: AbortSignal,
): Promise<Listing> {
  let clockCorrected = false;
  const startedAt = ctx.clock.now();
  for (let walk = 0; ; walk++) {
    const window = listingWindow(ctx.clock.now(), ctx.noticed.skewMs, company, whole);
    const ended = { company, window, restarts: walk, startedAt };
    try {
      const seen = await walkPages(ctx, company, connectionId, window, signal);
      if (seen.addsUp) return await proven(ctx, { ...ended, ...seen });
      if (walk === restarts) return await unproven(ctx, { ...ended, ...seen });
    } catch (error) {
      if (!(error instanceof AnafError)) throw error;
      const clockFault = error.code === 'clock';
      const again = clockFault
        ? !clockCorrected && correctClock(ctx, error)
        : error.code === 'page_past_end' && walk < restarts;
      if (!again) {
        await brokenOff(ctx, ended, error);
        throw error;
      }
      clockCorrected ||= clockFault;
    }
  }
}

interface Walk {
  distinct: number;
  pages: number;
  /** ANAF's own total, of the page that was read last. */
  reported: number;
  /** The messages of the ledger that it showed are as many as ANAF says, and it said the same on every page. */
  addsUp: boolean;
}

type Begun = Pick<EndedListing, 'company' | 'restarts' | 'startedAt'> & {
  window: ListingWindow & { whole: boolean };
};

async function walkPages(
  ctx: SyncCtx,
  company: SyncedCompany,
  connectionId: string,
  window: ListingWindow,
  signal?: AbortSignal,
): Promise<Walk> {
  const seen = new Set<string>();
  const walked = (pages: number, reported: number, addsUp: boolean): Walk => ({
    distinct: seen.size,
    pages,
    reported,
    addsUp,
  });
  let total: number | undefined;
  for (let page = 1; ; page++) {
    const answer = await callAnaf(
      ctx,
      { cif: company.cif, connectionId },
      { scope: 'listing', key: company.cif, limit: dailyLimits.listing },
      (accessToken) => listPage(ctx.anaf, { accessToken, cif: company.cif, window, page, signal }),
      signal,
    );
    // "No messages" is an answer to the first page only; behind others it means that the list moved.
    if (answer.kind === 'empty') return walked(page, 0, page === 1);
    const { messages, merged } = await recordPage(ctx, company, answer);
    for (const id of messages) seen.add(id);
    for (const { id, into } of merged) if (seen.delete(id)) seen.add(into);
    const moved = total !== undefined && answer.total !== total;
    total = answer.total;
    if (moved || (answer.rows.length === 0 && page < answer.pages)) return walked(page, total, false);
    if (page >= answer.pages) return walked(page, total, seen.size === total);
    if (page >= mostPages || answer.pages > answer.total) throw absurd(answer);
  }
}

function recordPage(ctx: SyncCtx, company: SyncedCompany, page: ListedPage): Promise<RecordedPage> {
  return inTransaction(ctx.db, async (tx) => {
    const recorded = await recordListed(tx, company, page.rows, ctx.clock.now());
    if (recorded.added > 0) await addProgress(tx, company.id, { new: recorded.added });
    return recorded;
  });
}

async function proven(ctx: SyncCtx, ended: Begun & Walk): Promise<Listing> {
  const { company, window, distinct, pages } = ended;
  const wholePages = window.whole ? pages : undefined;
  const now = ctx.clock.now();
  await inTransaction(ctx.db, async (tx) => {
    await recordCompleteListing(tx, company.id, { window, wholePages }, now);
    await recordListing(tx, { ...ended, failure: null }, now);
    await addProgress(tx, company.id, { listed: distinct });
    await announceProgress(tx, company.id, now);
  });
  return { proven: true, listed: distinct };
}

async function unproven(ctx: SyncCtx, ended: Begun & Walk): Promise<Listing> {
  const { company, distinct: listed, reported } = ended;
  const failure = { code: 'listing_unproven', detail: null };
  await recordListing(ctx.db, { ...ended, failure }, ctx.clock.now());
  ctx.log.error(
    { companyId: company.id, listed, reported },
    'the listing never added up: its rows are taken, and nothing is claimed',
  );
  return { proven: false, listed };
}

async function brokenOff(ctx: SyncCtx, begun: Begun, error: AnafError): Promise<void> {
  // A stop that was asked for is no listing that failed.
  if (error.code === 'cancelled') return;
  const failure = { code: error.code, detail: error.words };
  const nothing = { reported: null, distinct: 0, pages: 0 };
  await recordListing(ctx.db, { ...begun, ...nothing, failure }, ctx.clock.now());
}

/** Every page has a row, so there cannot be more pages than rows; walking them would only use the day's calls up. */
function absurd({ pages, total }: ListedPage): AnafError {
  return new AnafError('malformed', { words: `The list claims ${pages} pages of ${total} messages.` });
}
