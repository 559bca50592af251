/** Who is signed in, and what he may act for; a program learns what its key may do. */
import type { Principal } from '../../accounts/actor.ts';
import type { SignIn } from '../../accounts/sign-in.ts';
import type { Scope } from '../../core/scope.ts';
import type { Db } from '../../db/connection.ts';
import { listMemberships, type Membership } from '../../db/people/member.ts';

export interface SessionView {
  kind: Principal['kind'];
  organisationId: string;
  scope: Scope;
  user: { id: string; email: string; name: string } | null;
  organisations: Membership[];
}

export async function getSession(
  deps: { db: Db; signIn: Pick<SignIn, 'findSession'> },
  actor: Principal,
  input: { cookie: string },
): Promise<SessionView> {
  const { kind, organisationId, scope } = actor;
  const view: SessionView = { kind, organisationId, scope, user: null, organisations: [] };
  if (actor.kind === 'key') return view;
  const session = await deps.signIn.findSession(input.cookie);
  return {
    ...view,
    user: session ? { id: session.userId, email: session.email, name: session.name } : null,
    organisations: await listMemberships(deps.db, actor.userId),
  };
}
