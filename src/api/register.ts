/** Puts declared routes on the server: who may comes first, then what came, then the handling. */
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { holderOf, limitOf, type Principal } from '../accounts/actor.ts';
import type { Authentication } from '../accounts/authenticate.ts';
import { authenticate } from '../accounts/authenticate.ts';
import { isFreshlyProven } from '../accounts/fresh-proof.ts';
import type { Ctx } from '../actions/context.ts';
import { ctxFor } from '../actions/ctx-for.ts';
import { minuteMs } from '../core/durations.ts';
import { Problem } from '../core/errors.ts';
import { includesScope } from '../core/scope.ts';
import type { CallingKey } from '../db/api-keys/api-key.ts';
import { touchSession } from '../db/people/session.ts';
import { isList, strongTag } from './cache-answers.ts';
import { addressOf, headOf, type ServerCtx } from './context.ts';
import { deprecationHeaders } from './deprecation.ts';
import { describeRoute } from './describe-route.ts';
import { answerOnce } from './idempotency.ts';
import type { RequestLimiter } from './request-limiter.ts';
import { type Call, noParameters, type Route, type Version } from './route.ts';
import { createShareAnswers, type ShareAnswers } from './share-answers.ts';

/** Routes as they are handled in a context: the server's, or that of one limited caller. */
export type RouteGroup = (ctx: ServerCtx) => Route[];

/** @param limiter none: requests are not counted */
export function registerRoutes(
  app: FastifyInstance,
  ctx: ServerCtx,
  groups: RouteGroup[],
  limiter?: RequestLimiter,
): void {
  const share = createShareAnswers();
  for (const group of groups)
    for (const declared of group(ctx)) {
      const declaredFor = (actor: Principal) => declareFor(ctx, group, declared, actor);
      app.route(toFastify(ctx, { declared, declaredFor, share }, limiter));
    }
}

/** The same route with the database as the caller may see it, whatever the handling asks of it. */
function declareFor(ctx: ServerCtx, group: RouteGroup, declared: Route, actor: Principal): Route {
  const own = ctxFor(ctx, actor);
  return own === ctx ? declared : group(own).find((one) => one.operationId === declared.operationId)!;
}

const jsonType = 'application/json; charset=utf-8';

/** A list of two hundred thousand invoices, as a spreadsheet or as text. */
const fileLimitBytes = 20 * 1024 * 1024;

function toFastify(
  ctx: Ctx,
  {
    declared,
    declaredFor,
    share,
  }: { declared: Route; declaredFor(actor: Principal): Route; share: ShareAnswers },
  limiter: RequestLimiter | undefined,
): RouteOptions {
  const { needs, contract, creates, version, deprecated } = declared;
  const [status] = Object.keys(declared.answers).map(Number);
  return {
    method: declared.method,
    url: declared.path,
    schema: { ...describeRoute(declared), ...inputOf(declared) },
    config: { declared },
    ...(declared.takesFile && { bodyLimit: fileLimitBytes }),
    onRequest: async (request, reply) => {
      if (!declared.body) ignoreBody(request);
      if (deprecated) reply.headers(deprecationHeaders(deprecated, ctx.publicUrl));
      if (needs !== 'none') request.principal = await admit(ctx, request, needs, declared);
      if (limiter && request.principal && !contract)
        limitRequests(limiter, request.principal, reply, ctx.now());
      if (declared.body) requireMediaType(request, declared.consumes ?? ['application/json']);
    },
    handler: async (request, reply) => {
      const { params, query, body: sent, found } = request;
      reply.code(status!);
      if (declared.writesJson || declared.sharedBy) reply.type(jsonType);
      // Undefined on routes with `needs: 'none'`, whose handlers do not use it.
      const actor = request.principal!;
      const own = needs === 'none' ? declared : declaredFor(actor);
      // What was read with the key is of the whole organisation.
      const read = own === declared ? (found ?? undefined) : undefined;
      const call = { actor, params, query, body: sent, found: read, request, reply };
      if (declared.sharedBy) {
        const write = reply.getSerializationFunction(String(status), 'application/json')!;
        const answer = async () => {
          const body = Buffer.from(write((await own.handle(call)) as Record<string, unknown>));
          return { body, tag: isList(declared) ? strongTag(body) : undefined };
        };
        const { body, tag } = await (own === declared ? share(questionOf(declared, call), answer) : answer());
        if (tag) reply.header('etag', tag);
        return body;
      }
      if (own.version?.current) await requireVersion(own.version, call);
      const answered = creates ? await answerOnce(ctx, call, () => own.handle(call)) : await own.handle(call);
      if (version) reply.header('etag', versionTag(version, answered));
      return answered;
    },
  } as RouteOptions;
}

/** The same text for callers who get the same answer. Who is limited to some companies shares none. */
function questionOf(
  { operationId, sharedBy }: Route,
  { actor, params, query }: Call<unknown, unknown, unknown>,
) {
  const person = sharedBy === 'person' && actor.kind === 'session' ? actor.userId : null;
  return JSON.stringify([operationId, actor.organisationId, person, params, query]);
}

/** Only what is there: Fastify warns of a key without a schema. */
function inputOf({ params, query, body, ignoresUnknownParameters }: Route) {
  const querystring = query ?? (ignoresUnknownParameters ? undefined : noParameters);
  return { ...(params && { params }), ...(querystring && { querystring }), ...(body && { body }) };
}

/** RateLimit and RateLimit-Policy as draft-ietf-httpapi-ratelimit-headers has them since its version 8. */
function limitRequests(limiter: RequestLimiter, principal: Principal, reply: FastifyReply, now: Date): void {
  const { perMinute } = limiter;
  const { granted, remaining, resetSeconds } = limiter.count(holderOf(principal), now);
  reply.headers({
    'ratelimit-policy': `"requests";q=${perMinute};w=60`,
    ratelimit: `"requests";r=${remaining};t=${resetSeconds}`,
  });
  if (granted) return;
  const extra = { retryAfterSeconds: resetSeconds };
  throw new Problem('too_many_requests', 'requests', { limit: perMinute }, extra);
}

/** Compared before the change, in no transaction with it: it finds what a person overlooked, and is no lock. */
async function requireVersion(version: Version, call: Call<unknown, unknown, unknown>): Promise<void> {
  const sent = call.request.headers['if-match'];
  if (sent === undefined || sent.trim() === '*') return;
  const current = versionTag(version, await version.current!(call));
  if (sent.split(',').some((tag) => tag.trim() === current)) return;
  throw new Problem('precondition_failed', 'changed_meanwhile', {});
}

function versionTag(version: Version, answered: unknown): string {
  const fields = JSON.stringify(version.of(answered));
  return `"${createHash('sha256').update(fields).digest('base64url').slice(0, 27)}"`;
}

/** After who may, before a byte of the body is read. */
function requireMediaType({ headers }: FastifyRequest, understood: string[]): void {
  const sent = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (sent === undefined || understood.includes(sent)) return;
  throw new Problem('unsupported_media_type', 'expected', { understood }, { understood });
}

/**
 * Without these headers Fastify sees no body, and neither parses nor rejects it: Node discards the bytes as they
 * arrive, even 50 MB.
 */
function ignoreBody({ raw: { headers } }: FastifyRequest): void {
  delete headers['content-type'];
  delete headers['content-length'];
  delete headers['transfer-encoding'];
}

async function admit(
  ctx: Ctx,
  request: FastifyRequest,
  needs: Exclude<Route['needs'], 'none'>,
  { withKey, ofPerson, fresh, forLimited, withoutSecondFactor }: Route,
) {
  const findKey = withKey && (async (sha256: Buffer) => (request.found = await withKey(sha256)));
  const found = await authenticate(ctx, headOf(ctx, request), findKey);
  if (!found.ok) throw refusal(found.reason);
  const { principal, lastSeenAt } = found;
  if (principal.kind === 'session') {
    const now = ctx.now();
    if (!lastSeenAt || now.getTime() - lastSeenAt.getTime() >= minuteMs)
      await touchSession(ctx.db, principal.sessionId, now);
  } else if (ofPerson) throw new Problem('insufficient_scope', 'key_without_profile', {});
  const { scope } = principal;
  if (!includesScope(scope, needs)) {
    throw new Problem(
      'insufficient_scope',
      'scope',
      { needed: needs, scope },
      {
        needed: needs,
      },
    );
  }
  if (needs === 'admin' && !forLimited && limitOf(principal) !== 'all')
    throw new Problem('insufficient_scope', 'limited', {});
  if (!withoutSecondFactor && principal.kind === 'session' && principal.needsSecondFactor)
    throw new Problem('insufficient_scope', 'second_factor_needed', {}, { needed: 'second_factor' });
  if (fresh && principal.kind === 'session' && !isFreshlyProven(principal.provenAt, ctx.now()))
    throw new Problem('confirmation_needed', 'proof', {});
  return { ...principal, address: addressOf(request), requestId: request.id };
}

function refusal(reason: Extract<Authentication, { ok: false }>['reason']): Problem {
  switch (reason) {
    case 'missing':
      return new Problem('unauthenticated', 'no_credentials', {});
    case 'invalid':
      return new Problem('unauthenticated', 'key_invalid', {});
    case 'other_site':
      return new Problem('unauthenticated', 'other_site', {});
    case 'no_organisation':
      return new Problem('insufficient_scope', 'no_organisation', {});
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    principal: import('../accounts/actor.ts').Principal | null;
    /** What the route's `withKey` has read. */
    found: CallingKey | null | undefined;
  }
  interface FastifyContextConfig {
    declared?: Route;
  }
}
