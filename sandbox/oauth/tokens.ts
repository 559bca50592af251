/** Codes, access tokens and refresh tokens of this SPV: who has which, and until when. Knows no HTTP. */

import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Settings } from '../settings.ts';
import { signedToken } from './jwt.ts';

const codeLifeMs = 60_000;
export const accessLifeMs = 7_776_000_000;
const refreshLifeMs = 31_536_000_000;

export interface Application {
  clientId: string;
  clientSecret: string;
  /** Exact callback addresses; when empty, any callback on this machine itself. */
  redirectUris: string[];
}

export interface AccessToken {
  serial: string;
  clientId: string;
  expiresAt: number;
}

export interface RefreshToken extends AccessToken {
  jwt: boolean;
}

interface Code {
  serial: string;
  clientId: string;
  redirectUri: string;
  jwt: boolean;
  expiresAt: number;
}

export interface TokenPair {
  accessToken: string;
  refreshToken: string;
}

export class Tokens {
  readonly applications = new Map<string, Application>();
  readonly access = new Map<string, AccessToken>();
  readonly refresh = new Map<string, RefreshToken>();
  readonly #codes = new Map<string, Code>();
  readonly #clock: Clock;
  readonly #settings: Settings;
  onChange: () => void = () => {};

  constructor(clock: Clock, settings: Settings) {
    this.#clock = clock;
    this.#settings = settings;
  }

  addApplication(application: Application): void {
    this.applications.set(application.clientId, application);
    this.onChange();
  }

  acceptsRedirect(clientId: string, redirectUri: string): boolean {
    const registered = this.applications.get(clientId)?.redirectUris ?? [];
    return registered.length > 0 ? registered.includes(redirectUri) : isLoopback(redirectUri);
  }

  issueCode(grant: Omit<Code, 'expiresAt'>): string {
    const code = randomBytes(32).toString('hex');
    this.#codes.set(code, { ...grant, expiresAt: this.#clock.now() + codeLifeMs });
    return code;
  }

  /** The grant behind a code, once and within its minute; undefined otherwise. */
  redeemCode(code: string, clientId: string, redirectUri: string): Code | undefined {
    const grant = this.#codes.get(code);
    this.#codes.delete(code);
    if (!grant || grant.clientId !== clientId || grant.redirectUri !== redirectUri) return undefined;
    return grant.expiresAt > this.#clock.now() ? grant : undefined;
  }

  /** A pair as at the end of the dance. Tests may call it to skip the browser. */
  issue(serial: string, clientId: string, o: { jwt?: boolean; refreshExpiresAt?: number } = {}): TokenPair {
    const now = this.#clock.now();
    const jwt = o.jwt ?? true;
    const expiresAt = now + accessLifeMs;
    const accessToken = jwt
      ? signedToken({ serial, clientId, issuedAt: now, expiresAt, roles: this.#settings.roles })
      : randomBytes(32).toString('hex');
    const refreshToken = randomBytes(32).toString('hex');
    this.access.set(accessToken, { serial, clientId, expiresAt });
    this.refresh.set(refreshToken, {
      serial,
      clientId,
      jwt,
      expiresAt: o.refreshExpiresAt ?? now + refreshLifeMs,
    });
    this.onChange();
    return { accessToken, refreshToken };
  }

  /** A new pair for a refresh token that still holds; undefined otherwise. */
  renew(refreshToken: string, clientId: string, jwt: boolean): TokenPair | undefined {
    const held = this.refresh.get(refreshToken);
    if (!held || held.clientId !== clientId || held.expiresAt <= this.#clock.now()) return undefined;
    if (this.#settings.refresh === 'rotate') this.refresh.delete(refreshToken);
    const slides = this.#settings.refreshSlides;
    return this.issue(held.serial, clientId, {
      jwt: jwt || held.jwt,
      ...(slides ? {} : { refreshExpiresAt: held.expiresAt }),
    });
  }

  /** The token behind an Authorization header, if it is known and unexpired. */
  find(authorization: string | undefined): AccessToken | undefined {
    if (!authorization?.startsWith('Bearer ')) return undefined;
    const token = this.access.get(authorization.slice(7));
    return token && token.expiresAt > this.#clock.now() ? token : undefined;
  }

  /** Makes every token of this certificate (or of all) unknown. `keepRefresh` leaves the way back open. */
  invalidate(o: { serial?: string; keepRefresh?: boolean } = {}): void {
    const maps = o.keepRefresh ? [this.access] : [this.access, this.refresh];
    for (const tokens of maps)
      for (const [token, { serial }] of tokens) if (!o.serial || serial === o.serial) tokens.delete(token);
    this.onChange();
  }
}

function isLoopback(uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname } = new URL(uri);
  return /^https?:$/.test(protocol) && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
