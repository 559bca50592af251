/** A forgotten password: a link is asked for by anyone, and used once by the reader of the mailbox. */
import { checkPassword } from '../../accounts/check-password.ts';
import { sha256 } from '../../accounts/secret-text.ts';
import { minuteMs } from '../../core/durations.ts';
import { Problem } from '../../core/errors.ts';
import { isMailAddress } from '../../core/mail.ts';
import { inTransaction } from '../../db/connection.ts';
import { addMail } from '../../db/notifications/mail.ts';
import { recordConfirmedAddress, takeMailLink } from '../../db/notifications/mail-link.ts';
import { deleteSignInSteps } from '../../db/people/second-factor.ts';
import { checkRateLimit } from '../check-rate-limit.ts';
import type { Ctx } from '../context.ts';
import { recordPasswordChange } from './sign-ins.ts';

/**
 * Writes down that a link is asked for, and nothing else: whether there is an account is looked up when the mail is
 * sent, so that neither answer nor time says it. What an address may ask for is limited without saying so: a refusal
 * would tell that somebody else asks for it.
 * @throws Problem too_many_requests, conflict
 */
export async function requestPasswordReset(
  ctx: Ctx,
  { email, address }: { email: string; address: string },
): Promise<void> {
  if (!ctx.mail) throw new Problem('conflict', 'no_mail', {});
  await checkRateLimit(ctx, {
    holder: `password-reset from:${address}`,
    limit: 10,
    windowMs: 10 * minuteMs,
    refusal: ['attempts', {}],
  });
  const recipient = email.toLowerCase();
  const asked = await ctx.rateLimiter(
    `password-reset to:${sha256(recipient).toString('hex')}`,
    3,
    30 * minuteMs,
  );
  if (!asked.granted || !isMailAddress(recipient)) return;
  const mail = {
    organisationId: null,
    kind: 'password_reset',
    recipient,
    language: 'ro',
    content: null,
  } as const;
  await addMail(ctx.db, ctx.vault, mail, ctx.now());
}

/**
 * Ends every session. A second factor is asked for at the next sign-in all the same.
 * @throws Problem link_expired, invalid_input
 */
export async function resetPassword(
  ctx: Ctx,
  { token, newPassword, address }: { token: string; newPassword: string; address: string },
): Promise<void> {
  const now = ctx.now();
  const { userId } = await inTransaction(ctx.db, async (tx) => {
    const mailed = await takeMailLink(tx, 'password_reset', sha256(token), now);
    const link = mailed ?? (await takeMailLink(tx, 'operator_reset', sha256(token), now));
    if (!link) throw new Problem('link_expired', 'password_reset', {});
    const [person] = await ctx.signIn.listUsers([link.userId]);
    if (person?.email.toLowerCase() !== link.email) throw new Problem('link_expired', 'password_reset', {});
    // A password that is refused uses no link up: the transaction ends here.
    checkPassword(newPassword, person, 'newPassword');
    if (mailed) await recordConfirmedAddress(tx, mailed, now);
    await ctx.signIn.setPassword(link.userId, newPassword);
    await deleteSignInSteps(tx, link.userId);
    return link;
  });
  await recordPasswordChange(ctx, { userId, address });
}
