/**
 * Asks ANAF for a company's messages in its other way, the simple list, and compares the two answers. What the paged list
 * did not show becomes a message of the ledger, to be downloaded like all others, and a difference is a finding.
 */
import { AnafError, type AnafErrorCode } from '../anaf/errors.ts';
import { type Listing, listPageWithBytes, listSimple } from '../anaf/list-messages.ts';
import { compareLists, inBoth, type ListDifference } from '../core/compare-lists.ts';
import { dayMs } from '../core/durations.ts';
import type { Finding, FindingKind } from '../core/integrity.ts';
import type { ListedMessage } from '../core/message.ts';
import { fullWindow, type ListingWindow } from '../core/window.ts';
import { recordFinding, resolveListed, resolveUnseenOf } from '../db/archive/integrity-finding.ts';
import { companyKey } from '../db/budget/budget-use.ts';
import { clearListingDigest } from '../db/completeness/coverage.ts';
import {
  type CompanyToCompare,
  type FindingAnswer,
  keepAnswers,
  recordComparison,
} from '../db/completeness/list-comparison.ts';
import { inTransaction } from '../db/connection.ts';
import { recordListed } from '../db/messages/listed-message.ts';
import { dailyLimits } from './budget.ts';
import { callAnaf } from './call-anaf.ts';
import { askStatuses, type StatusDifference } from './compare-with-status.ts';
import type { SyncCtx } from './context.ts';
import { correctClock, uncorrected } from './correct-clock.ts';

/** Ids that a finding names; the answers kept with it have all. */
const mostNamed = 20;

/**
 * Failures of the simple list that say nothing about the paged one: they close nothing that a sync needs. The others are of
 * the whole of ANAF, of the token or of the network.
 */
const itsOwn: AnafErrorCode[] = [
  'quota_cif',
  'quota_connection',
  'too_many_for_simple_list',
  'rights_cif',
  'rights_certificate',
  'malformed',
  'technical_error',
  'unknown_note',
  'our_fault',
  'too_large',
];

interface Asked {
  ctx: SyncCtx;
  company: CompanyToCompare;
  connectionId: string;
  signal: AbortSignal;
}

interface PagedAnswer {
  rows: ListedMessage[];
  window: ListingWindow;
  bytes: Buffer;
  askedAt: Date;
}

/**
 * At most three listings and some statuses.
 * @throws ScopeClosed, ReconnectNeeded, AnafError: nothing is recorded then
 */
export async function compareWithSimpleList(asked: Asked): Promise<void> {
  const { ctx, company } = asked;
  const begun = ctx.clock.now();
  const first = await askPaged(asked);
  if (typeof first === 'string') return record(asked, first);
  const simple = await askSimple(asked);
  if (simple instanceof AnafError)
    return record(asked, simple.code === 'too_many_for_simple_list' ? 'too_many' : simple.code);
  let paged = first;
  let found = compareLists(first.rows, simple.rows, first.window);
  if (found.onlyPaged.length + found.onlySimple.length > 0) {
    // A list may have changed between the two questions: only what the paged list says twice is a difference.
    const again = await askPaged(asked);
    if (typeof again === 'string') return record(asked, again);
    const second = compareLists(again.rows, simple.rows, again.window);
    paged = again;
    found = {
      onlyPaged: inBoth(found.onlyPaged, second.onlyPaged),
      onlySimple: inBoth(found.onlySimple, second.onlySimple),
      both: second.both,
    };
  }
  const unlisted = await askStatuses(asked, paged.rows);
  await inTransaction(ctx.db, async (tx) => {
    const missed = [...found.onlySimple, ...unlisted.map(({ row }) => row)];
    // Locks the company; what was listed last says nothing of the ledger that this changes.
    if (missed.length > 0) {
      await recordListed(tx, company, missed, ctx.clock.now());
      await clearListingDigest(tx, company.id);
    }
    const now = ctx.clock.now();
    const answers: FindingAnswer[] = [
      { source: 'paged_list', bytes: paged.bytes, askedAt: paged.askedAt },
      { source: 'simple_list', bytes: simple.bytes, askedAt: simple.askedAt },
    ];
    for (const { finding, evidence } of findingsOf(found, unlisted, answers)) {
      await recordFinding(tx, company.id, finding, now);
      await keepAnswers(tx, company.id, finding, evidence);
    }
    const kinds: FindingKind[] = ['only_in_simple_list', 'only_in_paged_list'];
    await resolveUnseenOf(tx, company.id, { kinds, since: begun }, now);
    const listedIds = paged.rows.flatMap(({ messageId }) => messageId ?? []);
    const firstSeenBefore = new Date(now.getTime() - 60 * dayMs);
    await resolveListed(tx, company.id, listedIds, { firstSeenBefore }, now);
    const differ = found.onlyPaged.length + missed.length > 0;
    const outcome = differ ? 'differ' : 'same';
    await recordComparison(tx, company, { outcome, code: null, compared: found.both }, now);
    if (differ) ctx.log.error({ companyId: company.id }, "ANAF's answers about a company differ");
  });
}

function findingsOf(
  { onlyPaged, onlySimple }: ListDifference,
  unlisted: StatusDifference[],
  answers: FindingAnswer[],
): { finding: Finding; evidence: FindingAnswer[] }[] {
  const lists = [
    ...(onlySimple.length > 0 ? [{ kind: 'only_in_simple_list', subject: named(onlySimple) } as const] : []),
    ...(onlyPaged.length > 0 ? [{ kind: 'only_in_paged_list', subject: named(onlyPaged) } as const] : []),
  ];
  return [
    ...lists.map((finding) => ({ finding, evidence: answers })),
    ...unlisted.map(({ uploadIndex, row, answer }) => ({
      finding: { kind: 'only_in_status', subject: `${row.messageId} (${uploadIndex})` } as const,
      evidence: [answers[0]!, answer],
    })),
  ];
}

function named(rows: ListedMessage[]): string {
  const ids = rows.map(({ messageId, uploadIndex }) => messageId ?? `? (${uploadIndex})`).sort();
  const more = ids.length - mostNamed;
  return `${ids.slice(0, mostNamed).join(', ')}${more > 0 ? ` + ${more}` : ''}`;
}

/** @returns the failure's code where there is nothing to compare with */
async function askPaged(asked: Asked): Promise<PagedAnswer | 'too_many' | 'listing_unproven'> {
  const { ctx, company, connectionId, signal } = asked;
  const correction = uncorrected();
  let window = fullWindow(ctx.clock.now());
  const ask = () =>
    callAnaf(
      ctx,
      { organisationId: company.organisationId, cif: company.cif, connectionId },
      {
        scope: 'listing',
        key: companyKey(company.organisationId, company.cif),
        limit: dailyLimits.listing,
      },
      (accessToken) => {
        window = fullWindow(ctx.clock.now(), correction.skewMs);
        return listPageWithBytes(ctx.anaf, { accessToken, cif: company.cif, window, page: 1, signal });
      },
      signal,
    );
  const { listing, bytes } = await ask().catch((error) => {
    if (!correctClock(ctx, correction, error)) throw error;
    return ask();
  });
  if (listing.kind === 'page' && listing.pages > 1) return 'too_many';
  if (!isWhole(listing)) return 'listing_unproven';
  const rows = listing.kind === 'page' ? listing.rows : [];
  return { rows, window, bytes, askedAt: ctx.clock.now() };
}

function isWhole(listing: Listing): boolean {
  return listing.kind === 'empty' || listing.rows.length === listing.total;
}

async function askSimple({
  ctx,
  company,
  connectionId,
  signal,
}: Asked): Promise<{ rows: ListedMessage[]; bytes: Buffer; askedAt: Date } | AnafError> {
  const answer = await callAnaf(
    ctx,
    { organisationId: company.organisationId, cif: company.cif, connectionId },
    {
      scope: 'simple_list',
      key: companyKey(company.organisationId, company.cif),
      limit: dailyLimits.simple_list,
    },
    (accessToken) =>
      listSimple(ctx.anaf, { accessToken, cif: company.cif, signal }).catch((error) => {
        if (error instanceof AnafError && itsOwn.includes(error.code)) return error;
        throw error;
      }),
    signal,
  );
  return answer instanceof AnafError ? answer : { ...answer, askedAt: ctx.clock.now() };
}

/** The lists were not compared: what an earlier comparison found stays open. */
async function record({ ctx, company }: Asked, why: 'too_many' | string): Promise<void> {
  const outcome = why === 'too_many' ? 'too_many' : 'failed';
  const code = outcome === 'failed' ? why : null;
  await recordComparison(ctx.db, company, { outcome, code, compared: null }, ctx.clock.now());
}
