/** How an endpoint is declared: what it is for, who may, what goes in and out. The same words make the server and its documentation. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Principal } from '../accounts/actor.ts';
import type { ProblemCode } from '../core/errors.ts';
import type { Scope } from '../core/scope.ts';

export interface Answer {
  description: string;
  /** JSON by default; nothing for an answer without a body. */
  schema?: z.ZodType;
  mediaType?: string;
  headers?: Record<string, { description: string; example?: string }>;
}

export interface Call<Params, Query, Body> {
  /** Undefined at run time on a route with `needs: 'nobody'`. */
  actor: Principal;
  params: Params;
  query: Query;
  body: Body;
  request: FastifyRequest;
  reply: FastifyReply;
}

export interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  path: string;
  tag: string;
  summary: string;
  description?: string;
  /** Who may: a scope, or anyone. */
  needs: Scope | 'nobody';
  params?: z.ZodType;
  query?: z.ZodType;
  /** Headers that the handling looks at. */
  requestHeaders?: Record<string, { description: string }>;
  /** A body that is not declared is never read, whatever it is. */
  body?: z.ZodType;
  /** The media types of the body, JSON unless said; others reach `handle` as text. */
  consumes?: string[];
  /** The body is a file: `handle` gets its bytes, and it may be larger than other bodies. */
  takesFile?: boolean;
  /** By status; the first is what `handle`'s result is sent with. */
  answers: Record<number, Answer>;
  /** Beyond those that follow from the rest. */
  problems?: ProblemCode[];
  /** Required by the contract: unknown query parameters are ignored. */
  ignoresUnknownParameters?: boolean;
  handle(call: Call<unknown, unknown, unknown>): Promise<unknown>;
}

type Read<S> = S extends z.ZodType ? z.output<S> : undefined;

/** Gives `handle` the types of what it declares. */
export function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  declared: Omit<Route, 'params' | 'query' | 'body' | 'handle'> & {
    params?: P;
    query?: Q;
    body?: B;
    handle(call: Call<Read<P>, Read<Q>, Read<B>>): Promise<unknown>;
  },
): Route {
  return declared as Route;
}

/** Every problem that a route may answer with. */
export function problemsOf(declared: Route): ProblemCode[] {
  const { needs, query, params, body, problems = [], ignoresUnknownParameters } = declared;
  return [
    ...new Set<ProblemCode>([
      ...(needs === 'nobody' ? [] : (['unauthenticated', 'insufficient_scope'] as const)),
      ...(ignoresUnknownParameters ? [] : (['unknown_parameter'] as const)),
      ...(query ? (['invalid_input'] as const) : []),
      ...(params ? (['not_found'] as const) : []),
      ...(body
        ? (['invalid_input', 'malformed_body', 'body_too_large', 'unsupported_media_type'] as const)
        : []),
      ...problems,
      'internal',
    ]),
  ];
}

export const noParameters = z.strictObject({});
