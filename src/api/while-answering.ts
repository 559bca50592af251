/** A signal for work that is of no use once its caller has gone. */
import type { FastifyReply } from 'fastify';

/** Aborted when the connection closes, so that no document is rendered for a caller that has gone. */
export function whileAnswering(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  return gone.signal;
}
