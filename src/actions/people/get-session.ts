/** Who is signed in, and what he may act for; a program learns what its key may do. */
import type { Principal } from '../../accounts/actor.ts';
import type { Scope } from '../../core/scope.ts';
import { listMemberships, type Membership } from '../../db/people/member.ts';
import type { Ctx } from '../context.ts';

export interface SessionView {
  kind: Principal['kind'];
  organisationId: string;
  scope: Scope;
  user: { id: string; email: string; name: string } | null;
  organisations: Membership[];
}

export async function getSession(
  ctx: Ctx,
  actor: Principal,
  input: { cookie: string },
): Promise<SessionView> {
  const { kind, organisationId, scope } = actor;
  const view: SessionView = { kind, organisationId, scope, user: null, organisations: [] };
  if (actor.kind === 'key') return view;
  const session = await ctx.signIn.findSession(input.cookie);
  return {
    ...view,
    user: session ? { id: session.userId, email: session.email, name: session.name } : null,
    organisations: await listMemberships(ctx.db, actor.userId),
  };
}
