/** What the server is made of: the context of the actions, and what only the API has. */
import type { FastifyRequest } from 'fastify';
import { comesFromOurPage, type RequestHead } from '../accounts/same-origin.ts';
import type { Ctx } from '../actions/context.ts';
import type { EventPace } from './events/event-stream.ts';
import type { Metrics } from './installation/metrics.ts';

export interface ServerCtx extends Ctx {
  /** Addresses and ranges whose X-Forwarded-* headers are believed. */
  trustedProxies: string[];
  metrics: Metrics;
  /** A caller that sends it may read the metrics; without one only this machine may. */
  metricsToken?: string;
  /** DATABASE_DIRECT_URL: for LISTEN, where DATABASE_URL names a pooler. */
  databaseDirectUrl?: string;
  /** Pages of these origins may call the API with a key. */
  corsOrigins?: readonly string[];
  /** Of a key or a session, in this process; none: as many as come. */
  requestsPerMinute?: number;
  /** Of live events, where a test has no time. */
  eventPace?: EventPace;
}

/** What authentication looks at of a request. */
export function headOf(
  { publicUrl }: Pick<Ctx, 'publicUrl'>,
  { method, headers }: FastifyRequest,
): RequestHead {
  return {
    method,
    headers: headers as RequestHead['headers'],
    // Looked at for what changes something alone.
    get ourOrigins() {
      return [new URL(publicUrl).origin];
    },
  };
}

/** The client's, as far as a proxy that is trusted says it; a header may hold anything. */
export function addressOf({ ip }: FastifyRequest): string {
  return ip.slice(0, 64);
}

export function isFromOurPage(ctx: Pick<Ctx, 'publicUrl'>, request: FastifyRequest): boolean {
  return comesFromOurPage(headOf(ctx, request));
}
