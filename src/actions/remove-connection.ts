/** Forgets a certificate's tokens. At ANAF they live on until they expire: it offers no way to end them from here. */
import type { Actor } from '../accounts/actor.ts';
import { notFound } from '../core/errors.ts';
import { removeConnection } from '../db/anaf-connection.ts';
import type { Db } from '../db/connection.ts';

export async function removeOwnConnection(
  deps: { db: Db; now: () => Date },
  actor: Actor,
  input: { id: string },
): Promise<void> {
  if (!(await removeConnection(deps.db, actor.organisationId, input.id, deps.now())))
    throw notFound('connection');
}
