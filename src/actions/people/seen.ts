/** Up to when a person has looked at what arrived: what came later is new to them. */
import type { Actor, Principal } from '../../accounts/actor.ts';
import { Problem } from '../../core/errors.ts';
import { findSeen, setSeen as storeSeen } from '../../db/people/seen.ts';
import type { Ctx, ReadCtx } from '../context.ts';

export interface Seen {
  /** Null before the first time. */
  at: Date | null;
}

export async function getSeen(ctx: ReadCtx, actor: Principal): Promise<Seen> {
  return { at: await findSeen(ctx.db, actor.organisationId, personOf(actor)) };
}

/** @param at now where it is left out; what is yet to come has not been seen */
export async function setSeen(
  { db, now }: Pick<Ctx, 'db' | 'now'>,
  actor: Principal,
  { at }: { at?: Date },
): Promise<Seen> {
  const latest = now();
  const seen = at && at < latest ? at : latest;
  await storeSeen(db, actor.organisationId, personOf(actor), seen);
  return { at: seen };
}

/** Null for programs, the operator, and before the first time. */
export function seenBy(ctx: ReadCtx, actor: Actor): Promise<Date | null> {
  return actor.kind === 'session'
    ? findSeen(ctx.db, actor.organisationId, actor.userId)
    : Promise.resolve(null);
}

function personOf(actor: Principal): string {
  if (actor.kind === 'session') return actor.userId;
  throw new Problem('insufficient_scope', 'key_without_profile', {});
}
