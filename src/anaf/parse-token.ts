/** What an answer of ANAF's token endpoint means. Pure. Its errors carry neither body nor cause: both may hold tokens. */

import { isRecord, refuseFailures } from './classify-failure.ts';
import { AnafError, type AnafErrorCode, errorTable } from './errors.ts';
import { readBody } from './read-body.ts';
import type { Answer } from './transport.ts';

export interface TokenGrant {
  accessToken: string;
  refreshToken: string | null;
  /** Seconds; 7,776,000 (90 days) as a rule. */
  expiresInSeconds: number | null;
}

/** RFC 6749 §5.2. Only these say something of the person or the settings; ANAF sends them with HTTP 400 (seen live 2026-06-28). */
const refusals: Record<string, AnafErrorCode> = {
  invalid_grant: 'invalid_grant',
  invalid_client: 'invalid_client',
  unauthorized_client: 'invalid_client',
  access_denied: 'access_denied',
};

export function parseToken(answer: Answer): TokenGrant {
  const { status, correlationId } = answer;
  const body = readBody(answer.body);
  const value = body.kind === 'json' && isRecord(body.value) ? body.value : null;
  if (value && typeof value.error === 'string' && status < 500 && status !== 429) {
    const code = refusals[value.error] ?? 'our_fault';
    const words = [value.error, value.error_description]
      .filter((part) => typeof part === 'string')
      .join(': ');
    throw new AnafError(code, { status, correlationId, words });
  }
  if (status === 200 && isToken(value?.access_token)) {
    const { access_token, refresh_token, expires_in } = value as Record<string, unknown> & {
      access_token: string;
    };
    const seconds = Number(expires_in);
    return {
      accessToken: access_token,
      refreshToken: isToken(refresh_token) ? refresh_token : null,
      expiresInSeconds: expires_in !== null && Number.isFinite(seconds) && seconds > 0 ? seconds : null,
    };
  }
  throw withoutBody(answer);
}

/** Visible ASCII, as RFC 6749 has it: anything else could not be sent in a header. */
function isToken(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]+$/.test(value);
}

function withoutBody(answer: Answer): AnafError {
  const { status, correlationId } = answer;
  try {
    refuseFailures(answer);
  } catch (error) {
    if (!(error instanceof AnafError)) throw error;
    const code = errorTable[error.code].outage || error.code === 'rate_limited' ? error.code : 'malformed';
    return new AnafError(code, { status, correlationId, retryAt: error.retryAt });
  }
  return new AnafError('malformed', { status, correlationId });
}
