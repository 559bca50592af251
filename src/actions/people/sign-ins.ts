/** Attempts to sign in: limited by account, whatever the address, and kept in the audit of the account's organisations. */
import { sha256 } from '../../accounts/secret-text.ts';
import { type AuditAction, type AuditActor, recordAudit } from '../../db/audit/audit.ts';
import type { Db } from '../../db/connection.ts';
import { listMemberships } from '../../db/people/member.ts';
import { checkRateLimit } from '../check-rate-limit.ts';
import type { Ctx } from '../context.ts';

const minuteMs = 60_000;

/**
 * By account: 60 addresses would have 60 times the tries of one. Browsers that the account has signed in with before
 * share nothing with strangers. The same for accounts that do not exist, so that nothing tells them apart.
 * @throws Problem too_many_requests
 */
export async function checkSignInLimit(
  ctx: Ctx,
  { email, knownBrowser }: { email: string; knownBrowser: string | undefined },
): Promise<void> {
  const account = sha256(email.toLowerCase()).toString('hex');
  const holder = `sign-in:${account}:${knownBrowser ?? 'strangers'}`;
  const refusal: ['attempts', Record<never, never>] = ['attempts', {}];
  await checkRateLimit(ctx, { holder, limit: 10, windowMs: 10 * minuteMs, refusal });
  await checkRateLimit(ctx, { holder: `${holder}:day`, limit: 100, windowMs: 24 * 60 * minuteMs, refusal });
}

/** The holder of a session must not be able to guess the password that goes with it. */
export async function checkPasswordChangeLimit(ctx: Ctx, userId: string): Promise<void> {
  const limit = {
    limit: 10,
    windowMs: 10 * minuteMs,
    refusal: ['attempts', {}] as ['attempts', Record<never, never>],
  };
  await checkRateLimit(ctx, { holder: `change-password:${userId}`, ...limit });
}

/** By what a session was opened. */
export type WayIn = 'password' | 'second_factor' | 'passkey' | 'oidc';

/** What an unknown address tried stays in no audit: it is no organisation's. */
export async function recordSignIn(
  ctx: Ctx,
  { email, succeeded, address, by }: { email: string; succeeded: boolean; address: string; by?: WayIn },
): Promise<void> {
  const userId = await ctx.signIn.findUserId(email);
  if (userId === undefined) return;
  const actor: AuditActor = succeeded
    ? { kind: 'person', id: userId, address }
    : { kind: 'unknown', id: null, address };
  const detail = by === undefined ? {} : { by };
  await recordForPerson(ctx, userId, actor, succeeded ? 'session.opened' : 'session.refused', detail);
}

export async function recordPasswordChange(
  ctx: Ctx,
  { userId, address }: { userId: string; address: string },
): Promise<void> {
  await recordForPerson(ctx, userId, { kind: 'person', id: userId, address }, 'password.changed');
}

/** In each of the person's organisations: each of them is opened by the account. */
export async function recordForPerson(
  { db, now }: { db: Db; now: () => Date },
  userId: string,
  actor: AuditActor,
  action: AuditAction,
  detail: object = {},
): Promise<void> {
  for (const { organisationId } of await listMemberships(db, userId))
    await recordAudit(db, organisationId, { actor, action, subject: userId, detail }, now());
}
