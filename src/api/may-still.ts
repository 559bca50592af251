/** Whether a caller whose request lasts may still go on. */
import type { FastifyRequest } from 'fastify';
import type { Principal } from '../accounts/actor.ts';
import { authenticate } from '../accounts/authenticate.ts';
import type { Ctx } from '../actions/context.ts';
import { headOf } from './context.ts';

/** The key is not revoked, the session not over, and the person acts for the same organisation. */
export async function mayStill(ctx: Ctx, request: FastifyRequest, actor: Principal): Promise<boolean> {
  const found = await authenticate(ctx, headOf(ctx, request));
  return found.ok && found.principal.organisationId === actor.organisationId;
}
