/** Makes a person's session act for another of his organisations. */
import type { Principal } from '../../accounts/actor.ts';
import type { SignIn } from '../../accounts/sign-in.ts';
import { notFound, Problem } from '../../core/errors.ts';
import type { Db } from '../../db/connection.ts';
import { listMemberships } from '../../db/people/member.ts';

export async function switchOrganisation(
  deps: { db: Db; signIn: Pick<SignIn, 'activateOrganisation'> },
  actor: Principal,
  { cookie, organisationId }: { cookie: string; organisationId: string },
): Promise<void> {
  if (actor.kind !== 'session') {
    throw new Problem(
      'insufficient_scope',
      'An API key belongs to one organisation; only a person can switch.',
    );
  }
  const memberships = await listMemberships(deps.db, actor.userId);
  if (!memberships.some((m) => m.organisationId === organisationId)) throw notFound('organisation');
  await deps.signIn.activateOrganisation(cookie, organisationId);
}
