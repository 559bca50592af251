/** Who is signed in, what they may act for, and switching between organisations; a program learns what its key may do. */
import type { Principal } from '../../accounts/actor.ts';
import type { CompanyLimit } from '../../core/company-limit.ts';
import { notFound, Problem } from '../../core/errors.ts';
import type { Scope } from '../../core/scope.ts';
import { listMemberships, type Membership } from '../../db/people/member.ts';
import type { Ctx } from '../context.ts';

export interface SessionView {
  kind: Principal['kind'];
  organisationId: string;
  scope: Scope;
  /** Those that the caller may see. */
  companies: CompanyLimit;
  user: { id: string; email: string; name: string } | null;
  secondFactorNeeded: boolean;
  organisations: Membership[];
}

export async function getSession(
  ctx: Ctx,
  actor: Principal,
  input: { cookie: string },
): Promise<SessionView> {
  const { kind, organisationId, scope, companies } = actor;
  const view: SessionView = {
    kind,
    organisationId,
    scope,
    companies,
    user: null,
    organisations: [],
    secondFactorNeeded: false,
  };
  if (actor.kind === 'key') return view;
  const session = await ctx.signIn.findSession(input.cookie);
  return {
    ...view,
    secondFactorNeeded: actor.needsSecondFactor,
    user: session ? { id: session.userId, email: session.email, name: session.name } : null,
    organisations: await listMemberships(ctx.db, actor.userId),
  };
}

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
