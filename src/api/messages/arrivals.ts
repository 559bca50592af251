/** Messages a day as programs see them. */
import { z } from 'zod';
import { messageKinds } from '../../core/message.ts';
import { count, day } from '../basics.ts';

export const dayOfArrivals = z
  .object({
    day,
    total: count,
    ...(Object.fromEntries(messageKinds.map((kind) => [kind, count])) as Record<
      (typeof messageKinds)[number],
      typeof count
    >),
  })
  .meta({ id: 'DayOfArrivals' });
