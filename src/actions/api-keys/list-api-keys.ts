/** The API keys of an organisation, without their text. */
import type { Actor } from '../../accounts/actor.ts';
import { type ApiKey, listApiKeys } from '../../db/api-keys/api-key.ts';
import type { Db } from '../../db/connection.ts';

export async function listOwnApiKeys(deps: { db: Db }, actor: Actor): Promise<ApiKey[]> {
  return listApiKeys(deps.db, actor.organisationId);
}
