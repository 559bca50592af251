/** How many messages came on each of the last days, days without any included. */
import type { Actor } from '../../accounts/actor.ts';
import { lastDays, startOfDay } from '../../core/bucharest-days.ts';
import { type MessageKind, messageKinds } from '../../core/message.ts';
import { countArrivals } from '../../db/messages/arrivals.ts';
import type { Ctx } from '../context.ts';

export type DayOfArrivals = { day: string; total: number } & Record<MessageKind, number>;

export async function listArrivals(
  ctx: Ctx,
  actor: Actor,
  { days: length, companyId }: { days: number; companyId?: string },
): Promise<DayOfArrivals[]> {
  const days = lastDays(ctx.now(), length);
  const filter = { companyId, since: startOfDay(days[0]!) };
  const counted = new Map(
    (await countArrivals(ctx.db, actor.organisationId, filter)).map((one) => [
      `${one.day} ${one.kind}`,
      one.count,
    ]),
  );
  return days.map((day) => {
    const kinds = messageKinds.map((kind) => [kind, counted.get(`${day} ${kind}`) ?? 0] as const);
    const total = kinds.reduce((sum, [, count]) => sum + count, 0);
    return { day, total, ...(Object.fromEntries(kinds) as Record<MessageKind, number>) };
  });
}
