/** Marks, assignees and tags of one invoice or of many at once: all of them change, or none. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound, Problem } from '../../core/errors.ts';
import { type Mark, mostTags, normaliseTag } from '../../core/mark.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { type Db, inTransaction } from '../../db/connection.ts';
import { findInvoices, type Invoice } from '../../db/invoices/invoice.ts';
import {
  addTags,
  countMostTags,
  lockInvoices,
  removeOtherTags,
  removeTags,
  setAssignee,
  setMark,
} from '../../db/invoices/invoice-mark.ts';
import { lockMember } from '../../db/people/member.ts';
import { auditActor } from '../audit/audit-actor.ts';
import type { Ctx } from '../context.ts';

/** What is left out stays as it is. */
export interface MarkChange {
  mark?: Mark | null;
  /** A member's id. */
  assignee?: string | null;
  /** These and no others. */
  tags?: string[];
  addTags?: string[];
  removeTags?: string[];
}

/** @throws Problem not_found, also for the assignee; conflict when it would have too many tags */
export async function markInvoice(
  ctx: Ctx,
  actor: Actor,
  { id, ...change }: { id: string } & MarkChange,
): Promise<Invoice> {
  const { organisationId } = actor;
  return inTransaction(ctx.db, async (tx) => {
    const { found } = await apply(tx, ctx.now(), actor, [id], change);
    if (found.length === 0) throw notFound('invoice');
    return (await findInvoices(tx, organisationId, found)).get(id)!;
  });
}

/** Ids that the organisation does not have are passed over. @throws Problem not_found for the assignee; conflict */
export async function markInvoices(
  ctx: Ctx,
  actor: Actor,
  { ids, ...change }: { ids: string[] } & MarkChange,
): Promise<{ found: number; changed: number }> {
  const { found, changed } = await inTransaction(ctx.db, (tx) =>
    apply(tx, ctx.now(), actor, [...new Set(ids)], change),
  );
  return { found: found.length, changed: changed.size };
}

async function apply(tx: Db, now: Date, actor: Actor, ids: string[], change: MarkChange) {
  const { organisationId } = actor;
  const { mark, assignee } = change;
  const [tags, added, removed] = [change.tags, change.addTags, change.removeTags].map((list) =>
    list?.map(normaliseTag),
  );
  const found = await lockInvoices(tx, organisationId, ids);
  const changed = new Set<string>();
  const note = (some: string[]) => {
    for (const id of some) changed.add(id);
  };
  if (assignee && !(await lockMember(tx, organisationId, assignee))) throw notFound('member');
  if (mark !== undefined) note(await setMark(tx, organisationId, found, mark, now));
  if (assignee !== undefined) note(await setAssignee(tx, organisationId, found, assignee));
  if (tags) note(await removeOtherTags(tx, organisationId, found, tags));
  if (removed) note(await removeTags(tx, organisationId, found, removed));
  const more = [...(tags ?? []), ...(added ?? [])];
  if (more.length > 0) {
    note(await addTags(tx, organisationId, found, more));
    if ((await countMostTags(tx, organisationId, found)) > mostTags)
      throw new Problem('conflict', 'too_many_tags', { most: mostTags });
  }
  const [subject] = changed;
  if (subject === undefined) return { found, changed };
  const detail = {
    mark,
    assignee,
    tags,
    addTags: added,
    removeTags: removed,
    count: changed.size,
    ids: [...changed],
  };
  const entry = { actor: auditActor(actor), action: 'invoices.marked', subject, detail } as const;
  await recordAudit(tx, organisationId, entry, now);
  return { found, changed };
}
