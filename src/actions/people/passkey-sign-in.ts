/** A passkey opens a session, or confirms the one that is open: the device has checked the person, so it counts as two factors. */
import type { SessionActor } from '../../accounts/actor.ts';
import { canUsePasskeys, type SignedAnswer } from '../../accounts/passkeys.ts';
import { newLinkToken, sha256 } from '../../accounts/secret-text.ts';
import { minuteMs } from '../../core/durations.ts';
import { notFound, Problem } from '../../core/errors.ts';
import { listCredentials } from '../../db/people/passkey.ts';
import { recordStrongProof } from '../../db/people/session.ts';
import { checkRateLimit } from '../check-rate-limit.ts';
import type { Ctx } from '../context.ts';
import { askToSign, takeSignature } from './passkey-answer.ts';

const refusal: ['attempts', Record<never, never>] = ['attempts', {}];
const browser = (token: string) => `sign-in ${sha256(token).toString('hex')}`;
const confirming = ({ sessionId }: SessionActor) => `confirm ${sessionId}`;

/** @returns `token` for a cookie: the answer must come from the browser that asked */
export async function beginPasskeySignIn(ctx: Ctx, { address }: { address: string }) {
  if (!canUsePasskeys(ctx.publicUrl)) throw new Problem('conflict', 'passkeys_need_https', {});
  await checkRateLimit(ctx, { holder: `passkey-ask:${address}`, limit: 30, windowMs: minuteMs, refusal });
  const { token } = newLinkToken();
  return { token, options: await askToSign(ctx, browser(token), []) };
}

/** @returns the person, whose session may be opened now @throws Problem link_expired, invalid_input, too_many_requests */
export async function takePasskeySignIn(
  ctx: Ctx,
  { token, response, address }: { token: string; response: SignedAnswer; address: string },
): Promise<string> {
  await checkRateLimit(ctx, { holder: `passkey:${address}`, limit: 30, windowMs: minuteMs, refusal });
  return (await takeSignature(ctx, response, { holder: browser(token), address })).userId;
}

/** @throws Problem not_found without a passkey */
export async function beginPasskeyConfirmation(ctx: Ctx, actor: SessionActor) {
  const known = await listCredentials(ctx.db, actor.userId);
  if (known.length === 0) throw notFound('passkey');
  const holder = `passkey-confirm:${actor.userId}`;
  await checkRateLimit(ctx, { holder, limit: 30, windowMs: 10 * minuteMs, refusal });
  return askToSign(ctx, confirming(actor), known);
}

/** @throws Problem link_expired, invalid_input */
export async function confirmByPasskey(ctx: Ctx, actor: SessionActor, response: SignedAnswer): Promise<void> {
  const { userId, sessionId, address } = actor;
  await takeSignature(ctx, response, { holder: confirming(actor), userId, address });
  await recordStrongProof(ctx.db, sessionId, ctx.now());
}
