/** Invitations: made, listed, revoked. The link is in the answer, and in a mail where the service sends any. */

import type { Actor } from '../../accounts/actor.ts';
import { ownRole } from '../../accounts/own-role.ts';
import { newLinkToken } from '../../accounts/secret-text.ts';
import { type CompanyLimit, columnOfLimit } from '../../core/company-limit.ts';
import { dayMs } from '../../core/durations.ts';
import { notFound, Problem } from '../../core/errors.ts';
import { isMailAddress } from '../../core/mail.ts';
import { mayGrant, type Role } from '../../core/role.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { type Db, inTransaction } from '../../db/connection.ts';
import { addMail } from '../../db/notifications/mail.ts';
import {
  addInvitation,
  type Invitation,
  listOpenInvitations,
  revokeInvitation as markInvitationRevoked,
} from '../../db/people/invitation.ts';
import { findMemberByUser } from '../../db/people/member.ts';
import { lockOrganisation } from '../../db/people/organisation.ts';
import { findLanguage } from '../../db/people/person.ts';
import { invitationMail } from '../../notify/account-mail.ts';
import { auditActor, personOf } from '../audit/audit-actor.ts';
import type { Ctx } from '../context.ts';
import { checkLimit } from './check-limit.ts';
import { checkRoleOfLimit } from './members.ts';

const lastsMs = 7 * dayMs;
/** More than an organisation invites in a week. */
const mostOpenInvitations = 100;

/** @throws Problem insufficient_scope, conflict */
export async function invitePerson(
  ctx: Ctx,
  actor: Actor,
  input: { email: string; role: Role; companies: CompanyLimit },
): Promise<{ invitation: Invitation; url: string; mailed: boolean }> {
  const { organisationId } = actor;
  const { role, companies } = input;
  const email = input.email.toLowerCase();
  const known = await ctx.signIn.findUserId(email);
  const { token, sha256: tokenSha256 } = newLinkToken();
  const now = ctx.now();
  const expiresAt = new Date(now.getTime() + lastsMs);
  // After the #: browsers do not send the fragment to the server, so no log ever holds it.
  const url = new URL(`/invitatie#token=${token}`, ctx.publicUrl).href;
  const mailed = ctx.mail !== undefined && isMailAddress(email);
  const invitation = await inTransaction(ctx.db, async (tx) => {
    await lockOrganisation(tx, organisationId);
    if (!mayGrant(await ownRole(tx, actor), role))
      throw new Problem(
        'insufficient_scope',
        'only_owner_invites',
        {},
        {
          needed: 'owner',
        },
      );
    checkRoleOfLimit(role, companies);
    await checkLimit(tx, actor, companies);
    if (known && (await findMemberByUser(tx, organisationId, known)))
      throw new Problem('conflict', 'already_member', {});
    const open = await listOpenInvitations(tx, organisationId, now, mostOpenInvitations);
    if (open.length === mostOpenInvitations)
      throw new Problem('conflict', 'too_many_invitations', { most: mostOpenInvitations });
    const made = await addInvitation(
      tx,
      {
        organisationId,
        email,
        role,
        companies: columnOfLimit(companies),
        tokenSha256,
        expiresAt,
        createdBy: personOf(actor),
      },
      now,
    );
    const entry = { actor: auditActor(actor), action: 'member.invited', subject: made.id } as const;
    await recordAudit(tx, organisationId, { ...entry, detail: { email, role, companies } }, now);
    if (mailed) await mailInvitation(ctx, tx, actor, made, url);
    return made;
  });
  return { invitation, url, mailed };
}

/** In the language of the person who invites: that of the other person is not known. */
async function mailInvitation(
  { vault, now }: Ctx,
  tx: Db,
  actor: Actor,
  { organisationId, organisationName, email, expiresAt }: Invitation,
  url: string,
): Promise<void> {
  const by = personOf(actor);
  const language = (by && (await findLanguage(tx, by))) || 'ro';
  const content = invitationMail({ organisation: organisationName, url, expiresAt }, language);
  const mail = {
    organisationId,
    kind: 'invitation',
    recipient: email,
    language,
    content,
    expiresAt,
  } as const;
  await addMail(tx, vault, mail, now());
}

/** Those that are open, newest first. */
export async function listInvitations(ctx: Ctx, actor: Actor): Promise<Invitation[]> {
  return listOpenInvitations(ctx.db, actor.organisationId, ctx.now(), mostOpenInvitations);
}

export async function revokeInvitation(ctx: Ctx, actor: Actor, { id }: { id: string }): Promise<void> {
  const now = ctx.now();
  await inTransaction(ctx.db, async (tx) => {
    const revoked = await markInvitationRevoked(tx, actor.organisationId, id, now);
    if (!revoked) throw notFound('invitation');
    const entry = { actor: auditActor(actor), action: 'invitation.revoked', subject: id } as const;
    await recordAudit(tx, actor.organisationId, { ...entry, detail: revoked }, now);
  });
}
