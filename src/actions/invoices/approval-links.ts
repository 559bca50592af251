/** Makes, lists and revokes the links by which a client says whether an invoice is known. Off until the organisation allows it. */
import type { Actor } from '../../accounts/actor.ts';
import { newLinkToken } from '../../accounts/secret-text.ts';
import { dayMs } from '../../core/durations.ts';
import { notFound, Problem } from '../../core/errors.ts';
import { mostApprovalLinks } from '../../core/mark.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { inTransaction } from '../../db/connection.ts';
import {
  type ApprovalLink,
  addApprovalLink,
  lockForApproval,
  revokeApprovalLink as markApprovalLinkRevoked,
  listApprovalLinks as selectApprovalLinks,
} from '../../db/invoices/approval-link.ts';
import { findInvoices } from '../../db/invoices/invoice.ts';
import { findOrganisation } from '../../db/people/organisation.ts';
import { auditActor, personOf } from '../audit/audit-actor.ts';
import type { Ctx } from '../context.ts';

/** @throws Problem not_found; conflict where links are not allowed, or the invoice has too many */
export async function createApprovalLink(
  ctx: Ctx,
  actor: Actor,
  { id: invoiceId, note, days }: { id: string; note: string | null; days: number },
): Promise<{ link: ApprovalLink; url: string }> {
  const { organisationId } = actor;
  const { token, sha256: tokenSha256 } = newLinkToken();
  const now = ctx.now();
  const link = await inTransaction(ctx.db, async (tx) => {
    const organisation = await findOrganisation(tx, organisationId);
    if (!(await lockForApproval(tx, organisationId, invoiceId))) throw notFound('invoice');
    if (!organisation?.clientApproval) throw new Problem('conflict', 'approvals_off', {});
    const there = await selectApprovalLinks(tx, organisationId, invoiceId, mostApprovalLinks);
    if (there.length >= mostApprovalLinks)
      throw new Problem('conflict', 'too_many_approval_links', { most: mostApprovalLinks });
    const expiresAt = new Date(now.getTime() + days * dayMs);
    const made = await addApprovalLink(
      tx,
      { organisationId, invoiceId, note, tokenSha256, expiresAt, createdBy: personOf(actor) },
      now,
    );
    const entry = { actor: auditActor(actor), action: 'approval_link.created', subject: made.id } as const;
    await recordAudit(tx, organisationId, { ...entry, detail: { invoice: invoiceId, note } }, now);
    return made;
  });
  // After the #: browsers do not send the fragment to the server, so no log ever holds it.
  return { link, url: new URL(`/recunoastere#token=${token}`, ctx.publicUrl).href };
}

/** Newest first, all of them. @throws Problem not_found */
export async function listApprovalLinks(
  ctx: Ctx,
  { organisationId }: Actor,
  { id }: { id: string },
): Promise<ApprovalLink[]> {
  if (!(await findInvoices(ctx.db, organisationId, [id])).has(id)) throw notFound('invoice');
  return selectApprovalLinks(ctx.db, organisationId, id, mostApprovalLinks);
}

/** @throws Problem not_found when none of that id waits for an answer */
export async function revokeApprovalLink(ctx: Ctx, actor: Actor, { id }: { id: string }): Promise<void> {
  const now = ctx.now();
  await inTransaction(ctx.db, async (tx) => {
    const invoice = await markApprovalLinkRevoked(tx, actor.organisationId, id, now);
    if (invoice === undefined) throw notFound('active_link');
    const entry = { actor: auditActor(actor), action: 'approval_link.revoked', subject: id } as const;
    await recordAudit(tx, actor.organisationId, { ...entry, detail: { invoice } }, now);
  });
}
