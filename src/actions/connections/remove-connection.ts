/** Forgets a certificate's tokens. At ANAF they live on until they expire: it offers no way to end them from here. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { inTransaction } from '../../db/connection.ts';
import { removeConnection } from '../../db/connections/anaf-connection.ts';
import { auditActor } from '../audit/audit-actor.ts';
import type { Ctx } from '../context.ts';

export async function removeOwnConnection(ctx: Ctx, actor: Actor, input: { id: string }): Promise<void> {
  const now = ctx.now();
  const { organisationId } = actor;
  await inTransaction(ctx.db, async (tx) => {
    if (!(await removeConnection(tx, organisationId, input.id, now))) throw notFound('connection');
    const done = { actor: auditActor(actor), action: 'connection.removed', subject: input.id } as const;
    await recordAudit(tx, organisationId, done, now);
  });
}
