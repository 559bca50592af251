/** Gives the organisation another name. Its plan is the operator's to set. */
import type { Actor } from '../../accounts/actor.ts';
import type { Db } from '../../db/connection.ts';
import { renameOrganisation } from '../../db/people/organisation.ts';
import type { Plans } from '../plan-of.ts';
import { getOrganisation, type OrganisationView } from './get-organisation.ts';

export async function renameOwnOrganisation(
  deps: { db: Db; plans: Plans },
  actor: Actor,
  input: { name: string },
): Promise<OrganisationView> {
  await renameOrganisation(deps.db, actor.organisationId, input.name);
  return getOrganisation(deps, actor);
}
