/**
 * `Idempotency-Key` on requests that create: the first answer is kept sealed for 24 hours and given again for the same
 * key and the same request. Another request under the key is refused (422), one that is still being answered as well
 * (409). A process that dies between the work and the answer leaves its key taken for two minutes; a repeat after that
 * does the work again. The contract's trigger has rules of its own in actions/runs/trigger-sync.ts.
 */
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { holderOf, limitOf, type Principal } from '../accounts/actor.ts';
import type { Ctx } from '../actions/context.ts';
import { Problem } from '../core/errors.ts';
import { claimAnswer, keepAnswer, releaseClaim } from '../db/idempotent-answer.ts';

interface Request {
  actor: Principal;
  request: FastifyRequest;
  reply: FastifyReply;
}

interface KeptAnswer {
  location: string | null;
  body: unknown;
}

const longestKey = 255;

export async function answerOnce(
  ctx: Pick<Ctx, 'db' | 'vault' | 'now'>,
  { actor, request, reply }: Request,
  work: () => Promise<unknown>,
): Promise<unknown> {
  const sent = request.headers['idempotency-key'];
  if (typeof sent !== 'string' || sent === '') return work();
  if (sent.length > longestKey)
    throw new Problem(
      'invalid_input',
      'idempotency_key_long',
      { most: longestKey },
      { parameter: 'Idempotency-Key' },
    );
  const key = { holder: holderOf(actor), keySha256: sha256(sent) };
  const claimed = await claimAnswer(
    ctx.db,
    { ...key, requestSha256: fingerprint(actor, request) },
    ctx.now(),
  );
  const binding = { organisationId: actor.organisationId, kind: 'idempotent-answer' };
  switch (claimed.outcome) {
    case 'other_request':
      throw new Problem('conflict', 'idempotency_key_reused', {}, { status: 422 });
    case 'in_progress':
      throw new Problem('conflict', 'idempotent_in_progress', {}, { retryAfterSeconds: 2 });
    case 'known': {
      const { location, body } = JSON.parse(ctx.vault.open(claimed.answer, binding)) as KeptAnswer;
      if (location !== null) reply.header('location', location);
      reply.header('idempotent-replayed', 'true');
      return body;
    }
    case 'claimed': {
      let body: unknown;
      try {
        body = await work();
      } catch (error) {
        // Nothing was created: the same request may be tried again.
        await releaseClaim(ctx.db, key);
        throw error;
      }
      const kept: KeptAnswer = {
        location: (reply.getHeader('location') as string | undefined) ?? null,
        body,
      };
      await keepAnswer(ctx.db, key, ctx.vault.seal(JSON.stringify(kept), binding));
      return body;
    }
  }
}

/** An answer to a limited caller may show companies that were withdrawn meanwhile: then it is another request. */
function fingerprint(actor: Principal, { method, url, body }: FastifyRequest): string {
  const bytes = Buffer.isBuffer(body) ? body : JSON.stringify(body ?? null);
  const limit = limitOf(actor);
  const companies = limit === 'all' ? '' : limit.join();
  return createHash('sha256').update(`${method} ${url}\n${companies}`).update(bytes).digest('hex');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
