/** What a caller is told when a request is not carried out: RFC 9457, one switch from code to status, nothing of our insides. */
import { randomUUID } from 'node:crypto';
import { maskPersonalCodes } from '../core/cif.ts';
import { Problem, type ProblemCode } from '../core/errors.ts';
import { scopes } from '../core/scope.ts';
import type { Language } from '../text/language.ts';
import { problemText } from '../text/problems/problem-text.ts';

export function statusOf(code: ProblemCode): number {
  switch (code) {
    case 'invalid_input':
    case 'unknown_parameter':
    case 'malformed_body':
      return 400;
    case 'unauthenticated':
      return 401;
    case 'insufficient_scope':
    case 'confirmation_needed':
    case 'no_valid_anaf_token':
    case 'plan_limit_exceeded':
    case 'setup_code_wrong':
      return 403;
    case 'not_found':
      return 404;
    case 'method_not_allowed':
      return 405;
    case 'conflict':
    case 'cursor_unknown':
    case 'already_set_up':
    case 'not_archived':
    case 'unreadable':
      return 409;
    case 'link_expired':
    case 'run_pruned':
      return 410;
    case 'precondition_failed':
      return 412;
    case 'body_too_large':
      return 413;
    case 'unsupported_media_type':
      return 415;
    case 'anaf_refused':
      return 422;
    case 'too_many_requests':
      return 429;
    case 'internal':
      return 500;
    case 'anaf_unreachable':
      return 502;
    case 'anaf_not_configured':
    case 'unavailable':
      return 503;
  }
}

export interface ProblemAnswer {
  status: number;
  headers: Record<string, string>;
  /** A whole document, personal codes masked. */
  body: string;
}

/**
 * @param publicUrl under which the page about the code is
 * @param language that the caller asked for by Accept-Language; English unless said
 */
export function answerProblem(problem: Problem, publicUrl: string, language: Language = 'en'): ProblemAnswer {
  const { title, detail } = problemText(problem, language);
  const document = {
    type: new URL(`/problems/${problem.code}`, publicUrl).href,
    title,
    status: statusOf(problem.code),
    detail,
    code: problem.code,
    ...problem.extra,
  };
  const { retryAfterSeconds, allow } = problem.extra;
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json; charset=utf-8',
    vary: 'accept-language',
  };
  if (retryAfterSeconds !== undefined) headers['retry-after'] = String(retryAfterSeconds);
  if (Array.isArray(allow)) headers.allow = allow.join(', ');
  const challenge = challengeOf(problem, document.status);
  if (challenge !== undefined) headers['www-authenticate'] = challenge;
  return { status: document.status, headers, body: maskPersonalCodes(JSON.stringify(document)) };
}

/** RFC 6750, section 3: no error code for a request that brought no credentials. */
function challengeOf({ reason, code, extra }: Problem, status: number): string | undefined {
  if (status === 401) return reason === 'key_invalid' ? 'Bearer error="invalid_token"' : 'Bearer';
  if (code !== 'insufficient_scope') return undefined;
  const scope = (scopes as readonly unknown[]).includes(extra.needed) ? `, scope="${extra.needed}"` : '';
  return `Bearer error="insufficient_scope"${scope}`;
}

/** What was thrown as what may be said; `unknown` when it is our bug, and belongs into the log as a whole. */
export function readError(error: unknown): { problem: Problem; unknown: boolean } {
  if (error instanceof Problem) return { problem: error, unknown: false };
  const { code, statusCode, message } = error as { code?: string; statusCode?: number; message?: string };
  const known = code === undefined ? undefined : frameworkProblem(code);
  if (known) return { problem: known, unknown: false };
  if (code !== undefined && databaseIsAway(code)) {
    return { problem: new Problem('unavailable', 'database', {}), unknown: true };
  }
  if (code !== undefined && cannotBeKept(code)) {
    return { problem: new Problem('invalid_input', 'text_or_date', {}), unknown: true };
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    const values = { message: message ?? 'Bad request.' };
    const problem = new Problem('invalid_input', 'framework', values, { status: statusCode });
    return { problem, unknown: false };
  }
  const reference = randomUUID();
  return {
    problem: new Problem('internal', 'error', { reference }, { reference }),
    unknown: true,
  };
}

function frameworkProblem(code: string): Problem | undefined {
  switch (code) {
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return new Problem('malformed_body', 'not_json', {});
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return new Problem('malformed_body', 'empty', {});
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new Problem('malformed_body', 'wrong_length', {});
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Problem('body_too_large', 'body', {});
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_ERR_CTP_INVALID_TYPE':
      return new Problem('unsupported_media_type', 'unknown', {});
    case 'FST_ERR_BAD_URL':
      return new Problem('invalid_input', 'bad_escape', {});
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return new Problem('not_found', 'no_such_path', {});
    default:
      return undefined;
  }
}

/** Classes 08 and 57P are lost and ended connections; the rest is what a socket says. */
function databaseIsAway(code: string): boolean {
  return /^(08...|57P0.|53300|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT)$/.test(code);
}

/** PostgreSQL's words for values that no schema of ours forbids: NUL, half a character, the year 0. */
function cannotBeKept(code: string): boolean {
  return ['22021', '22P05', '22007', '22008'].includes(code);
}
