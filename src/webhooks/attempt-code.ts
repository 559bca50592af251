/** Why an attempt is no success: an answer that is none, or no answer. */
import { type OutboundFailure, outboundFailures } from '../outbound/outbound-error.ts';

/** `gone`: 410. `redirect`: 3xx, which is not followed. `refused`: any other status but 2xx. */
const answers = ['gone', 'redirect', 'refused'] as const;

export const attemptCodes = [...answers, ...outboundFailures] as const;
export type AttemptCode = (typeof answers)[number] | OutboundFailure;

/** @returns null for a success */
export function codeOfStatus(status: number): AttemptCode | null {
  if (status >= 200 && status < 300) return null;
  if (status === 410) return 'gone';
  return status >= 300 && status < 400 ? 'redirect' : 'refused';
}
