/** The certificates that are connected to ANAF, and whether one of them still opens anything. */
import type { Actor } from '../../accounts/actor.ts';
import type { Db } from '../../db/connection.ts';
import { type AnafConnection, listConnections } from '../../db/connections/anaf-connection.ts';

export async function listOwnConnections(
  deps: { db: Db; now: () => Date },
  actor: Actor,
): Promise<AnafConnection[]> {
  return listConnections(deps.db, actor.organisationId, deps.now());
}
