/** What lies between a right password and a second factor: a token in a cookie, five minutes, five attempts. */
import { newLinkToken, sha256 } from '../../accounts/secret-text.ts';
import { minuteMs } from '../../core/durations.ts';
import { Problem } from '../../core/errors.ts';
import { addSignInStep, attemptSignInStep, finishSignInStep } from '../../db/people/second-factor.ts';
import type { Ctx } from '../context.ts';
import { isSecondFactor } from './second-factor.ts';
import { recordForPerson } from './sign-ins.ts';

export const signInStepMs = 5 * minuteMs;

/** @returns what the second step is known by; the database has its hash */
export async function beginSecondStep(ctx: Ctx, userId: string): Promise<string> {
  const { token, sha256: tokenSha256 } = newLinkToken();
  const expiresAt = new Date(ctx.now().getTime() + signInStepMs);
  await addSignInStep(ctx.db, { tokenSha256, userId, expiresAt });
  return token;
}

/**
 * @returns the person, whose session may be opened now
 * @throws Problem link_expired, invalid_input, too_many_requests
 */
export async function takeSecondStep(
  ctx: Ctx,
  { token, code, address }: { token: string; code: string; address: string },
): Promise<string> {
  const over = () => new Problem('link_expired', 'sign_in_step', {});
  const userId = await attemptSignInStep(ctx.db, sha256(token), ctx.now());
  if (userId === undefined) throw over();
  if (!(await isSecondFactor(ctx, userId, code))) {
    const unknown = { kind: 'unknown', id: null, address } as const;
    await recordForPerson(ctx, userId, unknown, 'session.refused', { secondFactor: true });
    throw new Problem('invalid_input', 'code_wrong', {}, { parameter: 'code' });
  }
  if (!(await finishSignInStep(ctx.db, sha256(token)))) throw over();
  return userId;
}
