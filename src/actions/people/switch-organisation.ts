/** Makes a person's session act for another of his organisations. */
import type { Principal } from '../../accounts/actor.ts';
import { notFound, Problem } from '../../core/errors.ts';
import { listMemberships } from '../../db/people/member.ts';
import type { Ctx } from '../context.ts';

export async function switchOrganisation(
  ctx: Ctx,
  actor: Principal,
  { cookie, organisationId }: { cookie: string; organisationId: string },
): Promise<void> {
  if (actor.kind !== 'session') {
    throw new Problem('insufficient_scope', 'key_cannot_switch', {});
  }
  const memberships = await listMemberships(ctx.db, actor.userId);
  if (!memberships.some((m) => m.organisationId === organisationId)) throw notFound('organisation');
  await ctx.signIn.activateOrganisation(cookie, organisationId);
}
