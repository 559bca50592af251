/** Looks through the catalogues that have grown for hints of what was never listed. May run twice: the same catalogue gives the same hints. */
import { dayMs } from '../core/durations.ts';
import type { Hint } from '../core/hint.ts';
import {
  type HintCompany,
  type JournalEntry,
  keepHints,
  listCompaniesForHints,
  listInvoicesForHints,
  listJournalEntries,
  listOrganisationsForHints,
  noteGrown,
} from '../db/completeness/hint.ts';
import { inTransaction, type Transactor } from '../db/connection.ts';
import { findOldestUpload, listUnansweredMessages } from '../db/messages/buyers-message.ts';
import { hintsOfMessages } from '../integrity/hints/buyers-messages.ts';
import { findHints, hintDays } from '../integrity/hints/find-hints.ts';
import type { SyncCtx } from '../sync/context.ts';
import { numberNoted } from './number-noted.ts';

const companiesAtOnce = 100;
/** Of one company: what is more is older. */
const mostInvoices = 20_000;
const mostEntries = 200;
const mostMessages = 200;
const againAfterMs = 7 * dayMs;

export async function findHintsOfAll(ctx: Pick<SyncCtx, 'db' | 'clock'>, signal: AbortSignal): Promise<void> {
  const begun = ctx.clock.now();
  // What was committed before this has a number; what is committed later gets a higher one, and is looked at by the next job.
  await numberNoted(ctx, signal);
  for (const organisationId of await listOrganisationsForHints(ctx.db)) {
    if (signal.aborted) return;
    await lookThroughAll(ctx, organisationId, begun, signal);
  }
}

async function lookThroughAll(
  { db }: Pick<SyncCtx, 'db'>,
  organisationId: string,
  now: Date,
  signal: AbortSignal,
): Promise<void> {
  const looked = await inTransaction(db, (tx) => noteGrown(tx, organisationId));
  const before = new Date(now.getTime() - againAfterMs);
  for (let after: string | null = null; !signal.aborted; ) {
    const wanted = { before, after, limit: companiesAtOnce };
    const companies: HintCompany[] = await listCompaniesForHints(db, organisationId, wanted);
    const last = companies.at(-1);
    if (!last) return;
    after = last.id;
    for (const company of companies) {
      if (signal.aborted) return;
      await lookThrough(db, company, { now, looked });
    }
  }
}

/** @param look.looked what has a higher number may be seen or not, and is looked at once more */
async function lookThrough(
  db: Transactor,
  company: HintCompany,
  look: { now: Date; looked: number },
): Promise<void> {
  const { now } = look;
  const since = new Date(now.getTime() - hintDays * dayMs);
  const invoices = await listInvoicesForHints(db, company.id, { since, limit: mostInvoices });
  const entries = await listJournalEntries(db, company.id, mostEntries);
  const messages = await listUnansweredMessages(db, company.id, { since, limit: mostMessages });
  const oldest = messages.length > 0 ? await findOldestUpload(db, company.id) : null;
  const found = [...findHints(invoices, now), ...entries.map(hintOf), ...hintsOfMessages(messages, oldest)];
  const hints = new Map(found.map((hint) => [`${hint.kind} ${hint.subject}`, hint]));
  await inTransaction(db, (tx) => keepHints(tx, company, [...hints.values()], look));
}

function hintOf({ direction, number, date, cif, total }: JournalEntry): Hint {
  return {
    kind: 'journal_entry',
    subject: `${direction} ${cif ?? ''} ${number ?? ''} ${date ?? ''} ${total ?? ''}`,
    // A journal also has what never goes through e-Factura: receipts, foreign suppliers.
    confidence: 'possible',
    evidence: {
      direction,
      partnerCif: cif,
      partnerName: null,
      missing: number === null ? [] : [number],
      months: date === null ? [] : [date.slice(0, 7)],
      seen: [],
      total,
    },
  };
}
