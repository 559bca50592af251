/** What a command's exit code says to a script. The same numbers for every command; docs/command-line.md lists them. */
import type { ProblemCode } from '../core/errors.ts';

export const exitCodes = {
  done: 0,
  /** It was tried and did not succeed. */
  failed: 1,
  /** The command was not understood; nothing was done. */
  usage: 2,
  /** Nothing helps but a person: a setup, a certificate, a right at ANAF. */
  needsPerson: 3,
  /** Some of it was done. */
  partly: 4,
  /** A limit or an outage: the same command may succeed later. */
  later: 5,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Of a problem that an action answers with. */
export const exitCodeOf = {
  unauthenticated: exitCodes.failed,
  insufficient_scope: exitCodes.failed,
  confirmation_needed: exitCodes.failed,
  not_found: exitCodes.failed,
  invalid_input: exitCodes.usage,
  unknown_parameter: exitCodes.usage,
  malformed_body: exitCodes.usage,
  body_too_large: exitCodes.usage,
  unsupported_media_type: exitCodes.usage,
  method_not_allowed: exitCodes.failed,
  conflict: exitCodes.failed,
  cursor_unknown: exitCodes.failed,
  precondition_failed: exitCodes.failed,
  too_many_requests: exitCodes.later,
  no_valid_anaf_token: exitCodes.needsPerson,
  plan_limit_exceeded: exitCodes.later,
  anaf_not_configured: exitCodes.needsPerson,
  anaf_unreachable: exitCodes.later,
  anaf_refused: exitCodes.needsPerson,
  setup_code_wrong: exitCodes.failed,
  already_set_up: exitCodes.failed,
  link_expired: exitCodes.needsPerson,
  run_pruned: exitCodes.failed,
  not_archived: exitCodes.failed,
  unreadable: exitCodes.failed,
  unavailable: exitCodes.later,
  internal: exitCodes.failed,
} satisfies Record<ProblemCode, ExitCode>;
