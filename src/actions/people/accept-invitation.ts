/** What the holder of an invitation's link may do: see who invites them, and join, once. */
import { checkPassword } from '../../accounts/check-password.ts';
import { sha256 } from '../../accounts/secret-text.ts';
import type { SignedIn } from '../../accounts/sign-in.ts';
import { type CompanyLimit, columnOfLimit } from '../../core/company-limit.ts';
import { Problem } from '../../core/errors.ts';
import { type Role, roles } from '../../core/role.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { type Db, inTransaction } from '../../db/connection.ts';
import { findInvitationByToken, type Invitation, markAccepted } from '../../db/people/invitation.ts';
import { addMember, findMemberByUser, listMemberships, type Member } from '../../db/people/member.ts';
import { lockOrganisation } from '../../db/people/organisation.ts';
import { lockPerson } from '../../db/people/person.ts';
import { deleteWaysIn } from '../../db/people/second-factor.ts';
import type { Ctx } from '../context.ts';

export interface InvitationSeen {
  invitation: Invitation;
  /** Whether the person signs in to accept; otherwise they choose a password. */
  hasAccount: boolean;
}

/** @throws Problem link_expired */
export async function seeInvitation(ctx: Ctx, token: string): Promise<InvitationSeen> {
  const invitation = await find(ctx.db, token, ctx.now());
  return { invitation, hasAccount: (await findAccount(ctx.signIn, ctx.db, invitation.email)).leadsSomewhere };
}

export interface Acceptance {
  token: string;
  /** The session of the browser that opened the link, if anyone is signed in there. */
  session: SignedIn | undefined;
  name?: string;
  password?: string;
  /** Of the request, for the audit. */
  address?: string;
}

/**
 * The link may have been forwarded: it can create a new account, but gives no access to an existing one. A person who
 * has one signs in first.
 * @throws Problem link_expired, unauthenticated, conflict, invalid_input
 */
export async function acceptInvitation(ctx: Ctx, input: Acceptance): Promise<Invitation> {
  const now = ctx.now();
  const { organisationId } = await find(ctx.db, input.token, now);
  return inTransaction(ctx.db, async (tx) => {
    await lockOrganisation(tx, organisationId);
    // Read again under the lock: a concurrent request may have used it up.
    const invitation = await find(tx, input.token, now);
    // Another organisation's link for the same address must not give the account another password meanwhile.
    await lockPerson(tx, invitation.email);
    const userId = await signedInOrNew(ctx, tx, invitation, input);
    const before = await findMemberByUser(tx, organisationId, userId);
    const role = higher(before?.role, invitation.role);
    const limit = higherLimit(before, invitation, role);
    const memberId = await addMember(
      tx,
      { organisationId, userId, role, companies: columnOfLimit(limit) },
      now,
    );
    if (!(await markAccepted(tx, invitation.id, userId, now))) throw usedUp();
    const actor = { kind: 'person', id: userId, address: input.address } as const;
    const detail = { invitation: invitation.id, role, companies: limit };
    await recordAudit(tx, organisationId, { actor, action: 'member.joined', subject: memberId, detail }, now);
    return { ...invitation, role };
  });
}

async function signedInOrNew(
  { signIn }: Ctx,
  tx: Db,
  { email, organisationName }: Invitation,
  { session, name, password }: Acceptance,
): Promise<string> {
  if (session) {
    if (session.email.toLowerCase() === email) return session.userId;
    throw new Problem('conflict', 'other_person_signed_in', {});
  }
  const { id, leadsSomewhere } = await findAccount(signIn, tx, email);
  if (leadsSomewhere) throw new Problem('unauthenticated', 'sign_in_as', { email });
  if (password === undefined)
    throw new Problem(
      'invalid_input',
      'password_missing',
      {},
      {
        parameter: 'password',
      },
    );
  checkPassword(password, { email, name, organisation: organisationName });
  if (id === undefined) return signIn.addUser({ email, name: name || email, password });
  // An unused account: left over from an attempt that failed, or of a person who is no longer a member anywhere.
  await signIn.setPassword(id, password);
  await deleteWaysIn(tx, id);
  return id;
}

async function findAccount(
  signIn: Ctx['signIn'],
  db: Db,
  email: string,
): Promise<{ id: string | undefined; leadsSomewhere: boolean }> {
  const id = await signIn.findUserId(email);
  return { id, leadsSomewhere: id !== undefined && (await listMemberships(db, id)).length > 0 };
}

/** An old link takes nothing away from who is a member by now. */
function higher(a: Role | undefined, b: Role): Role {
  return a !== undefined && roles.indexOf(a) > roles.indexOf(b) ? a : b;
}

/** Nor does it limit who sees every company by now; companies are added to those that a member has. */
function higherLimit(
  before: Pick<Member, 'companies'> | undefined,
  { companies }: Invitation,
  role: Role,
): CompanyLimit {
  if (role === 'owner' || companies === null || before?.companies === null) return 'all';
  return [...new Set([...(before?.companies ?? []), ...companies])];
}

async function find(db: Db, token: string, now: Date): Promise<Invitation> {
  const invitation = await findInvitationByToken(db, sha256(token), now);
  if (!invitation) throw usedUp();
  return invitation;
}

function usedUp(): Problem {
  return new Problem('link_expired', 'invitation', {});
}
