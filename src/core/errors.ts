/** What goes wrong in words every door understands: a stable code, a sentence that says what to do, and the cause. */

/** Codes of the API's problems; api/errors.ts gives each its status. */
export const problemCodes = [
  'unauthenticated',
  'insufficient_scope',
  'not_found',
  'invalid_input',
  'unknown_parameter',
  'malformed_body',
  'body_too_large',
  'unsupported_media_type',
  'method_not_allowed',
  'conflict',
  'too_many_requests',
  'no_valid_anaf_token',
  'plan_limit_exceeded',
  'anaf_not_configured',
  'anaf_unreachable',
  'anaf_refused',
  'setup_code_wrong',
  'already_set_up',
  'link_expired',
  'not_archived',
  'unreadable',
  'unavailable',
  'internal',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** A request that cannot be carried out, for a reason that its sender can understand. Never a bug of ours. */
export class Problem extends Error {
  readonly code: ProblemCode;
  /** Extra members of the problem document, such as `parameter` or `retryAfterSeconds`. */
  readonly extra: Record<string, unknown>;
  /** The detail for people who read Romanian, where the code alone does not say it. */
  romanian: string | undefined;

  constructor(code: ProblemCode, detail: string, extra: Record<string, unknown> = {}, cause?: unknown) {
    super(detail, cause === undefined ? undefined : { cause });
    this.name = 'Problem';
    this.code = code;
    this.extra = extra;
  }

  inRomanian(detail: string): this {
    this.romanian = detail;
    return this;
  }
}

export function notFound(what: string): Problem {
  return new Problem('not_found', `There is no such ${what} in this organisation.`);
}
