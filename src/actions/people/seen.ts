/** Up to where a person has looked at what arrived: what came into the catalogue later is new to them. */
import { type Actor, grantHolderOf, type Principal } from '../../accounts/actor.ts';
import { minuteMs } from '../../core/durations.ts';
import { Problem } from '../../core/errors.ts';
import { findNumberAt } from '../../db/changes/change.ts';
import type { ArrivedAfter } from '../../db/invoices/arrived-after.ts';
import { findLastGrant } from '../../db/people/company-grant.ts';
import { advanceSeen, chooseSeen, findSeen, type SeenMark } from '../../db/people/seen.ts';
import { type ChangesCtx, numberCommitted } from '../changes/follow-changes.ts';
import { findArrivedAfter, findEnd, readPosition, settle, writePosition } from '../changes/new-since.ts';

export interface Seen {
  /** Null before the first time. */
  at: Date | null;
  /** Where that is in the feed of invoices; null before the first time. */
  position: string | null;
  /** The end of the feed: who shows what is there now says later that it was seen up to here. */
  upTo: string;
}

export async function getSeen(ctx: ChangesCtx, actor: Principal): Promise<Seen> {
  const end = await findEnd(ctx, actor);
  const seen = await findSeen(ctx.wholeDb, actor.organisationId, personOf(actor));
  const upTo = await writePosition(ctx, actor, end);
  if (!seen) return { at: null, position: null, upTo };
  const standing = await settle(ctx, actor, within(seen, end.number));
  return { at: seen.at, position: await writePosition(ctx, actor, standing), upTo };
}

/**
 * @param position up to there, and never back; `at` is then only what people read
 * @param at without a position: what arrived from this instant on is new, back as well; what is yet to come has not been seen
 * @throws Problem invalid_input
 */
export async function setSeen(
  ctx: ChangesCtx,
  actor: Principal,
  { position, at: given }: { position?: string; at?: Date },
): Promise<Seen> {
  const { organisationId } = actor;
  const userId = personOf(actor);
  const now = ctx.now();
  const at = given && given < now ? given : now;
  if (position !== undefined) {
    const standing = await readPosition(ctx, actor, position, 'position');
    await advanceSeen(ctx.wholeDb, organisationId, userId, { at, ...standing });
  } else if (at === now) {
    await advanceSeen(ctx.wholeDb, organisationId, userId, { at, ...(await findEnd(ctx, actor)) });
  } else {
    await chooseSeen(ctx.wholeDb, organisationId, userId, await findMarkAt(ctx, actor, at));
  }
  return getSeen(ctx, actor);
}

/** Clocks of processes differ by less: rather something twice than anything left out. */
const clocksDifferByMs = minuteMs;

async function findMarkAt(ctx: ChangesCtx, actor: Principal, at: Date): Promise<SeenMark> {
  const { organisationId } = actor;
  await numberCommitted(ctx, organisationId);
  const before = new Date(at.getTime() - clocksDifferByMs);
  const holder = { organisationId, id: grantHolderOf(actor) };
  return {
    at,
    number: await findNumberAt(ctx.wholeDb, organisationId, before),
    grants: await findLastGrant(ctx.wholeDb, holder, at),
  };
}

/** Null for programs, the operator, and before the first time. */
export async function findNewToPerson(ctx: ChangesCtx, actor: Actor): Promise<ArrivedAfter | null> {
  if (actor.kind !== 'session') return null;
  const seen = await findSeen(ctx.wholeDb, actor.organisationId, actor.userId);
  if (!seen) return null;
  const { last } = await numberCommitted(ctx, actor.organisationId);
  return findArrivedAfter(ctx, actor, within(seen, last));
}

/** A mark beyond the end is of numbers that were lost, and hides none that are given again. */
function within({ number, grants }: SeenMark, last: number) {
  return { number: Math.min(number, last), grants };
}

function personOf(actor: Principal): string {
  if (actor.kind === 'session') return actor.userId;
  throw new Problem('insufficient_scope', 'key_without_profile', {});
}
