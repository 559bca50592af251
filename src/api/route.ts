/** How an endpoint is declared: what it is for, who may, what goes in and out. The same words make the server and its documentation. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Principal } from '../accounts/actor.ts';
import type { FindKey } from '../accounts/key-ring.ts';
import type { ProblemCode } from '../core/errors.ts';
import type { Scope } from '../core/scope.ts';
import type { CallingKey } from '../db/api-keys/api-key.ts';
import { statusOf } from './errors.ts';

export interface Answer {
  description: string;
  /** JSON by default; nothing for an answer without a body. */
  schema?: z.ZodType;
  /** One, or every type that the bytes may have. */
  mediaType?: string | readonly string[];
  headers?: Record<string, { description: string; example?: string }>;
  /** Of a stream of events: the type and the data of one; it has an id. */
  events?: z.ZodType;
}

export interface Call<Params, Query, Body, Found = unknown> {
  /** Undefined at run time on a route with `needs: 'none'`. */
  actor: Principal;
  params: Params;
  query: Query;
  body: Body;
  /** What `withKey` has read; undefined when the caller is a person with a session. */
  found?: Found;
  request: FastifyRequest;
  reply: FastifyReply;
}

/** What `/docs` and generated clients group operations by, in this order. */
export const tags = {
  Sync: 'Runs, the contract endpoints, and live events.',
  Companies: 'The companies of the organisation, and their automatic sync.',
  Completeness: 'What proves that nothing is missing, and what needs a person.',
  Messages: 'Messages of the SPV as ANAF listed them, their originals, and files in quarantine.',
  Invoices: 'The catalogue of invoices, their originals and their renderings.',
  Seals: "The ministry's seals, and the certificates that made them.",
  VAT: 'Sums of a month by rate and direction, and a return beside them.',
  Exports: 'Files of invoices for accounting programs and archives.',
  Reconciliations: 'Journals of accounting programs compared with the SPV.',
  ANAF: 'Certificates that are connected to ANAF.',
  Organisation: 'Members, API keys, the plan and the audit log.',
  Webhooks: 'Addresses that are told what happens, and what was delivered to them.',
  Accounts: 'Signing in, invitations and the first account.',
  Operation: 'Health and metrics of the process.',
} as const;
export type Tag = keyof typeof tags;

export interface PossibleProblem {
  code: ProblemCode;
  status: number;
}

export interface Version {
  /** Of what the route answers. */
  // biome-ignore lint/suspicious/noExplicitAny: the shape that the route itself has declared.
  of(answered: any): unknown;
  /** On a route that changes it: what it would have been answered as before. */
  current?(call: Call<unknown, unknown, unknown>): Promise<unknown>;
}

export interface Deprecation {
  since: Date;
  /** When it stops being answered, once that is decided. */
  sunset?: Date;
}

export interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  path: string;
  /** A verb and a noun; programs that generate a client call it by this name, so it never changes. */
  operationId: string;
  tag: Tag;
  summary: string;
  description: string;
  /** The scope that a caller needs, or none. */
  needs: Scope | 'none';
  /** A session needs a password or a second factor of the last minutes; an API key does not. */
  fresh?: boolean;
  /** Of an organisation that asks for a second factor: answered to a session that has none, so that it can get one. */
  withoutSecondFactor?: boolean;
  /** About the person who is signed in: an API key is refused. */
  ofPerson?: boolean;
  /**
   * What needs the scope admin is of the whole organisation and refused to callers who are limited to some companies,
   * unless it says here that it acts within theirs.
   */
  forLimited?: true;
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
  /** One of the three contract endpoints: nothing but their own order of judgement answers before them. */
  contract?: boolean;
  /** Takes Idempotency-Key: a repeat gets the first answer again. */
  creates?: boolean;
  /** What a person or program can change of it: the ETag that If-Match is compared with. */
  version?: Version;
  /** Still answered, and announced in docs/api-changelog.md. */
  deprecated?: Deprecation;
  /** Beyond those that follow from the rest; with a status where it is not that of the code. */
  problems?: (ProblemCode | PossibleProblem)[];
  /** A browser that does not ask for JSON gets a page, and a page in place of a problem document. */
  answersPages?: boolean;
  /** Required by the contract: unknown query parameters are ignored. */
  ignoresUnknownParameters?: boolean;
  /**
   * Answers to the same question at the same time are worked out once: for all callers of the organisation who see all of it,
   * or for those of one person. `handle` looks at nothing else of the actor, and writes nothing.
   */
  sharedBy?: 'organisation' | 'person';
  /** `handle` returns the text of the JSON: for what programs poll, whose answer is then written once. */
  writesJson?: boolean;
  /** Looks up the caller's key and reads what the answer is made of, in one statement: for what programs poll. */
  withKey?: FindKey;
  handle(call: Call<unknown, unknown, unknown>): Promise<unknown>;
}

type Read<S> = S extends z.ZodType ? z.output<S> : undefined;

/** Gives `handle` the types of what it declares. */
export function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, F = unknown>(
  declared: Omit<Route, 'params' | 'query' | 'body' | 'withKey' | 'handle'> & {
    params?: P;
    query?: Q;
    body?: B;
    withKey?(sha256: Buffer): Promise<(CallingKey & F) | undefined>;
    handle(call: Call<Read<P>, Read<Q>, Read<B>, F>): Promise<unknown>;
  },
): Route {
  return declared as Route;
}

/** Every problem that a route may answer with, each once. */
export function problemsOf(declared: Route): PossibleProblem[] {
  const { needs, query, params, body, problems = [], ignoresUnknownParameters, contract, creates } = declared;
  const codes = problems.filter((each) => typeof each === 'string');
  const withStatus = problems.filter((each) => typeof each !== 'string');
  if (creates) withStatus.push({ code: 'conflict', status: 422 });
  return [
    ...new Set<ProblemCode>([
      ...(needs === 'none' ? [] : (['unauthenticated', 'insufficient_scope'] as const)),
      ...(ignoresUnknownParameters ? [] : (['unknown_parameter'] as const)),
      ...(query ? (['invalid_input'] as const) : []),
      ...(params ? (['not_found'] as const) : []),
      ...(body
        ? (['invalid_input', 'malformed_body', 'body_too_large', 'unsupported_media_type'] as const)
        : []),
      ...(declared.fresh ? (['confirmation_needed'] as const) : []),
      ...(needs === 'none' || contract ? [] : (['too_many_requests'] as const)),
      ...(creates ? (['invalid_input', 'conflict'] as const) : []),
      ...(declared.version?.current ? (['precondition_failed'] as const) : []),
      ...codes,
      'internal',
      // The database may be away at any time.
      'unavailable',
    ]),
  ]
    .map((code) => ({ code, status: statusOf(code) }))
    .concat(withStatus);
}

export const noParameters = z.strictObject({});
