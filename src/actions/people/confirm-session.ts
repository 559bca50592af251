/** The person who is signed in proves again who they are, before what an intruder would do first. */
import type { SessionActor } from '../../accounts/actor.ts';
import type { SignedAnswer } from '../../accounts/passkeys.ts';
import { minuteMs } from '../../core/durations.ts';
import { Problem } from '../../core/errors.ts';
import { recordProof, recordStrongProof } from '../../db/people/session.ts';
import { checkRateLimit } from '../check-rate-limit.ts';
import type { Ctx } from '../context.ts';
import { confirmByPasskey } from './passkey-sign-in.ts';
import { requireCode } from './second-factor.ts';
import { recordForPerson } from './sign-ins.ts';

/**
 * Counts for the session that asks, for a quarter of an hour. The holder of a stolen cookie must not be able to guess the
 * password that goes with it: a wrong one is in the audit like a refused sign-in.
 * @throws Problem invalid_input, link_expired, too_many_requests
 */
export async function confirmSession(
  ctx: Ctx,
  actor: SessionActor,
  { password, code, passkey }: { password?: string; code?: string; passkey?: SignedAnswer },
): Promise<void> {
  const { userId, sessionId, address } = actor;
  if (passkey !== undefined) return confirmByPasskey(ctx, actor, passkey);
  if (code !== undefined) {
    await requireCode(ctx, userId, code);
    return recordStrongProof(ctx.db, sessionId, ctx.now());
  }
  if (password === undefined)
    throw new Problem('invalid_input', 'proof_missing', {}, { parameter: 'password' });
  const refusal: ['attempts', Record<never, never>] = ['attempts', {}];
  const holder = `confirm:${userId}`;
  await checkRateLimit(ctx, { holder, limit: 10, windowMs: 10 * minuteMs, refusal });
  if (!(await ctx.signIn.isPassword(userId, password))) {
    const unknown = { kind: 'unknown', id: null, address } as const;
    await recordForPerson(ctx, userId, unknown, 'session.refused', { confirming: true });
    throw new Problem('invalid_input', 'password_wrong', {}, { parameter: 'password' });
  }
  await recordProof(ctx.db, sessionId, ctx.now());
}
