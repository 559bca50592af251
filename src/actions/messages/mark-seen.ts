/** A person has looked at notices: invoices that ANAF refused and messages of buyers are no task any more. */
import type { Actor } from '../../accounts/actor.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { inTransaction } from '../../db/connection.ts';
import { markSeen, type NoticeKind } from '../../db/messages/unseen-notice.ts';
import { auditActor } from '../audit/audit-actor.ts';
import type { Ctx } from '../context.ts';

/** @param chosen these messages, or all of a kind; the audit log keeps which and how many */
export function markNoticesSeen(
  ctx: Ctx,
  actor: Actor,
  chosen: { ids?: string[]; kind?: NoticeKind; companyId?: string },
): Promise<{ seen: number }> {
  const now = ctx.now();
  return inTransaction(ctx.db, async (tx) => {
    const seen = await markSeen(tx, actor.organisationId, chosen, now);
    if (seen > 0)
      await recordAudit(
        tx,
        actor.organisationId,
        {
          actor: auditActor(actor),
          action: 'notices.seen',
          subject: chosen.kind ?? chosen.ids?.[0] ?? actor.organisationId,
          detail: { count: seen },
        },
        now,
      );
    return { seen };
  });
}
