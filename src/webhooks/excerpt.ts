/** What is kept of an endpoint's answer, for people who look why it failed: the first bytes, without our secrets. Pure. */

import { maskPersonalCodes } from '../core/cif.ts';
import { cleanText } from '../core/clean-text.ts';

export const mostAnswerBytes = 1024;

/** An answer may repeat the request. Longest first, so that a whole secret is replaced once and not part by part. */
export function excerptOf(answer: Buffer, secrets: string[]): string {
  const text = answer.subarray(0, mostAnswerBytes).toString('utf8');
  const known = [...new Set(secrets)].filter((s) => s.length >= 8).sort((a, b) => b.length - a.length);
  const redacted = known.reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text);
  return maskPersonalCodes(cleanText(redacted.replace(keys, '[secret]'))).slice(0, mostAnswerBytes);
}

/** Our API keys, signing secrets, and tokens of any service. */
const keys = /\befs_[\w-]{8,}|\bwhsec_[\w+/=-]{8,}|\bv1a?,[\w+/=]{20,}|\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g;
