/** The context in which a caller's request is carried out: for one who is limited to some companies, `db` shows no others. */
import { type Actor, limitOf } from '../accounts/actor.ts';
import { boundTo } from '../db/bounded-db.ts';
import type { Ctx } from './context.ts';

export function ctxFor<C extends Ctx>(ctx: C, actor: Actor): C {
  const limit = limitOf(actor);
  return limit === 'all' ? ctx : { ...ctx, db: boundTo(ctx.wholeDb, limit) };
}
