/** Why a request to an address that a tenant configured was not answered. The message holds no address: it may be a credential. */

export const outboundFailures = [
  /** No answer: refused, reset, unreachable, or not HTTP. */
  'no_connection',
  /** The certificate does not hold, or there is no TLS. */
  'tls',
  'timeout',
  /** The host does not resolve, or not to public addresses alone. One code, so that names of our own network are not told apart. */
  'no_public_address',
  'not_https',
  'not_a_url',
  'credentials_in_url',
  'cancelled',
] as const;
export type OutboundFailure = (typeof outboundFailures)[number];

export class OutboundError extends Error {
  override readonly name = 'OutboundError';
  readonly code: OutboundFailure;

  constructor(code: OutboundFailure, options?: { cause: unknown }) {
    super(`outbound request: ${code}`, options);
    this.code = code;
  }
}
