/** What the operator does for a person who cannot sign in. Commands of the machine alone call it. */
import { checkPassword } from '../../accounts/check-password.ts';
import { newLinkToken } from '../../accounts/secret-text.ts';
import type { Person } from '../../accounts/sign-in.ts';
import { hourMs } from '../../core/durations.ts';
import { inTransaction } from '../../db/connection.ts';
import { addMailLink } from '../../db/notifications/mail-link.ts';
import { deletePasskeys } from '../../db/people/passkey.ts';
import { deleteSecondFactor, deleteSignInSteps } from '../../db/people/second-factor.ts';
import type { Ctx } from '../context.ts';
import { recordForPerson } from './sign-ins.ts';

type PersonCtx = Pick<Ctx, 'db' | 'signIn' | 'now' | 'publicUrl'>;

/** @param email in any case */
export async function findPerson({ signIn }: PersonCtx, email: string): Promise<Person | undefined> {
  const id = await signIn.findUserId(email);
  return id === undefined ? undefined : (await signIn.listUsers([id]))[0];
}

/** Ends all sessions at once; the old password stays until the link is used, once and within an hour. */
export async function linkToNewPassword(
  ctx: PersonCtx,
  { id: userId, email }: Person,
): Promise<{ url: string; expiresAt: Date }> {
  const { token, sha256: tokenSha256 } = newLinkToken();
  const now = ctx.now();
  const expiresAt = new Date(now.getTime() + hourMs);
  const link = { userId, email: email.toLowerCase(), purpose: 'operator_reset' as const };
  await inTransaction(ctx.db, (tx) => addMailLink(tx, { ...link, tokenSha256, expiresAt }, now));
  await ctx.signIn.endSessions(userId);
  await deleteSignInSteps(ctx.db, userId);
  await recordForPerson(ctx, userId, { kind: 'operator', id: null }, 'password.reset');
  return { url: new URL(`/parola-noua#token=${token}`, ctx.publicUrl).href, expiresAt };
}

/** Ends all sessions. @throws Problem invalid_input when the password is one that attackers try first */
export async function setPasswordFor(ctx: PersonCtx, person: Person, password: string): Promise<void> {
  checkPassword(password, person);
  await ctx.signIn.setPassword(person.id, password);
  await deleteSignInSteps(ctx.db, person.id);
  await recordForPerson(ctx, person.id, { kind: 'operator', id: null }, 'password.reset');
}

/**
 * The password alone opens the account from now on; sessions end.
 * @returns what there was: codes of an application, and how many passkeys
 */
export async function resetSecondFactorFor(
  ctx: PersonCtx,
  { id }: Person,
): Promise<{ codes: boolean; passkeys: number }> {
  const had = await inTransaction(ctx.db, async (tx) => {
    const codes = await deleteSecondFactor(tx, id);
    const passkeys = await deletePasskeys(tx, id);
    const by = { kind: 'operator', id: null } as const;
    const recording = { db: tx, now: ctx.now };
    if (codes) await recordForPerson(recording, id, by, 'second_factor.removed');
    if (passkeys > 0) await recordForPerson(recording, id, by, 'passkey.removed', { passkeys });
    return { codes, passkeys };
  });
  if (had.codes || had.passkeys > 0) await ctx.signIn.endSessions(id);
  return had;
}
