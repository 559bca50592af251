/** A person's passkeys: added, named, listed and removed by the person who is signed in. */
import type { SessionActor } from '../../accounts/actor.ts';
import { askForPasskey, type CreatedAnswer, canUsePasskeys, readCreated } from '../../accounts/passkeys.ts';
import { hourMs } from '../../core/durations.ts';
import { notFound, Problem } from '../../core/errors.ts';
import { inTransaction } from '../../db/connection.ts';
import {
  deletePasskey,
  hasPasskey,
  addPasskey as insertPasskey,
  listCredentials,
  type Passkey,
  listPasskeys as selectPasskeys,
  renamePasskey as writePasskeyName,
} from '../../db/people/passkey.ts';
import { hasSecondFactor } from '../../db/people/second-factor.ts';
import { deleteSessionsOf, recordStrongProof, weakenSessions } from '../../db/people/session.ts';
import { auditActor } from '../audit/audit-actor.ts';
import { checkRateLimit } from '../check-rate-limit.ts';
import type { Ctx } from '../context.ts';
import { orRefusal, rememberChallenge, takeAnswered } from './passkey-answer.ts';
import { recordForPerson } from './sign-ins.ts';

/** A telephone, two computers and a key in a drawer are four. */
const most = 20;

export async function listPasskeys(ctx: Ctx, { userId }: SessionActor): Promise<Passkey[]> {
  return selectPasskeys(ctx.db, userId);
}

const holderOf = ({ sessionId }: SessionActor) => `add ${sessionId}`;

/** @returns what the browser is asked; it counts once and for five minutes @throws Problem conflict, too_many_requests */
export async function beginPasskey(ctx: Ctx, actor: SessionActor) {
  const { userId } = actor;
  if (!canUsePasskeys(ctx.publicUrl)) throw new Problem('conflict', 'passkeys_need_https', {});
  await requireStrong(ctx, actor);
  const refusal: ['attempts', Record<never, never>] = ['attempts', {}];
  await checkRateLimit(ctx, { holder: `passkey-add:${userId}`, limit: 30, windowMs: hourMs, refusal });
  const known = await listCredentials(ctx.db, userId);
  if (known.length >= most) throw new Problem('conflict', 'too_many_passkeys', { most });
  const [person] = await ctx.signIn.listUsers([userId]);
  const { email, name } = person!;
  const options = await askForPasskey(ctx.publicUrl, { userId, email, name }, known);
  await rememberChallenge(ctx, options.challenge, holderOf(actor));
  return options;
}

/**
 * From now on it opens the account by itself; the session that added it has proven as much.
 * @throws Problem link_expired, invalid_input, conflict
 */
export async function addPasskey(
  ctx: Ctx,
  actor: SessionActor,
  { name, response }: { name: string; response: CreatedAnswer },
): Promise<Passkey> {
  const { userId, sessionId } = actor;
  const challenge = await takeAnswered(ctx, response, holderOf(actor));
  const made = await orRefusal(ctx, () => readCreated(ctx.publicUrl, response, challenge));
  const now = ctx.now();
  return inTransaction(ctx.db, async (tx) => {
    const added = await insertPasskey(tx, { ...made, userId, name, most }, now);
    if (!added) throw new Problem('conflict', 'passkey_known', {});
    await recordStrongProof(tx, sessionId, now);
    const by = auditActor(actor);
    await recordForPerson({ db: tx, now: ctx.now }, userId, by, 'passkey.added', { name });
    return added;
  });
}

/** @throws Problem not_found */
export async function renamePasskey(
  ctx: Ctx,
  { userId }: SessionActor,
  { id, name }: { id: string; name: string },
): Promise<Passkey> {
  const renamed = await writePasskeyName(ctx.db, { userId, id, name });
  if (!renamed) throw notFound('passkey');
  return renamed;
}

/** Other sessions end: the device that is lost may have opened one of them. @throws Problem not_found */
export async function removePasskey(ctx: Ctx, actor: SessionActor, { id }: { id: string }): Promise<void> {
  const { userId, sessionId } = actor;
  await requireStrong(ctx, actor);
  await inTransaction(ctx.db, async (tx) => {
    const name = await deletePasskey(tx, userId, id);
    if (name === undefined) throw notFound('passkey');
    await deleteSessionsOf(tx, userId, sessionId);
    if (!(await hasPasskey(tx, userId)) && !(await hasSecondFactor(tx, userId)))
      await weakenSessions(tx, userId);
    const by = auditActor(actor);
    await recordForPerson({ db: tx, now: ctx.now }, userId, by, 'passkey.removed', { name });
  });
}

/**
 * Who knows the password of a person who has a passkey must not be able to add a way in of their own, or to take the person's
 * away: the session must have been opened or confirmed with the passkey, or with a second factor.
 * @throws Problem confirmation_needed
 */
export async function requireStrong(ctx: Ctx, { userId, strong }: SessionActor): Promise<void> {
  if (strong || !(await hasPasskey(ctx.db, userId))) return;
  throw new Problem('confirmation_needed', 'passkey_proof', {}, { needed: 'passkey' });
}
