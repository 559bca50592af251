/** What goes wrong in a way that every door understands: a stable code, the reason with its values, and the cause. */
import type { Missing, ProblemReasons } from './problem-reasons.ts';

/** Codes of the API's problems; api/errors.ts gives each its status. */
export const problemCodes = [
  'unauthenticated',
  'insufficient_scope',
  'confirmation_needed',
  'not_found',
  'invalid_input',
  'unknown_parameter',
  'malformed_body',
  'body_too_large',
  'unsupported_media_type',
  'method_not_allowed',
  'conflict',
  'cursor_unknown',
  'precondition_failed',
  'too_many_requests',
  'no_valid_anaf_token',
  'plan_limit_exceeded',
  'anaf_not_configured',
  'anaf_unreachable',
  'anaf_refused',
  'setup_code_wrong',
  'already_set_up',
  'link_expired',
  'run_pruned',
  'not_archived',
  'unreadable',
  'unavailable',
  'internal',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** One of a code's reasons with the values that it needs. */
export type ReasonOf<Code extends ProblemCode> = {
  [R in keyof ProblemReasons[Code]]: [reason: R, values: ProblemReasons[Code][R]];
}[keyof ProblemReasons[Code]];

type CodeAndReason = { [C in ProblemCode]: [code: C, ...ReasonOf<C>] }[ProblemCode];

/** Members of a problem document beside those of RFC 9457; `api/problem.ts` describes each to programs. */
export interface ProblemMembers {
  /** In place of the status of the code. */
  status: number;
  parameter: string;
  errors: { field: string; message: string }[];
  needed: string;
  understood: readonly string[];
  allow: readonly string[];
  retryAfterSeconds: number;
  until: string | Date;
  reference: string;
  reason: string;
  anafCode: string;
  state: string;
  decision: string | null;
  plan: string;
  limit: number;
  possibleAgainAt: string;
  columns: Record<string, string>;
  unread: unknown;
  missing: readonly string[];
  doubts: readonly string[];
  unfitting: readonly string[];
  seen: readonly string[];
  /** Of a pruned run: what is left of its day. */
  day: unknown;
}
type Extra = Partial<ProblemMembers>;

/**
 * A request that cannot be carried out, for a reason that its sender can understand. Never a bug of ours. It holds no
 * sentence: each door translates it with `problemText` of text/problems, where a new reason gets its sentences.
 */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly reason: string;
  readonly values: object;
  readonly extra: Extra;

  /** `new Problem('not_found', 'missing', { what: 'company' })` */
  constructor(
    ...[code, reason, values, extra = {}, cause]: [...CodeAndReason, extra?: Extra, cause?: unknown]
  ) {
    super(`${code}: ${reason}`, cause === undefined ? undefined : { cause });
    this.name = 'Problem';
    this.code = code;
    this.reason = reason;
    this.values = values;
    this.extra = extra;
  }
}

export function notFound(what: Missing): Problem {
  return new Problem('not_found', 'missing', { what });
}
