/** Who belongs to the organisation: listed, given another role, removed. An organisation always keeps an owner. */
import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '../../accounts/actor.ts';
import { ownRole } from '../../accounts/own-role.ts';
import type { Person } from '../../accounts/sign-in.ts';
import { type CompanyLimit, columnOfLimit, limitOfColumn } from '../../core/company-limit.ts';
import { notFound, Problem } from '../../core/errors.ts';
import { mayGrant, type Role } from '../../core/role.ts';
import { revokeApiKeysOf } from '../../db/api-keys/api-key.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { type Db, inTransaction } from '../../db/connection.ts';
import { revokeTokenLinksOf } from '../../db/connections/token-link.ts';
import { pauseDestinationsOf } from '../../db/exports/destination.ts';
import { revokeApprovalLinksOf } from '../../db/invoices/approval-link.ts';
import { clearAssignee } from '../../db/invoices/invoice-mark.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';
import { narrowMade, recordGrants } from '../../db/people/company-grant.ts';
import { revokeInvitationsOf } from '../../db/people/invitation.ts';
import {
  countMade,
  countOwners,
  removeMember as deleteMember,
  findMember,
  type MadeByMember,
  type Member,
  listMembers as selectMembers,
  changeMember as writeMember,
} from '../../db/people/member.ts';
import { lockOrganisation } from '../../db/people/organisation.ts';
import { listSecured } from '../../db/people/second-factor.ts';
import { disableWebhooksOf } from '../../db/webhooks/webhook.ts';
import { auditActor } from '../audit/audit-actor.ts';
import type { Ctx } from '../context.ts';
import { checkLimit } from './check-limit.ts';

export interface NamedMember extends Member {
  person: Person | undefined;
  /** Codes of an application, or a passkey. */
  secondFactor: boolean;
  /** Open keys, invitations and links, and webhooks and destinations that are switched on, that the member made. */
  made: Omit<MadeByMember, 'userId'>;
}

export async function listMembers(
  ctx: Ctx,
  actor: Actor,
  { limit, cursor }: PageRequest,
): Promise<Page<NamedMember>> {
  const page = { limit: limit + 1, after: readCursor(cursor) };
  const found = toPage(await selectMembers(ctx.db, actor.organisationId, page), limit, (member) => ({
    at: member.joinedAt,
    id: member.id,
  }));
  return { ...found, data: await nameMembers(ctx, actor, found.data) };
}

/** @returns in their order */
async function nameMembers(ctx: Ctx, actor: Actor, members: Member[]): Promise<NamedMember[]> {
  const ids = members.map(({ userId }) => userId);
  const people = new Map((await ctx.signIn.listUsers(ids)).map((person) => [person.id, person]));
  const counted = await countMade(ctx.db, actor.organisationId, ids, ctx.now());
  const made = new Map(counted.map(({ userId, ...counts }) => [userId, counts]));
  const secured = await listSecured(ctx.db, ids);
  return members.map((member) => ({
    ...member,
    person: people.get(member.userId),
    secondFactor: secured.has(member.userId),
    made: made.get(member.userId)!,
  }));
}

/** @throws Problem not_found */
export async function getMember(ctx: Ctx, actor: Actor, { id }: { id: string }): Promise<NamedMember> {
  const member = await findMember(ctx.db, actor.organisationId, id);
  if (!member) throw notFound('member');
  return (await nameMembers(ctx, actor, [member]))[0]!;
}

/** @throws Problem not_found, insufficient_scope, conflict */
export async function changeMember(
  ctx: Ctx,
  actor: Actor,
  { id, ...change }: { id: string; role?: Role; companies?: CompanyLimit },
): Promise<NamedMember> {
  const changed = await inTransaction(ctx.db, async (tx) => {
    const member = await claim(tx, actor, id, change.role ?? 'read');
    const before = { role: member.role, companies: limitOfColumn(member.companies) };
    const after = { ...before, ...change };
    if (isDeepStrictEqual(before, after)) return member;
    checkRoleOfLimit(after.role, after.companies);
    if (change.companies) await checkLimit(tx, actor, change.companies);
    if (member.role === 'owner' && after.role !== 'owner') await keepAnOwner(tx, actor.organisationId);
    const companies = columnOfLimit(after.companies);
    const changed = { ...member, role: after.role, companies };
    await writeMember(tx, actor.organisationId, changed);
    await limitTo(tx, actor, member, { before: before.companies, after: after.companies }, ctx.now());
    const detail = { userId: member.userId, from: before, to: after };
    const entry = { actor: auditActor(actor), action: 'member.changed', subject: id, detail } as const;
    await recordAudit(tx, actor.organisationId, entry, ctx.now());
    return changed;
  });
  return (await nameMembers(ctx, actor, [changed]))[0]!;
}

/** What the member sees from now on, and what the member has made. */
async function limitTo(
  tx: Db,
  { organisationId }: Actor,
  { id, userId }: Member,
  limits: { before: CompanyLimit; after: CompanyLimit },
  now: Date,
): Promise<void> {
  await recordGrants(tx, { organisationId, id }, limits, now);
  if (limits.after !== 'all') await narrowMade(tx, { organisationId, userId }, limits.after, now);
}

/** @throws Problem invalid_input */
export function checkRoleOfLimit(role: Role, companies: CompanyLimit): void {
  if (role === 'owner' && companies !== 'all')
    throw new Problem('invalid_input', 'owner_unlimited', {}, { parameter: 'companies' });
}

/**
 * Takes effect immediately: every request looks up what the person is a member of.
 * @param revoke also the API keys, open invitations, links for certificates and links for clients that the member made, which
 *   outlive the member; webhooks that the member made are switched off, destinations paused
 */
export async function removeMember(
  ctx: Ctx,
  actor: Actor,
  { id, revoke = false }: { id: string; revoke?: boolean },
): Promise<void> {
  const { organisationId } = actor;
  const now = ctx.now();
  await inTransaction(ctx.db, async (tx) => {
    const member = await claim(tx, actor, id, 'read');
    if (member.role === 'owner') await keepAnOwner(tx, organisationId);
    const assigned = await clearAssignee(tx, organisationId, id);
    await deleteMember(tx, organisationId, id);
    const detail = { userId: member.userId, role: member.role, ...(assigned > 0 && { assigned }) };
    const entry = { actor: auditActor(actor), action: 'member.removed', subject: id, detail } as const;
    await recordAudit(tx, organisationId, entry, now);
    if (revoke) await revokeMade(tx, actor, member.userId, now);
  });
}

async function revokeMade(tx: Db, actor: Actor, userId: string, now: Date): Promise<void> {
  const { organisationId } = actor;
  const by = auditActor(actor);
  for (const subject of await revokeApiKeysOf(tx, organisationId, userId, now))
    await recordAudit(tx, organisationId, { actor: by, action: 'api_key.revoked', subject }, now);
  for (const { id: subject, ...detail } of await revokeInvitationsOf(tx, organisationId, userId, now))
    await recordAudit(tx, organisationId, { actor: by, action: 'invitation.revoked', subject, detail }, now);
  for (const subject of await revokeTokenLinksOf(tx, organisationId, userId, now))
    await recordAudit(tx, organisationId, { actor: by, action: 'token_link.revoked', subject }, now);
  for (const { id: subject, invoiceId } of await revokeApprovalLinksOf(tx, organisationId, userId, now)) {
    const detail = { invoice: invoiceId };
    await recordAudit(
      tx,
      organisationId,
      { actor: by, action: 'approval_link.revoked', subject, detail },
      now,
    );
  }
  for (const subject of await pauseDestinationsOf(tx, organisationId, userId)) {
    const detail = { state: 'paused' };
    await recordAudit(tx, organisationId, { actor: by, action: 'destination.changed', subject, detail }, now);
  }
  for (const subject of await disableWebhooksOf(tx, organisationId, userId, now)) {
    const detail = { state: 'disabled' };
    await recordAudit(tx, organisationId, { actor: by, action: 'webhook.changed', subject, detail }, now);
  }
}

/** One change at a time in an organisation, so that two owners cannot unmake one another. */
async function claim(tx: Db, actor: Actor, id: string, role: Role): Promise<Member> {
  await lockOrganisation(tx, actor.organisationId);
  const member = await findMember(tx, actor.organisationId, id);
  if (!member) throw notFound('member');
  const own = await ownRole(tx, actor);
  if (mayGrant(own, member.role) && mayGrant(own, role)) return member;
  throw new Problem(
    'insufficient_scope',
    'only_owner_changes',
    {},
    {
      needed: 'owner',
    },
  );
}

async function keepAnOwner(tx: Db, organisationId: string): Promise<void> {
  if ((await countOwners(tx, organisationId)) > 1) return;
  throw new Problem('conflict', 'last_owner', {});
}
