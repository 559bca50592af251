/** Who sends a request: a program with its key, or a person with a session cookie on our own page. Knows no routes. */
import { limitOfColumn } from '../core/company-limit.ts';
import { scopeOfRole } from '../core/role.ts';
import type { Db } from '../db/connection.ts';
import { listMemberships } from '../db/people/member.ts';
import type { Principal } from './actor.ts';
import type { FindKey, KeyRing } from './key-ring.ts';
import { comesFromOurPage, type RequestHead } from './same-origin.ts';
import type { SignedIn, SignIn } from './sign-in.ts';

export type Authentication =
  /** `lastSeenAt` of a session, as it was before this request. */
  | { ok: true; principal: Principal; lastSeenAt?: Date | null }
  /** `no_organisation`: a person who is not, or no longer, a member of any organisation. */
  | { ok: false; reason: 'missing' | 'invalid' | 'other_site' | 'no_organisation' };

export interface AuthenticateCtx {
  db: Db;
  keys: Pick<KeyRing, 'findActor'>;
  signIn: Pick<SignIn, 'findSession'>;
}

/** @param findKey looks up the key of the request, and may read what its answer is made of in the same statement */
export async function authenticate(
  ctx: AuthenticateCtx,
  head: RequestHead,
  findKey?: FindKey,
): Promise<Authentication> {
  const { authorization, cookie } = head.headers;
  if (authorization !== undefined) {
    const [, text] = /^Bearer +(\S+) *$/i.exec(authorization) ?? [];
    const actor = text === undefined ? undefined : await ctx.keys.findActor(text, findKey);
    return actor ? { ok: true, principal: actor } : { ok: false, reason: 'invalid' };
  }
  if (cookie === undefined) return { ok: false, reason: 'missing' };
  const session = await ctx.signIn.findSession(cookie);
  if (!session) return { ok: false, reason: 'missing' };
  // Browsers send the cookie with cross-site requests too (CSRF).
  if (!comesFromOurPage(head)) return { ok: false, reason: 'other_site' };
  return actFor(ctx.db, session);
}

/** Memberships are read on every request, so removing a member takes effect at once. */
async function actFor(db: Db, session: SignedIn): Promise<Authentication> {
  const memberships = await listMemberships(db, session.userId);
  const chosen = memberships.find((m) => m.organisationId === session.activeOrganisationId) ?? memberships[0];
  if (!chosen) return { ok: false, reason: 'no_organisation' };
  return {
    ok: true,
    lastSeenAt: session.lastSeenAt,
    principal: {
      kind: 'session',
      sessionId: session.sessionId,
      provenAt: session.provenAt,
      strong: session.strong,
      needsSecondFactor: chosen.needsSecondFactor && !session.strong,
      userId: session.userId,
      memberId: chosen.memberId,
      organisationId: chosen.organisationId,
      scope: scopeOfRole(chosen.role),
      companies: limitOfColumn(chosen.companies),
    },
  };
}
