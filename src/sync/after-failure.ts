/** What follows a failed call: one table, whole by the compiler. Knows codes and times; changes nothing itself. */

import type { AnafErrorCode } from '../anaf/errors.ts';
import { nextBucharestDayAt } from '../core/bucharest.ts';
import type { BreakerKey } from '../db/budget/breaker.ts';

/** Whom a call concerned. */
export interface CallSubject {
  organisationId: string;
  /** Undefined when the call says nothing about the company: its row bears another company's code. */
  cif?: string;
  connectionId: string;
  /** ANAF's id of the message, when the call was about one. */
  messageId?: string;
}

/** `tomorrow`: ANAF counts by its day, so 00:15 is when asking once more makes sense; `pause`: a minute, doubling to fifteen. */
type Consequence = { close: BreakerKey['scope']; until: 'tomorrow' | 'pause' } | null;

const consequences = {
  rate_limited: { close: 'application', until: 'pause' },
  quota_cif: { close: 'cif', until: 'tomorrow' },
  quota_message: { close: 'message', until: 'tomorrow' },
  quota_connection: { close: 'connection', until: 'tomorrow' },
  // Without a client that ANAF accepts no call can do anything; a person is told, and it is tried again in a while.
  invalid_client: { close: 'application', until: 'pause' },
  rights_cif: null,
  rights_certificate: null,
  rights_message: null,
  not_found: null,
  page_past_end: null,
  clock: null,
  unauthorized: null,
  forbidden: null,
  our_fault: null,
  too_many_for_simple_list: null,
  malformed: null,
  firewall: null,
  maintenance: null,
  server_error: null,
  network: null,
  timeout: null,
  truncated: null,
  too_large: null,
  technical_error: null,
  unknown_note: null,
  cancelled: null,
  invalid_grant: null,
  access_denied: null,
} satisfies Record<AnafErrorCode, Consequence>;

/** The breaker that a failure opens, or undefined when it concerns nothing beyond the call. */
export function breakerAfter(
  code: AnafErrorCode,
  subject: CallSubject,
  now: Date,
): (BreakerKey & { until: Date | undefined }) | undefined {
  const consequence: Consequence = consequences[code];
  if (!consequence) return undefined;
  const key = breakerKey(consequence.close, subject);
  return (
    key && { ...key, until: consequence.until === 'tomorrow' ? nextBucharestDayAt(now, 0, 15) : undefined }
  );
}

/** Everything that may be closed for a call. */
export function breakerKeys(subject: CallSubject): BreakerKey[] {
  return (['application', 'cif', 'connection', 'message'] as const).flatMap(
    (scope) => breakerKey(scope, subject) ?? [],
  );
}

function breakerKey(scope: BreakerKey['scope'], subject: CallSubject): BreakerKey | undefined {
  if (scope === 'application') return { scope, key: '' };
  const key = { cif: subject.cif, connection: subject.connectionId, message: subject.messageId }[scope];
  return key === undefined ? undefined : { scope, key };
}
