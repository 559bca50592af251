/** ANAF's limits, as far as they are used. */

import { z } from 'zod';
import { getBudget } from '../../actions/budget/get-budget.ts';
import type { Ctx } from '../../actions/context.ts';
import { maskCif } from '../../core/cif.ts';
import { toFailureCode } from '../../core/failure-code.ts';
import { dailyLimits } from '../../sync/budget.ts';
import { id, instant, writeInstant } from '../basics.ts';
import { breakerScope, failureCode } from '../enumerations.ts';
import { route } from '../route.ts';

const budget = z
  .object({
    callsPerMinute: z.number().meta({ description: 'Our share of ANAF’s 1000; 0 when nothing limits it.' }),
    callsInUse: z.number().meta({ description: 'Calls of the last 60 seconds, of the whole installation.' }),
    nextCallAt: instant.nullable().meta({ description: 'When the next may leave, if all are in use.' }),
    closed: z.array(
      z.object({
        scope: breakerScope,
        code: failureCode,
        until: instant,
        companyId: id.nullable(),
        connectionId: id.nullable(),
        messageId: id.nullable(),
      }),
    ),
    listingsToday: z.array(
      z.object({ companyId: id, cif: z.string(), count: z.number(), limit: z.number() }),
    ),
  })
  .meta({ id: 'Budget' });

export function budgetRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/budget',
      operationId: 'getBudget',
      tag: 'Completeness',
      summary: "How much of ANAF's limits is used, and what is closed until when",
      description:
        "The minute and the application belong to the whole installation; everything else is the organisation's own.",
      needs: 'read',
      answers: { 200: { description: 'The budget.', schema: budget } },
      handle: async ({ actor }) => {
        const { callsPerMinute, callsInUse, nextFreeAt, closed, listingsToday } = await getBudget(ctx, actor);
        return {
          callsPerMinute,
          callsInUse,
          nextCallAt: nextFreeAt && writeInstant(nextFreeAt),
          closed: closed.map((c) => ({ ...c, code: toFailureCode(c.code), until: writeInstant(c.until) })),
          listingsToday: listingsToday.map((l) => ({
            ...l,
            cif: maskCif(l.cif),
            limit: dailyLimits.listing,
          })),
        };
      },
    }),
  ];
}
