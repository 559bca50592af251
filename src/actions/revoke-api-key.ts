/** Ends an API key; within seconds nobody gets in with it. */
import type { Actor } from '../accounts/actor.ts';
import { notFound } from '../core/errors.ts';
import { revokeApiKey } from '../db/api-key.ts';
import type { Db } from '../db/connection.ts';

export async function revokeOwnApiKey(
  deps: { db: Db; now: () => Date },
  actor: Actor,
  input: { id: string },
): Promise<void> {
  if (!(await revokeApiKey(deps.db, actor.organisationId, input.id, deps.now()))) throw notFound('API key');
}
