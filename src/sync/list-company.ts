/** Lists everything that ANAF holds for one company and records it before anything is downloaded. Decides when a listing is proven. */
import { AnafError } from '../anaf/errors.ts';
import { type Listing as ListAnswer, type ListedPage, listPage } from '../anaf/list-messages.ts';
import { type ListingWindow, listingWindow } from '../core/window.ts';
import { companyKey } from '../db/budget/budget-use.ts';
import type { CompanyToSync } from '../db/companies/company-to-sync.ts';
import type { SyncedCompany } from '../db/companies/synced-company.ts';
import { clearListingDigest, recordCompleteListing } from '../db/completeness/coverage.ts';
import { type EndedListing, recordListing } from '../db/completeness/listing.ts';
import type { UnchangedListing } from '../db/completeness/unchanged-listing.ts';
import { inTransaction } from '../db/connection.ts';
import { type RecordedPage, recordListed } from '../db/messages/listed-message.ts';
import { addProgress } from '../db/runs/company-job.ts';
import { announceProgress } from '../db/runs/run-event.ts';
import { dailyLimits } from './budget.ts';
import { callAnaf } from './call-anaf.ts';
import type { CompanyWork } from './company-work.ts';
import { type ClockCorrection, correctClock, correctSlowClock, uncorrected } from './correct-clock.ts';
import { digestOf } from './listing-digest.ts';
import { noteNamed } from './note-named.ts';

export interface Listing {
  /** The distinct messages are as many as ANAF's own total: all that it held is in the ledger. */
  proven: boolean;
  listed: number;
  /** Set when it shows exactly the rows of the last one: it is still to be recorded. */
  unchanged?: Omit<UnchangedListing, 'claim' | 'synced'>;
}

/** What the last listing left; undefined where nothing of it is to be relied on. */
export type ListedLast = Pick<CompanyToSync, 'listingDigest' | 'hasExpired'>;

/** After a walk that changed the ledger. */
const nothing: ListedLast = { listingDigest: null, hasExpired: false };

/** Rows move between pages while they are read: a walk whose rows do not add up to ANAF's total is repeated, this many times. */
const restarts = 3;
/** A listing that claims more pages is refused: reading on would only use up the day's calls. */
const mostPages = 10_000;

/**
 * @param whole the nightly reconciliation: everything, however much it is
 * @throws ScopeClosed, ReconnectNeeded, AnafError; what was listed until then is kept
 */
export async function listCompany(work: CompanyWork, whole: boolean, last: ListedLast): Promise<Listing> {
  const { ctx, company } = work;
  const correction = uncorrected();
  const startedAt = ctx.clock.now();
  for (let walk = 0; ; ) {
    const windowOfNow = () => listingWindow(ctx.clock.now(), correction.skewMs, company, whole);
    const begun: Begun = { company, window: windowOfNow(), restarts: walk, startedAt };
    // A call may wait for its slot for longer than the window's margin: ANAF would refuse a window of before.
    const beginWindow = () => {
      begun.window = windowOfNow();
    };
    try {
      const seen = await walkPages(work, begun, beginWindow, correction, {
        toTheEnd: walk === restarts,
        last: walk === 0 ? last : nothing,
      });
      if (seen === 'slow_clock') continue;
      if (seen.sameAs !== undefined) return unchanged(work, { ...begun, ...seen }, seen.sameAs);
      if (seen.addsUp) return await recordProven(work, { ...begun, ...seen });
      if (walk === restarts) return await recordUnproven(work, { ...begun, ...seen });
      walk++;
    } catch (error) {
      if (!(error instanceof AnafError)) throw error;
      if (correctClock(ctx, correction, error)) continue;
      if (error.code !== 'page_past_end' || walk === restarts) {
        await recordBrokenOff(work, begun, error);
        throw error;
      }
      walk++;
    }
  }
}

interface Walk {
  distinct: number;
  pages: number;
  /** ANAF's own total, on the page that was read last. */
  reported: number;
  /** As many messages as ANAF's total, and the same total on every page. */
  addsUp: boolean;
  /** Of the rows, when they are on one page and have their ids. */
  digest?: string | null;
  /** The last listing's digest: its rows are exactly these. */
  sameAs?: string;
}

type Begun = Pick<EndedListing, 'restarts' | 'startedAt'> & {
  company: SyncedCompany;
  window: ListingWindow & { whole: boolean };
};

/**
 * @param asked what the listing asks for; `beginWindow` makes it anew when the first page's call has its slot
 * @param toTheEnd the last walk: it reads every page although the list moves meanwhile, because its rows are taken even if
 * they prove nothing
 * @param last what the first page is compared with
 */
async function walkPages(
  work: CompanyWork,
  asked: { readonly window: ListingWindow },
  beginWindow: () => void,
  correction: ClockCorrection,
  { toTheEnd, last }: { toTheEnd: boolean; last: ListedLast },
): Promise<Walk | 'slow_clock'> {
  const { ctx, company, connectionId, signal } = work;
  const seen = new Set<string>();
  const walked = (pages: number, reported: number, addsUp: boolean): Walk => ({
    distinct: seen.size,
    pages,
    reported,
    addsUp,
  });
  let total: number | undefined;
  let moved = false;
  for (let page = 1; ; page++) {
    const answer = await callAnaf(
      ctx,
      { organisationId: company.organisationId, cif: company.cif, connectionId },
      { scope: 'listing', key: companyKey(company.organisationId, company.cif), limit: dailyLimits.listing },
      (accessToken) => {
        if (page === 1) beginWindow();
        return listPage(ctx.anaf, { accessToken, cif: company.cif, window: asked.window, page, signal });
      },
      signal,
    );
    if (page === 1 && correctSlowClock(ctx, correction, answer.answeredAt)) return 'slow_clock';
    if (page === 1 && answer.kind === 'page') await noteNamed(work, answer.named);
    const digest = page === 1 ? digestOfWhole(answer) : null;
    if (digest !== null && isSame(digest, last, company)) return { ...wholeOf(answer), sameAs: digest };
    // From here on the ledger may change.
    if (page === 1 && last.listingDigest !== null) await clearListingDigest(ctx.db, company.id);
    // "No messages" answers the question only on the first page; on a later one it means that the list moved.
    if (answer.kind === 'empty') return { ...walked(page, 0, page === 1), digest };
    const { messages, merged } = await recordPage(work, answer);
    for (const id of messages) seen.add(id);
    for (const { id, into } of merged) if (seen.delete(id)) seen.add(into);
    moved ||= total !== undefined && answer.total !== total;
    moved ||= answer.rows.length === 0 && page < answer.pages;
    total = answer.total;
    if (moved && !toTheEnd) return walked(page, total, false);
    if (page >= answer.pages) return { ...walked(page, total, !moved && seen.size === total), digest };
    if (page >= mostPages || answer.pages > answer.total) throw absurd(answer);
  }
}

/** Null unless the page is all that there is, and each of its rows is a message with an id of its own. */
function digestOfWhole(answer: ListAnswer): string | null {
  if (answer.kind === 'empty') return digestOf([]);
  const ids = new Set(answer.rows.map(({ messageId }) => messageId));
  const isWhole = answer.pages === 1 && answer.total === answer.rows.length && ids.size === answer.total;
  return isWhole ? digestOf(answer.rows) : null;
}

/**
 * The messages of the last proven listing are in the ledger under their ids for good, so the same rows are as many
 * distinct messages as then. Only what has expired meanwhile would have to be taken back.
 */
function isSame(
  digest: string,
  { listingDigest, hasExpired }: ListedLast,
  { access }: SyncedCompany,
): boolean {
  return digest === listingDigest && !hasExpired && access === 'granted';
}

function wholeOf(answer: ListAnswer): Walk {
  const distinct = answer.kind === 'empty' ? 0 : answer.rows.length;
  return { distinct, pages: 1, reported: distinct, addsUp: true };
}

function unchanged({ connectionId }: CompanyWork, ended: Begun & Walk, digest: string): Listing {
  const wholePages = ended.window.whole ? ended.pages : undefined;
  const listing = { ...ended, connectionId, digest, wholePages };
  return { proven: true, listed: ended.distinct, unchanged: listing };
}

function recordPage({ ctx, company, claim }: CompanyWork, page: ListedPage): Promise<RecordedPage> {
  return inTransaction(ctx.db, async (tx) => {
    const recorded = await recordListed(tx, company, page.rows, ctx.clock.now());
    if (recorded.added > 0) await addProgress(tx, { companyId: company.id, claim }, { new: recorded.added });
    return recorded;
  });
}

async function recordProven({ ctx, claim }: CompanyWork, ended: Begun & Walk): Promise<Listing> {
  const { company, window, distinct, pages } = ended;
  const wholePages = window.whole ? pages : undefined;
  const now = ctx.clock.now();
  await inTransaction(ctx.db, async (tx) => {
    await recordCompleteListing(tx, company.id, { window, wholePages, digest: ended.digest }, now);
    await recordListing(tx, { ...ended, failure: null }, now);
    await addProgress(tx, { companyId: company.id, claim }, { listed: distinct });
    await announceProgress(tx, company, now);
  });
  return { proven: true, listed: distinct };
}

async function recordUnproven({ ctx }: CompanyWork, ended: Begun & Walk): Promise<Listing> {
  const { company, distinct: listed, reported } = ended;
  const failure = { code: 'listing_unproven', detail: null };
  await recordListing(ctx.db, { ...ended, failure }, ctx.clock.now());
  ctx.log.error(
    { companyId: company.id, listed, reported },
    'the listing never added up: its rows are taken, and nothing is claimed',
  );
  return { proven: false, listed };
}

async function recordBrokenOff({ ctx }: CompanyWork, begun: Begun, error: AnafError): Promise<void> {
  // The run was stopped: that says nothing about the listing.
  if (error.code === 'cancelled') return;
  const failure = { code: error.code, detail: error.words };
  const nothing = { reported: null, distinct: 0, pages: 0 };
  await recordListing(ctx.db, { ...begun, ...nothing, failure }, ctx.clock.now());
}

/** Every page has a row, so there cannot be more pages than rows; walking them would only use up the day's calls. */
function absurd({ pages, total }: ListedPage): AnafError {
  return new AnafError('malformed', { words: `The list claims ${pages} pages of ${total} messages.` });
}
