/** Challenges and the answers to them: each counts once, for five minutes, and for the session or browser it was made for. */
import {
  askForSignature,
  challengeMs,
  challengeOf,
  PasskeyRefused,
  readSigned,
  type SignedAnswer,
} from '../../accounts/passkeys.ts';
import { Problem } from '../../core/errors.ts';
import {
  addChallenge,
  findCredential,
  type PasskeyCredential,
  recordPasskeyUse,
  takeChallenge,
} from '../../db/people/passkey.ts';
import type { Ctx } from '../context.ts';
import { recordForPerson } from './sign-ins.ts';

/** @param holder what the challenge is for, and the session or browser that may answer it */
export async function rememberChallenge(ctx: Ctx, challenge: string, holder: string): Promise<void> {
  const expiresAt = new Date(ctx.now().getTime() + challengeMs);
  await addChallenge(ctx.db, { challenge, holder, expiresAt });
}

/** Used up, whatever else is wrong with the answer. @throws Problem link_expired */
export async function takeAnswered(
  ctx: Ctx,
  response: Parameters<typeof challengeOf>[0],
  holder: string,
): Promise<string> {
  const challenge = challengeOf(response);
  if (challenge === undefined || !(await takeChallenge(ctx.db, { challenge, holder }, ctx.now())))
    throw new Problem('link_expired', 'passkey_challenge', {});
  return challenge;
}

/** @throws Problem invalid_input for an answer that proves nothing; the log says why */
export async function orRefusal<T>(ctx: Ctx, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof PasskeyRefused)) throw error;
    ctx.log.info({ reason: error.message }, 'the answer of a passkey was refused');
    throw new Problem('invalid_input', 'passkey_refused', {}, { parameter: 'response' });
  }
}

/** @param known of the one person who is to answer; empty: anyone who has a passkey for this service */
export async function askToSign(ctx: Ctx, holder: string, known: PasskeyCredential[]) {
  const options = await askForSignature(ctx.publicUrl, known);
  await rememberChallenge(ctx, options.challenge, holder);
  return options;
}

/**
 * @param expected.userId who must have signed, where that is known
 * @returns the person whose passkey has signed
 * @throws Problem link_expired, invalid_input
 */
export async function takeSignature(
  ctx: Ctx,
  response: SignedAnswer,
  expected: { holder: string; userId?: string; address: string | undefined },
): Promise<PasskeyCredential> {
  const challenge = await takeAnswered(ctx, response, expected.holder);
  const refused = () => new Problem('invalid_input', 'passkey_refused', {}, { parameter: 'response' });
  const passkey = await findCredential(ctx.db, Buffer.from(response.id, 'base64url'));
  if (!passkey || (expected.userId !== undefined && passkey.userId !== expected.userId)) throw refused();
  try {
    // Whose it is, as the device says: always there for a passkey that the browser found by itself.
    const { userHandle } = response.response;
    const named = userHandle && Buffer.from(userHandle, 'base64url').toString('utf8');
    if (named ? named !== passkey.userId : expected.userId === undefined) throw refused();
    const { counter } = await orRefusal(ctx, () =>
      readSigned(ctx.publicUrl, response, { challenge, passkey }),
    );
    // Compared once more where it is written: two answers at once may have read the same count.
    if (!(await recordPasskeyUse(ctx.db, { id: passkey.id, counter }, ctx.now()))) throw refused();
    return passkey;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const unknown = { kind: 'unknown', id: null, address: expected.address } as const;
    await recordForPerson(ctx, passkey.userId, unknown, 'session.refused', { passkey: passkey.name });
    throw error;
  }
}
