/** Gives the organisation another name. Its plan is the operator's to set. */
import type { Actor } from '../../accounts/actor.ts';
import { renameOrganisation } from '../../db/people/organisation.ts';
import type { Ctx } from '../context.ts';
import { getOrganisation, type OrganisationView } from './get-organisation.ts';

export async function renameOwnOrganisation(
  ctx: Ctx,
  actor: Actor,
  input: { name: string },
): Promise<OrganisationView> {
  await renameOrganisation(ctx.db, actor.organisationId, input.name);
  return getOrganisation(ctx, actor);
}
