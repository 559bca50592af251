/** Makes a statement of completeness for a company and a period, and signs it. What it says is of one snapshot. Stores nothing. */
import { chainStart } from '../archive/chain.ts';
import { startOfDay } from '../core/bucharest-days.ts';
import { addDays } from '../core/calendar.ts';
import { maskCif, maskPersonalCodes } from '../core/cif.ts';
import { type MessageState, messageStates } from '../core/message-state.ts';
import { signDocument } from '../core/signed.ts';
import {
  mostListings,
  mostNamed,
  type ProgramName,
  type Reservation,
  type SignedStatement,
  type StatedLine,
  type Statement,
  writeRanges,
} from '../core/statement.ts';
import type { Vault } from '../core/vault.ts';
import {
  countStated,
  countUndated,
  findChainAt,
  findStatedCompany,
  listStatedClosings,
  listStatedLinks,
  listStatedListings,
  listStatedMessages,
  type StatedCompany,
  type StatedCount,
  type StatedMessage,
} from '../db/completeness/statement-facts.ts';
import { type Db, inSnapshot, type Transactor } from '../db/connection.ts';
import { findArchiveBinding } from '../db/installation/installation.ts';
import { sumInvoicesIn } from '../db/invoices/invoice-totals.ts';
import { newId } from '../db/new-id.ts';
import { findOrganisation } from '../db/people/organisation.ts';
import { loadSigningKey } from './signing-keys.ts';
import { version } from './version.ts';

export interface StatementCtx {
  db: Transactor;
  vault: Pick<Vault, 'open'>;
  now: () => Date;
}

export interface StatedPeriod {
  organisationId: string;
  companyId: string;
  /** Romanian days, both included. */
  firstDay: string;
  lastDay: string;
}

export const program: ProgramName = { name: 'efactura-sync', version };

/** @returns undefined when there is no such company, or it was removed */
export async function makeStatement(
  { db, vault, now }: StatementCtx,
  period: StatedPeriod,
): Promise<SignedStatement | undefined> {
  const key = await loadSigningKey(db, vault);
  const statement = await inSnapshot(db, (tx) => readStatement(tx, period, now()));
  return statement && signDocument(statement, key);
}

async function readStatement(
  tx: Db,
  { organisationId, companyId, firstDay, lastDay }: StatedPeriod,
  now: Date,
): Promise<Statement | undefined> {
  const stretch = { from: startOfDay(firstDay), to: startOfDay(addDays(lastDay, 1)) };
  const organisation = await findOrganisation(tx, organisationId);
  const company = await findStatedCompany(tx, organisationId, companyId, stretch);
  if (!organisation || !company) return undefined;
  const counts = await countStated(tx, companyId, stretch);
  const undated = await countUndated(tx, companyId, stretch);
  const links = await listStatedLinks(tx, companyId, stretch);
  const before = (links[0]?.first ?? company.chainSeq + 1) - 1;
  const held = reservationsOf(company, counts, undated);
  const named = (state: 'pending' | 'expired') =>
    listStatedMessages(tx, companyId, state, stretch, mostNamed);
  return {
    type: 'efactura-sync/completeness',
    version: 1,
    id: newId(now),
    installation: (await findArchiveBinding(tx))!.id,
    program,
    madeAt: now.toISOString(),
    organisation: { id: organisation.id, name: organisation.name },
    company: { id: companyId, cif: maskCif(company.cif), name: company.name },
    period: { firstDay, lastDay, from: stretch.from.toISOString(), to: stretch.to.toISOString() },
    complete: held.length === 0,
    reservations: held,
    coverage: {
      listedUpTo: company.listedUpTo?.toISOString() ?? null,
      covered: company.coverage.map(writeStretch),
      gaps: company.gaps.map(writeStretch),
    },
    listings: (await listStatedListings(tx, companyId, stretch, mostListings)).map((listing) => ({
      windowStart: listing.windowStart.toISOString(),
      windowEnd: listing.windowEnd.toISOString(),
      startedAt: listing.startedAt.toISOString(),
      finishedAt: listing.finishedAt.toISOString(),
      reported: listing.reported ?? 0,
      distinct: listing.distinct,
      pages: listing.pages,
    })),
    messages: { ...ledgerOf(counts), unproven: unprovenOf(counts), undated, byKind: byKind(counts) },
    pending: (await named('pending')).map(lineOf),
    expired: (await named('expired')).map(lineOf),
    closed: (await listStatedClosings(tx, organisationId, companyId, stretch, mostNamed)).map((one) => ({
      ...lineOf(one),
      closedAt: one.closedAt?.toISOString() ?? null,
      by: one.by,
      words: one.words && maskPersonalCodes(one.words),
    })),
    chain: {
      before: { seq: before, head: before === 0 ? chainStart : (await findChainAt(tx, companyId, before))! },
      after: { seq: company.chainSeq, head: company.chainHead },
      links: writeRanges(links),
    },
    invoices: (
      await sumInvoicesIn(tx, organisationId, {
        companyId,
        provenOnly: true,
        availableFrom: stretch.from,
        availableTo: new Date(stretch.to.getTime() - 1),
      })
    ).map(({ direction, currency, count, creditNotes, incomplete, net, vat, payable }) => ({
      direction,
      currency,
      count,
      creditNotes,
      incomplete,
      net,
      vat,
      payable,
    })),
    findings: company.findings,
  };
}

function reservationsOf(company: StatedCompany, counts: StatedCount[], undated: number): Reservation[] {
  const { pending, expired } = ledgerOf(counts);
  const held: Record<Reservation, boolean> = {
    expired: expired > 0,
    gaps: company.gaps.length > 0,
    pending: pending > 0,
    unproven: unprovenOf(counts) > 0,
    undated: undated > 0,
    findings: company.findings > 0,
  };
  return (Object.keys(held) as Reservation[]).filter((reservation) => held[reservation]);
}

function ledgerOf(counts: StatedCount[]) {
  const of = (wanted: MessageState) =>
    counts.reduce((sum, { state, count }) => sum + (state === wanted ? count : 0), 0);
  const states = Object.fromEntries(messageStates.map((state) => [state, of(state)])) as Record<
    MessageState,
    number
  >;
  return { listed: counts.reduce((sum, { count }) => sum + count, 0), ...states };
}

function unprovenOf(counts: StatedCount[]): number {
  return counts.reduce((sum, { unproven, count }) => sum + (unproven ? count : 0), 0);
}

function byKind(counts: StatedCount[]): Statement['messages']['byKind'] {
  return [...new Set(counts.map(({ kind }) => kind))].map((kind) => ({
    kind,
    ...ledgerOf(counts.filter((one) => one.kind === kind)),
  }));
}

function lineOf({ messageId, uploadIndex, kind, createdAt, reason }: StatedMessage): StatedLine {
  return { messageId, uploadIndex, kind, createdAt: createdAt.toISOString(), reason };
}

function writeStretch({ from, to }: { from: Date; to: Date }) {
  return { from: from.toISOString(), to: to.toISOString() };
}
