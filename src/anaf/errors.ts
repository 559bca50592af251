/** What can go wrong between us and ANAF: one code a cause, and one table of what each means. Knows no bodies and no words. */

import { maskPersonalCodes } from '../core/cif.ts';
import { cleanText } from '../core/clean-text.ts';
import type { anafFailureCodes } from '../core/failure-code.ts';

export interface ErrorMeaning {
  /** Whom the failure is about; `call` is no more than what was asked: that listing, that message. */
  scope: 'call' | 'message' | 'cif' | 'connection' | 'application';
  /** The same call may succeed later without anybody doing anything. */
  transient: boolean;
  /** A person should hear of it. */
  alarming: boolean;
  /** Looks like ANAF being down: met by several messages in a row, it is ANAF and not the messages. */
  outage: boolean;
  /** The error's message, when nothing better is said. */
  says: string;
}

export const errorTable = {
  rights_cif: row('cif', ['alarming'], 'ANAF says that this certificate has no right to this company.'),
  rights_certificate: row(
    'connection',
    ['alarming'],
    'ANAF says that this certificate has no right to any company.',
  ),
  rights_message: row('message', ['alarming'], 'ANAF says that this certificate may not have this message.'),
  not_found: row('message', ['alarming'], 'ANAF does not know this message.'),
  // The list shrank between two calls: rows crossed the 60-day edge. The listing starts again.
  page_past_end: row('cif', ['transient'], 'ANAF has fewer pages than were asked for.'),
  clock: row('cif', ['transient'], "The window lies outside what ANAF's clock allows."),
  quota_cif: row('cif', ['transient', 'alarming'], "ANAF's daily limit for this company is reached."),
  // Ten downloads a message and day are shared with whatever else uses the certificate, so this is no fault of ours yet.
  quota_message: row('message', ['transient'], "ANAF's daily limit for this message is reached."),
  quota_connection: row(
    'connection',
    ['transient', 'alarming'],
    "ANAF's daily limit for this user is reached.",
  ),
  rate_limited: row('application', ['transient'], 'ANAF answers 429: too many calls a minute.'),
  unauthorized: row('connection', [], 'ANAF does not accept the access token.'),
  // A missing service in the application's registration, a wrong URL or a blocked user: refreshing the token mends none.
  forbidden: row(
    'connection',
    ['alarming'],
    'ANAF answers 403: the application or its user may not call this service.',
  ),
  our_fault: row('call', ['alarming'], 'ANAF says that the request itself is wrong.'),
  too_many_for_simple_list: row(
    'cif',
    ['alarming'],
    'ANAF has over 500 messages and asks for the paged list.',
  ),
  malformed: row(
    'call',
    ['transient', 'alarming', 'outage'],
    'ANAF answered something that is no answer to the question.',
  ),
  firewall: row('call', ['transient', 'alarming', 'outage'], "ANAF's firewall rejected the request."),
  maintenance: row('application', ['transient', 'outage'], 'ANAF is down for maintenance.'),
  server_error: row('application', ['transient', 'outage'], 'ANAF failed with a server error.'),
  network: row('application', ['transient', 'outage'], 'ANAF could not be reached.'),
  timeout: row('application', ['transient', 'outage'], 'ANAF did not answer in time.'),
  truncated: row('call', ['transient', 'outage'], "ANAF's answer broke off."),
  too_large: row('call', ['alarming'], "ANAF's answer is larger than the cap."),
  technical_error: row('call', ['transient', 'outage'], 'ANAF reports a technical error of its own.'),
  unknown_note: row('call', ['transient', 'alarming'], 'ANAF answered with a note that is not known here.'),
  cancelled: row('call', ['transient'], 'The call was cancelled.'),
  invalid_grant: row(
    'connection',
    ['alarming'],
    'ANAF refuses the code or the refresh token: someone must connect again.',
  ),
  invalid_client: row('application', ['alarming'], 'ANAF refuses the client id or the client secret.'),
  access_denied: row(
    'connection',
    [],
    'The certificate was not presented, or the request was declined at ANAF.',
  ),
} satisfies Record<(typeof anafFailureCodes)[number], ErrorMeaning>;

export type AnafErrorCode = keyof typeof errorTable;

/** Of failures that say that ANAF does not answer, and not that it refuses. */
export const outageCodes: AnafErrorCode[] = (Object.keys(errorTable) as AnafErrorCode[]).filter(
  (code) => errorTable[code].outage,
);

export const wordsCap = 500;
export const bodySampleCapBytes = 64 * 1024;

export interface AnafErrorDetails {
  /** ANAF's own words, tidied by `tidyWords`. */
  words?: string | null;
  /** From Retry-After, which ANAF is not known to send. */
  retryAt?: Date;
  /** ANAF's clock, as it quoted it. */
  quotedNow?: Date;
  /** The answer's Date header. */
  answeredAt?: Date | null;
  status?: number;
  /** `x-correlation-id`: what ANAF's support can look up. */
  correlationId?: string | null;
  /** The answer, when it could not be read. May hold personal data. */
  body?: Buffer;
  cause?: unknown;
}

/** A call to ANAF that brought no answer to its question. Carries no token and no URL. */
export class AnafError extends Error {
  override readonly name = 'AnafError';
  readonly code: AnafErrorCode;
  readonly words: string | null;
  readonly retryAt?: Date;
  readonly quotedNow?: Date;
  readonly answeredAt?: Date;
  readonly status?: number;
  readonly correlationId?: string;
  /** At most 64 kB, on `unknown_note` and `malformed` alone; not enumerable, so that no logger writes it. */
  declare readonly bodySample?: Buffer;

  constructor(code: AnafErrorCode, details: AnafErrorDetails = {}) {
    super(errorTable[code].says, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.words = details.words ? tidyWords(details.words) : null;
    if (details.retryAt) this.retryAt = details.retryAt;
    if (details.quotedNow) this.quotedNow = details.quotedNow;
    if (details.answeredAt) this.answeredAt = details.answeredAt;
    if (details.status !== undefined) this.status = details.status;
    if (details.correlationId) this.correlationId = cleanText(details.correlationId).slice(0, 100);
    if (details.body && (code === 'unknown_note' || code === 'malformed')) {
      const value = Buffer.from(details.body.subarray(0, bodySampleCapBytes));
      Object.defineProperty(this, 'bodySample', { value, enumerable: false });
    }
  }
}

/** On one line, without control characters, capped, personal codes masked; null when nothing is left. */
export function tidyWords(words: string): string | null {
  const line = maskPersonalCodes(cleanText(words).replace(/\s+/g, ' ').trim());
  return line === ''
    ? null
    : line.length > wordsCap
      ? `${line.slice(0, wordsCap - 1).toWellFormed()}…`
      : line;
}

type Trait = 'transient' | 'alarming' | 'outage';

function row(scope: ErrorMeaning['scope'], traits: Trait[], says: string): ErrorMeaning {
  const has = (trait: Trait) => traits.includes(trait);
  return { scope, transient: has('transient'), alarming: has('alarming'), outage: has('outage'), says };
}
