/** The API keys of an organisation, without their text. */
import type { Actor } from '../../accounts/actor.ts';
import { type ApiKey, listApiKeys } from '../../db/api-keys/api-key.ts';
import type { Ctx } from '../context.ts';

export async function listOwnApiKeys(ctx: Ctx, actor: Actor): Promise<ApiKey[]> {
  return listApiKeys(ctx.db, actor.organisationId);
}
