/** The certificates that are connected to ANAF, and whether one of them still opens anything. */
import type { Actor } from '../../accounts/actor.ts';
import { type AnafConnection, listConnections } from '../../db/connections/anaf-connection.ts';
import type { Ctx } from '../context.ts';

export async function listOwnConnections(ctx: Ctx, actor: Actor): Promise<AnafConnection[]> {
  return listConnections(ctx.db, actor.organisationId, ctx.now());
}
