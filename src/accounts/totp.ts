/** Codes of an application on a telephone (RFC 6238): six digits, new every thirty seconds. Pure but for chance. */
import { Secret, TOTP } from 'otpauth';

const stepMs = 30_000;

/** 160 bits in base32, as people type it where a picture cannot be scanned. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What the picture says: the account's name beside the service's, so that two installations are told apart. */
export function totpUri(secret: string, { email, service }: { email: string; service: string }): string {
  return totpOf(secret, { issuer: service, label: email }).toString();
}

/**
 * The step of thirty seconds that the code belongs to; undefined when it is not valid now. One step before and after count,
 * because clocks differ and people type slowly.
 */
export function findTotpStep(secret: string, code: string, now: Date): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const delta = totpOf(secret).validate({ token: code, timestamp: now.getTime(), window: 1 });
  return delta === null ? undefined : Math.floor(now.getTime() / stepMs) + delta;
}

function totpOf(secret: string, names: { issuer?: string; label?: string } = {}): TOTP {
  const form = { algorithm: 'SHA1', digits: 6, period: stepMs / 1000 };
  return new TOTP({ ...names, ...form, secret: Secret.fromBase32(secret) });
}
