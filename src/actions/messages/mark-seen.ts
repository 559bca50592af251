/** A person has looked: invoices that ANAF refused, messages of buyers and originals that nothing proves are no task any more. */
import type { Actor } from '../../accounts/actor.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { inTransaction } from '../../db/connection.ts';
import { type ChosenNotices, markSeen } from '../../db/messages/unseen-notice.ts';
import { auditActor } from '../audit/audit-actor.ts';
import type { Ctx } from '../context.ts';

/** The audit log keeps which and how many. */
export function markNoticesSeen(ctx: Ctx, actor: Actor, chosen: ChosenNotices): Promise<{ seen: number }> {
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
          subject: chosen.kind ?? chosen.match ?? chosen.ids?.[0] ?? actor.organisationId,
          detail: { count: seen },
        },
        now,
      );
    return { seen };
  });
}
