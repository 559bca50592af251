/**
 * Tells people by mail which invoices are new, by company and supplier, from the feed of changes. May run twice: where a
 * digest came to is moved in the transaction that writes the mail, and only from where it was read.
 */

import { Problem } from '../../core/errors.ts';
import { listCompaniesById } from '../../db/companies/company.ts';
import { inTransaction } from '../../db/connection.ts';
import type { Invoice } from '../../db/invoices/invoice.ts';
import { addMail } from '../../db/notifications/mail.ts';
import { type DueDigest, listDueDigests, moveDigest } from '../../db/notifications/notification-setting.ts';
import { findLanguage } from '../../db/people/person.ts';
import { digestMail } from '../../notify/digest-mail.ts';
import { endOfInvoiceChanges, followInvoices } from '../changes/follow-changes.ts';
import type { Ctx } from '../context.ts';
import { nextDigestAt } from './next-digest.ts';
import { unsubscribeUrl } from './unsubscribe.ts';

const atOnce = 200;
const aPage = 200;
/** Of one mail; the next digest goes on from there. */
const mostInvoices = 2_000;

export async function tellDigests(ctx: Ctx, signal: AbortSignal): Promise<void> {
  if (!ctx.mail) return;
  for (const due of await listDueDigests(ctx.db, ctx.now(), atOnce)) {
    if (signal.aborted) return;
    try {
      await tellOne(ctx, due, signal);
    } catch (error) {
      if (signal.aborted) return;
      ctx.log.error({ err: error, organisationId: due.organisationId }, 'a digest could not be written');
    }
  }
}

async function tellOne(ctx: Ctx, due: DueDigest, signal: AbortSignal): Promise<void> {
  const { organisationId, userId } = due;
  const { invoices, cursor } = await readNew(ctx, due, signal);
  const now = ctx.now();
  const next = { cursor, dueAt: nextDigestAt(due.digest, now) };
  const [person] = await ctx.signIn.listUsers([userId]);
  const language = (await findLanguage(ctx.db, userId)) ?? 'ro';
  const companies = await listCompaniesById(ctx.db, organisationId, [
    ...new Set(invoices.map(({ companyId }) => companyId)),
  ]);
  const facts = {
    organisation: due.organisationName,
    invoices,
    companies: new Map(companies.map(({ id, cif, name }) => [id, name ?? cif])),
    attach: due.attach,
    url: new URL('/facturi', ctx.publicUrl).href,
    unsubscribeUrl: unsubscribeUrl(ctx, { organisationId, userId }),
  };
  await inTransaction(ctx.db, async (tx) => {
    if (!(await moveDigest(tx, due, next)) || invoices.length === 0 || !person) return;
    const recipient = person.email.toLowerCase();
    const content = digestMail(facts, language);
    await addMail(tx, ctx.vault, { organisationId, kind: 'digest', recipient, language, content }, now);
  });
}

/** What came into the catalogue since the last one, as far as the person wants it. */
async function readNew(
  ctx: Ctx,
  { organisationId, digestCursor, companies, suppliers }: DueDigest,
  signal: AbortSignal,
): Promise<{ invoices: Invoice[]; cursor: string }> {
  const invoices: Invoice[] = [];
  let cursor = digestCursor;
  for (let hasMore = true; hasMore && invoices.length < mostInvoices && !signal.aborted; ) {
    try {
      const page = await followInvoices(ctx, { organisationId }, { cursor, limit: aPage });
      for (const each of page.data)
        if (each.change === 'added' && isWanted(each.subject, companies, suppliers))
          invoices.push(each.subject);
      ({ nextCursor: cursor, hasMore } = page);
    } catch (error) {
      // After a restore from a backup: from now on.
      if (!(error instanceof Problem) || error.code !== 'cursor_unknown') throw error;
      return { invoices, cursor: await endOfInvoiceChanges(ctx, { organisationId }) };
    }
  }
  return { invoices, cursor };
}

function isWanted(
  { companyId, seller }: Invoice,
  companies: string[] | null,
  suppliers: string[] | null,
): boolean {
  if (companies !== null && !companies.includes(companyId)) return false;
  return suppliers === null || (seller.cif !== null && suppliers.includes(seller.cif));
}
