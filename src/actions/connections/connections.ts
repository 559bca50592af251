/** The certificates that are connected to ANAF: listed, and removed. Connecting one is start-connect.ts and finish-connect.ts. */
import { type Actor, limitOf } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { inTransaction } from '../../db/connection.ts';
import {
  type AnafConnection,
  findConnection,
  removeConnection as markConnectionRemoved,
  listConnections as selectConnections,
  nameHolder as writeHolder,
} from '../../db/connections/anaf-connection.ts';
import { auditActor } from '../audit/audit-actor.ts';
import type { Ctx } from '../context.ts';

export async function listConnections(ctx: Ctx, actor: Actor): Promise<AnafConnection[]> {
  const connections = await selectConnections(ctx.db, actor.organisationId, ctx.now());
  return connections.map((one) => asSeenBy(actor, one));
}

/** @param input.holder null removes the name */
export async function changeConnection(
  ctx: Ctx,
  actor: Actor,
  { id, holder }: { id: string; holder: string | null },
): Promise<AnafConnection> {
  const { organisationId } = actor;
  if (!(await writeHolder(ctx.db, organisationId, id, holder))) throw notFound('connection');
  const connection = await findConnection(ctx.db, organisationId, id, ctx.now());
  if (!connection) throw notFound('connection');
  return asSeenBy(actor, connection);
}

/** To a limited caller, companies that they may not see would look like ones that are not here. */
function asSeenBy(actor: Actor, connection: AnafConnection): AnafConnection {
  return limitOf(actor) === 'all' ? connection : { ...connection, named: [] };
}

export async function removeConnection(ctx: Ctx, actor: Actor, input: { id: string }): Promise<void> {
  const now = ctx.now();
  const { organisationId } = actor;
  await inTransaction(ctx.db, async (tx) => {
    if (!(await markConnectionRemoved(tx, organisationId, input.id, now))) throw notFound('connection');
    const done = { actor: auditActor(actor), action: 'connection.removed', subject: input.id } as const;
    await recordAudit(tx, organisationId, done, now);
  });
}
