/**
 * Reads what ANAF writes into an access token: whose certificate, until when. A hint for people, never a proof: ANAF
 * publishes no key to verify it with. A token names no companies. Pure.
 */

import { cleanText } from '../core/clean-text.ts';
import { isRecord } from './classify-failure.ts';

export interface TokenClaims {
  /** The certificate's serial number, `34:00:00:25:69:…`: all that a person can recognise it by. */
  serial: string | null;
  issuedAt: Date | null;
  expiresAt: Date | null;
  /** `EFACTURA` among them when the application may use e-Factura. */
  roles: string[];
}

/** null for an opaque token, which ANAF issues to those who do not ask for a JWT. */
export function readAccessToken(token: string): TokenClaims | null {
  const payload = token.split('.')[1];
  if (!payload) return null;
  let claims: unknown;
  try {
    claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
  if (!isRecord(claims)) return null;
  return {
    serial: typeof claims.serial === 'string' ? cleanText(claims.serial).slice(0, 200) || null : null,
    issuedAt: instant(claims.iat),
    expiresAt: instant(claims.exp),
    roles: readRoles(claims.roles ?? claims.role),
  };
}

/** `HELLO,EFACTURA` in ANAF's paper of 2023, `HELLO@EFACTURA` in tokens of 2026. */
function readRoles(claim: unknown): string[] {
  const written = Array.isArray(claim) ? claim.join(',') : typeof claim === 'string' ? claim : '';
  return written.split(/[@,\s]+/).filter((role) => role !== '');
}

function instant(seconds: unknown): Date | null {
  const at = new Date(typeof seconds === 'number' ? seconds * 1000 : Number.NaN);
  return Number.isNaN(at.getTime()) ? null : at;
}
