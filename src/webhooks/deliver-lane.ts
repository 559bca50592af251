/**
 * Delivers what waits in one lane, in order, until something fails, nothing waits, or the lease has to be given back.
 * A process that dies after a request and before its record sends it again: at least once, with the same id.
 */
import type { Log } from '../core/log.ts';
import type { Vault } from '../core/vault.ts';
import { testEventType } from '../core/webhook.ts';
import { inTransaction, type Transactor } from '../db/connection.ts';
import { disableWebhook } from '../db/webhooks/webhook.ts';
import {
  type AttemptOutcome,
  hasDeliveredSince,
  type NewAttempt,
  recordAttempt,
} from '../db/webhooks/webhook-delivery.ts';
import {
  findFirstWaiting,
  type Lane,
  laneLeaseMs,
  releaseLane,
  type WaitingDelivery,
} from '../db/webhooks/webhook-lane.ts';
import { findWebhookTarget, type WebhookTarget } from '../db/webhooks/webhook-secret.ts';
import type { Outbound } from '../outbound/outbound.ts';
import { OutboundError } from '../outbound/outbound-error.ts';
import { codeOfStatus } from './attempt-code.ts';
import { excerptOf, mostAnswerBytes } from './excerpt.ts';
import { nextTry, triedForMs } from './retry-schedule.ts';
import { webhookRequest } from './webhook-request.ts';

export interface DeliveryCtx {
  db: Transactor;
  vault: Pick<Vault, 'open'>;
  outbound: Pick<Outbound, 'send'>;
  log: Pick<Log, 'info' | 'warn' | 'error'>;
  now: () => Date;
  /** Where a test has no time. */
  timeoutMs?: number;
}

/** For connecting, sending and the head of the answer. */
const timeoutMs = 15_000;
/** The last attempt may begin so long after the claim, and ends within the lease. */
const goOnForMs = laneLeaseMs / 2;

export async function deliverLane(ctx: DeliveryCtx, lane: Lane, signal: AbortSignal): Promise<void> {
  const until = ctx.now().getTime() + goOnForMs;
  let dueAt: Date | null = null;
  let failures = lane.failures;
  try {
    while (!signal.aborted && ctx.now().getTime() < until) {
      const delivery = await findFirstWaiting(ctx.db, lane);
      const target = delivery && (await findWebhookTarget(ctx.db, ctx.vault, lane.webhookId, ctx.now()));
      if (!delivery || !target) break;
      const attempted = await attempt(ctx, target, delivery, signal);
      if (attempted.code === 'cancelled') break;
      failures = attempted.code === null ? 0 : failures + 1;
      const ended = await conclude(
        ctx,
        { ...lane, failures: Math.max(0, failures - 1) },
        delivery,
        attempted,
      );
      if (ended === 'disabled') break;
      if (ended === 'waiting') {
        const { retryAfter } = attempted;
        dueAt = nextTry({ failures, deliveryId: delivery.id, retryAfter }, ctx.now());
        break;
      }
      if (ended === 'failed') failures = 0;
    }
  } finally {
    await releaseLane(ctx.db, lane, dueAt, ctx.now());
  }
}

interface Attempted extends NewAttempt {
  retryAfter: string | undefined;
}

async function attempt(
  ctx: DeliveryCtx,
  target: WebhookTarget,
  { event }: WaitingDelivery,
  signal: AbortSignal,
): Promise<Attempted> {
  const begun = performance.now();
  const elapsedMs = () => Math.round(performance.now() - begun);
  try {
    const { headers, body } = webhookRequest(target, event, ctx.now());
    const answer = await ctx.outbound.send({
      method: 'POST',
      url: target.url,
      headers,
      body,
      timeoutMs: ctx.timeoutMs ?? timeoutMs,
      mostBytes: mostAnswerBytes,
      signal,
    });
    const { status } = answer;
    const secrets = [...secretsOf(target), ...(headers['webhook-signature'] ?? '').split(/[ ,]/)];
    return {
      status,
      code: codeOfStatus(status),
      answer: answer.listed ? null : excerptOf(answer.start, secrets),
      elapsedMs: elapsedMs(),
      retryAfter: [answer.headers['retry-after'] ?? []].flat()[0],
    };
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    return { status: null, code: error.code, answer: null, elapsedMs: elapsedMs(), retryAfter: undefined };
  }
}

/** Also the parts of an address that may be a credential. */
function secretsOf({ url, secrets }: WebhookTarget): string[] {
  const { pathname, search } = new URL(url);
  return [
    ...secrets,
    ...secrets.map((secret) => secret.replace('whsec_', '')),
    url,
    pathname + search,
    pathname,
  ];
}

async function conclude(
  ctx: DeliveryCtx,
  lane: Lane,
  delivery: WaitingDelivery,
  attempted: Attempted,
): Promise<AttemptOutcome | 'disabled'> {
  const now = ctx.now();
  const isTest = delivery.event.type === testEventType;
  const { outcome, disable } = await consequenceOf(ctx, lane, delivery, attempted, isTest, now);
  await inTransaction(ctx.db, async (tx) => {
    // The endpoint's row before its lanes.
    if (disable && (await disableWebhook(tx, lane.webhookId, disable, now)))
      ctx.log.warn({ webhookId: lane.webhookId, reason: disable }, 'a webhook was switched off');
    await recordAttempt(tx, lane, delivery, attempted, { outcome, counts: !isTest, now });
  });
  return disable ? 'disabled' : outcome;
}

interface Consequence {
  outcome: AttemptOutcome;
  disable?: 'gone' | 'failing';
}

/**
 * After three days of failures: an endpoint that took nothing in that time is switched off, and what waits stays; where
 * other deliveries succeed, it is this one that cannot be delivered, and it stops holding up its company.
 */
async function consequenceOf(
  { db }: DeliveryCtx,
  { webhookId }: Lane,
  { triedSince }: WaitingDelivery,
  { code }: Attempted,
  isTest: boolean,
  now: Date,
): Promise<Consequence> {
  if (code === null) return { outcome: 'delivered' };
  if (isTest) return { outcome: 'failed' };
  if (code === 'gone') return { outcome: 'waiting', disable: 'gone' };
  if (!triedSince || now.getTime() - triedSince.getTime() < triedForMs) return { outcome: 'waiting' };
  if (await hasDeliveredSince(db, webhookId, triedSince)) return { outcome: 'failed' };
  return { outcome: 'waiting', disable: 'failing' };
}
