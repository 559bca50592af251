/** Whether a caller whose request lasts may still go on. */
import type { FastifyRequest } from 'fastify';
import { limitOf, type Principal } from '../accounts/actor.ts';
import { authenticate } from '../accounts/authenticate.ts';
import type { Ctx } from '../actions/context.ts';
import { headOf } from './context.ts';

/**
 * `gone`: the key is revoked, the session over, or the person acts for another organisation. `limited_otherwise`: the
 * caller may see other companies than when the request began.
 */
export async function mayStill(
  ctx: Ctx,
  request: FastifyRequest,
  actor: Principal,
): Promise<'yes' | 'limited_otherwise' | 'gone'> {
  const found = await authenticate({ ...ctx, db: ctx.wholeDb }, headOf(ctx, request));
  if (!found.ok || found.principal.organisationId !== actor.organisationId) return 'gone';
  if (found.principal.kind === 'session' && found.principal.needsSecondFactor) return 'gone';
  const [now, before] = [limitOf(found.principal), limitOf(actor)];
  return String(now) === String(before) ? 'yes' : 'limited_otherwise';
}
