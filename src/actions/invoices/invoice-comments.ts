/** What people write beside an invoice, with who wrote it. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound, Problem } from '../../core/errors.ts';
import { mostComments } from '../../core/mark.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { inTransaction } from '../../db/connection.ts';
import { findInvoices } from '../../db/invoices/invoice.ts';
import { addComment, type InvoiceComment, listComments } from '../../db/invoices/invoice-comment.ts';
import { lockInvoices } from '../../db/invoices/invoice-mark.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';
import { auditActor } from '../audit/audit-actor.ts';
import type { Ctx } from '../context.ts';

export interface SignedComment extends InvoiceComment {
  /** Of the person; null of a key and of a person who is gone. */
  authorName: string | null;
}

/** @throws Problem not_found, conflict */
export async function commentInvoice(
  ctx: Ctx,
  actor: Actor,
  { id, text }: { id: string; text: string },
): Promise<SignedComment> {
  const { organisationId } = actor;
  const now = ctx.now();
  const comment = await inTransaction(ctx.db, async (tx) => {
    if ((await lockInvoices(tx, organisationId, [id])).length === 0) throw notFound('invoice');
    const added = await addComment(
      tx,
      organisationId,
      id,
      { author: authorOf(actor), text },
      mostComments,
      now,
    );
    if (!added) throw new Problem('conflict', 'too_many_comments', { most: mostComments });
    const entry = { actor: auditActor(actor), action: 'invoice.commented', subject: id } as const;
    await recordAudit(tx, organisationId, { ...entry, detail: { comment: added.id } }, now);
    return added;
  });
  return (await sign(ctx, [comment]))[0]!;
}

/** Newest first. @throws Problem not_found */
export async function listInvoiceComments(
  ctx: Ctx,
  actor: Actor,
  { id, limit, cursor }: { id: string } & PageRequest,
): Promise<Page<SignedComment>> {
  const { organisationId } = actor;
  const page = { limit: limit + 1, after: readCursor(cursor) };
  if (!(await findInvoices(ctx.db, organisationId, [id])).has(id)) throw notFound('invoice');
  const found = toPage(await listComments(ctx.db, organisationId, id, page), limit, (comment) => comment);
  return { ...found, data: await sign(ctx, found.data) };
}

function authorOf(actor: Actor): InvoiceComment['author'] {
  switch (actor.kind) {
    case 'key':
      return { kind: 'key', id: actor.keyId };
    case 'session':
      return { kind: 'person', id: actor.userId };
    case 'operator':
      return { kind: 'operator', id: null };
  }
}

async function sign(ctx: Ctx, comments: InvoiceComment[]): Promise<SignedComment[]> {
  const ids = comments.flatMap(({ author }) =>
    author.kind === 'person' && author.id !== null ? [author.id] : [],
  );
  const people = ids.length === 0 ? [] : await ctx.signIn.listUsers([...new Set(ids)]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return comments.map((comment) => ({ ...comment, authorName: names.get(comment.author.id ?? '') ?? null }));
}
