/** What the holder of such a link may do: see which invoice is meant, and answer once. Looking changes nothing. */
import { sha256 } from '../../accounts/secret-text.ts';
import { notFound, Problem } from '../../core/errors.ts';
import type { ClientAnswer } from '../../core/mark.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { inTransaction } from '../../db/connection.ts';
import { type ApprovalLink, findApprovalLink, recordAnswer } from '../../db/invoices/approval-link.ts';
import { findInvoices, type Invoice } from '../../db/invoices/invoice.ts';
import { lockInvoices } from '../../db/invoices/invoice-mark.ts';
import type { Ctx } from '../context.ts';

/** @throws Problem link_expired */
export async function seeApprovalLink(
  ctx: Pick<Ctx, 'db' | 'now'>,
  token: string,
): Promise<{ link: ApprovalLink; invoice: Invoice }> {
  const link = await findApprovalLink(ctx.db, sha256(token), ctx.now());
  if (!link) throw new Problem('link_expired', 'approval_link', {});
  const invoice = (await findInvoices(ctx.db, link.organisationId, [link.invoiceId])).get(link.invoiceId);
  if (!invoice) throw notFound('invoice');
  return { link, invoice };
}

/** Of two answers at the same moment one is kept. @throws Problem link_expired; conflict when it has been answered */
export async function answerApprovalLink(
  ctx: Pick<Ctx, 'db' | 'now'>,
  {
    token,
    answer,
    text,
    address,
  }: { token: string; answer: ClientAnswer; text: string | null; address: string },
): Promise<void> {
  const now = ctx.now();
  const tokenSha256 = sha256(token);
  await inTransaction(ctx.db, async (tx) => {
    const link = await findApprovalLink(tx, tokenSha256, now);
    if (!link) throw new Problem('link_expired', 'approval_link', {});
    const { id, organisationId, invoiceId } = link;
    await lockInvoices(tx, organisationId, [invoiceId]);
    if (!(await recordAnswer(tx, { id, answer, text }, now))) {
      // Revoked since it was looked up, or answered.
      if (!(await findApprovalLink(tx, tokenSha256, now)))
        throw new Problem('link_expired', 'approval_link', {});
      throw new Problem('conflict', 'already_answered', {});
    }
    const actor = { kind: 'link', id, address } as const;
    const detail = { invoice: invoiceId, answer };
    await recordAudit(
      tx,
      organisationId,
      { actor, action: 'approval_link.answered', subject: id, detail },
      now,
    );
  });
}
