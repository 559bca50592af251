/** Why a message, a company of a run or a listing did not succeed, as programs see it: a closed set, whatever an older version wrote. */

/** What ANAF, or the way to it, did. `anaf/errors.ts` says what each means. */
export const anafFailureCodes = [
  'rights_cif',
  'rights_certificate',
  'rights_message',
  'not_found',
  'page_past_end',
  'clock',
  'quota_cif',
  'quota_message',
  'quota_connection',
  'rate_limited',
  'unauthorized',
  'forbidden',
  'our_fault',
  'too_many_for_simple_list',
  'malformed',
  'firewall',
  'maintenance',
  'server_error',
  'network',
  'timeout',
  'truncated',
  'too_large',
  'technical_error',
  'unknown_note',
  'cancelled',
  'invalid_grant',
  'invalid_client',
  'access_denied',
] as const;

export const failureCodes = [
  ...anafFailureCodes,
  /** Our own limit for the day, which lies below ANAF's. */
  'daily_limit',
  'token_refresh_failed',
  'no_valid_anaf_token',
  'company_removed',
  /** The rows of a listing never added up to ANAF's own total. */
  'listing_unproven',
  /** The listing is complete; some messages are pending. */
  'messages_failed',
  /** ANAF's row has no download number yet. */
  'no_id',
  'expired',
  /** ANAF says that the 60 days are over, and its own dates or listings do not agree. */
  'expiry_unproven',
  'listed_after_expiry',
  /** By a person. */
  'closed',
  'archive_full',
  'archive_read_only',
  'archive_missing',
  'archive_conflict',
  'archive_unavailable',
  'zip_not_a_zip',
  'zip_corrupt',
  'zip_encrypted',
  'zip_unsupported',
  'zip_too_many_entries',
  'zip_too_large',
  'zip_no_document',
  'zip_other_document',
  'zip_ambiguous',
  'internal',
  /** Written by another version of the program. */
  'other',
] as const;
export type FailureCode = (typeof failureCodes)[number];

export function toFailureCode(code: string): FailureCode;
export function toFailureCode(code: string | null): FailureCode | null;
export function toFailureCode(code: string | null): FailureCode | null {
  if (code === null) return null;
  return (failureCodes as readonly string[]).includes(code) ? (code as FailureCode) : 'other';
}
