/** A person's second factor: an application's codes are switched on, renewed and off, and checked at the sign-in. */
import type { SessionActor } from '../../accounts/actor.ts';
import { newSetupCode, setupCodeSha256 } from '../../accounts/secret-text.ts';
import { findTotpStep, newTotpSecret, totpUri } from '../../accounts/totp.ts';
import { dayMs, minuteMs } from '../../core/durations.ts';
import { notFound, Problem } from '../../core/errors.ts';
import { VaultError } from '../../core/vault.ts';
import { inTransaction } from '../../db/connection.ts';
import { hasPasskey } from '../../db/people/passkey.ts';
import {
  beginSecondFactor,
  countRecoveryCodes,
  deleteSecondFactor,
  findSecondFactor,
  markConfirmed,
  replaceRecoveryCodes,
  takeRecoveryCode,
  takeStep,
} from '../../db/people/second-factor.ts';
import { deleteSessionsOf, recordStrongProof, weakenSessions } from '../../db/people/session.ts';
import { auditActor } from '../audit/audit-actor.ts';
import { checkRateLimit } from '../check-rate-limit.ts';
import type { Ctx } from '../context.ts';
import { requireStrong } from './passkeys.ts';
import { recordForPerson } from './sign-ins.ts';

const recoveryCodes = 10;

export interface SecondFactorView {
  enabled: boolean;
  since: Date | null;
  recoveryCodesLeft: number;
}

export async function getSecondFactor(ctx: Ctx, { userId }: SessionActor): Promise<SecondFactorView> {
  const found = await findSecondFactor(ctx.db, ctx.vault, userId);
  const since = found?.confirmedAt ?? null;
  const recoveryCodesLeft = since === null ? 0 : await countRecoveryCodes(ctx.db, userId);
  return { enabled: since !== null, since, recoveryCodesLeft };
}

/** Nothing is asked for until the first code was given. @throws Problem conflict, confirmation_needed */
export async function beginTotp(ctx: Ctx, actor: SessionActor): Promise<{ secret: string; uri: string }> {
  const { userId } = actor;
  await requireStrong(ctx, actor);
  const [person] = await ctx.signIn.listUsers([userId]);
  const secret = newTotpSecret();
  if (!(await beginSecondFactor(ctx.db, ctx.vault, { userId, secret }, ctx.now())))
    throw new Problem('conflict', 'second_factor_on', {});
  const service = new URL(ctx.publicUrl).host;
  return { secret, uri: totpUri(secret, { email: person!.email, service }) };
}

/**
 * Switched on by the first code. Other sessions, which a password alone has opened, end.
 * @returns the recovery codes, shown once
 * @throws Problem not_found, conflict, invalid_input, too_many_requests
 */
export async function confirmTotp(ctx: Ctx, actor: SessionActor, code: string): Promise<string[]> {
  const { userId, sessionId } = actor;
  const found = await findSecondFactor(ctx.db, ctx.vault, userId);
  if (!found) throw notFound('second_factor');
  if (found.confirmedAt) throw new Problem('conflict', 'second_factor_on', {});
  await requireCode(ctx, userId, code);
  const { codes, sha256s } = newRecoveryCodes();
  const now = ctx.now();
  await inTransaction(ctx.db, async (tx) => {
    if (!(await markConfirmed(tx, userId, now)))
      throw new Problem('invalid_input', 'code_wrong', {}, { parameter: 'code' });
    await replaceRecoveryCodes(tx, userId, sha256s);
    await recordStrongProof(tx, sessionId, now);
    await deleteSessionsOf(tx, userId, sessionId);
    await recordForPerson({ db: tx, now: ctx.now }, userId, auditActor(actor), 'second_factor.added');
  });
  return codes;
}

/** Those of before no longer count. @throws Problem not_found */
export async function renewRecoveryCodes(ctx: Ctx, actor: SessionActor): Promise<string[]> {
  const found = await findSecondFactor(ctx.db, ctx.vault, actor.userId);
  if (!found?.confirmedAt) throw notFound('second_factor');
  const { codes, sha256s } = newRecoveryCodes();
  await inTransaction(ctx.db, async (tx) => {
    await replaceRecoveryCodes(tx, actor.userId, sha256s);
    const by = auditActor(actor);
    await recordForPerson({ db: tx, now: ctx.now }, actor.userId, by, 'second_factor.codes_renewed');
  });
  return codes;
}

/** @throws Problem not_found */
export async function removeSecondFactor(ctx: Ctx, actor: SessionActor): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    if (!(await deleteSecondFactor(tx, actor.userId))) throw notFound('second_factor');
    if (!(await hasPasskey(tx, actor.userId))) await weakenSessions(tx, actor.userId);
    await recordForPerson({ db: tx, now: ctx.now }, actor.userId, auditActor(actor), 'second_factor.removed');
  });
}

/** @throws Problem invalid_input, too_many_requests */
export async function requireCode(ctx: Ctx, userId: string, code: string): Promise<void> {
  if (await isSecondFactor(ctx, userId, code)) return;
  throw new Problem('invalid_input', 'code_wrong', {}, { parameter: 'code' });
}

/**
 * A code of the application, or a recovery code; each counts once. With ten guesses in ten minutes and fifty a day, of which
 * three in a million are right, a password that is known is worth little.
 * @throws Problem too_many_requests
 */
export async function isSecondFactor(ctx: Ctx, userId: string, typed: string): Promise<boolean> {
  const refusal: ['attempts', Record<never, never>] = ['attempts', {}];
  const holder = `second-factor:${userId}`;
  await checkRateLimit(ctx, { holder, limit: 10, windowMs: 10 * minuteMs, refusal });
  await checkRateLimit(ctx, { holder: `${holder}:day`, limit: 50, windowMs: dayMs, refusal });
  const code = typed.replace(/\s/g, '');
  if (!/^\d{6}$/.test(code)) return takeRecoveryCode(ctx.db, userId, setupCodeSha256(typed), ctx.now());
  const secret = await openSecret(ctx, userId);
  const step = secret === undefined ? undefined : findTotpStep(secret, code, ctx.now());
  return step !== undefined && takeStep(ctx.db, userId, step);
}

/** Undefined without a second factor, and after the installation's key was lost: recovery codes go on counting. */
async function openSecret(ctx: Ctx, userId: string): Promise<string | undefined> {
  try {
    return (await findSecondFactor(ctx.db, ctx.vault, userId))?.secret;
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    ctx.log.warn({ userId }, 'the secret of a second factor was sealed with another key');
    return undefined;
  }
}

/** 80 bits each: nothing to guess, so a plain hash is enough to keep. */
function newRecoveryCodes(): { codes: string[]; sha256s: Buffer[] } {
  const codes = Array.from({ length: recoveryCodes }, newSetupCode);
  return { codes, sha256s: codes.map(setupCodeSha256) };
}
